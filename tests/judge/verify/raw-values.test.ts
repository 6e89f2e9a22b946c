import { expect, test } from 'vitest';
import { isSameAnswer } from '#judge/run/raw-answer';
import type { RawValue } from '#judge/run/realm';
import { asTensors, mapRaw } from '#judge/verify/raw-values';

const tensor = (...data: number[]): RawValue => ({
  kind: 'tensor',
  shape: [data.length],
  data: Float64Array.from(data),
  holds: 'number',
  from: 'nested',
});
const number = (value: number): RawValue => ({ kind: 'number', value });
const record = (fields: Record<string, RawValue>): RawValue => ({ kind: 'record', fields: Object.entries(fields) });

test.each<[string, RawValue, RawValue]>([
  ['rounding', tensor(1, 2), tensor(1 + 1e-7, 2)],
  ['the order of fields', record({ a: number(1), b: number(2) }), record({ b: number(2), a: number(1) })],
  ['NaN in the same place', tensor(Number.NaN, 1), tensor(Number.NaN, 1)],
  ['the same infinity', number(Infinity), number(Infinity)],
])('takes answers for one whatever %s', (_, a, b) => {
  expect(isSameAnswer([a], [b])).toBe(true);
});

test.each<[string, RawValue, RawValue]>([
  ['a value', tensor(1, 2), tensor(1, 2.1)],
  ['a shape', tensor(1, 2), tensor(1, 2, 3)],
  ['NaN', tensor(1, Number.NaN), tensor(1, 2)],
  ['the sign of an infinity', number(Infinity), number(-Infinity)],
  ['a field', record({ a: number(1) }), record({ b: number(1) })],
  ['a string', { kind: 'string', value: 'a' }, { kind: 'string', value: 'b' }],
  ['the length of a list', { kind: 'list', items: [] }, { kind: 'list', items: [tensor()] }],
])('tells answers apart by %s', (_, a, b) => {
  expect(isSameAnswer([a], [b])).toBe(false);
});

test('changes every number and keeps the form', () => {
  const raw = record({ a: tensor(1, 2), b: { kind: 'list', items: [number(3), { kind: 'boolean', value: true }] } });
  expect(mapRaw(raw, () => 0)).toEqual(
    record({ a: tensor(0, 0), b: { kind: 'list', items: [number(0), { kind: 'boolean', value: false }] } }),
  );
});

test('rounds to float32 what tensors hold', () => {
  expect(asTensors(tensor(0.1))).toEqual({ ...tensor(Math.fround(0.1)), from: 'tensor' });
  expect(asTensors(number(16_777_217))).toEqual(number(16_777_217));
});

test.each<RawValue>([
  { kind: 'ragged', path: [1], expected: 2, actual: 3 },
  { kind: 'unusable', path: '', what: 'a function' },
])('knows that no tensor holds %o', (raw) => {
  expect(asTensors(record({ a: number(1), b: raw }))).toBeUndefined();
});
