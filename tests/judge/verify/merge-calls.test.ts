import { expect, test } from 'vitest';
import type { PlannedCall } from '#judge/run/make-case';
import type { PreparedCase } from '#judge/run/prepare-cases';
import type { JobOutcome, RawValue } from '#judge/run/realm';
import { mergeCalls, splitOutcome } from '#judge/verify/merge-calls';

const created = (instance: number): PlannedCall => ({ op: 'new', instance, params: [], args: [] });
const called = (instance: number): PlannedCall => ({
  op: 'method',
  instance,
  method: 'step',
  params: [],
  args: [],
  returns: { kind: 'single', type: { kind: 'scalar', scalar: 'int' } },
  label: 'step',
});
const caseOf = (...calls: PlannedCall[]): PreparedCase => ({ calls }) as unknown as PreparedCase;
const numbers = (...values: number[]): RawValue[] => values.map((value) => ({ kind: 'number', value }));
const returned = (outputs: RawValue[]): JobOutcome => ({ kind: 'returned', outputs, mutated: null, elapsedMs: 6 });

const two = caseOf(created(0), created(1), called(1), called(0));
const one = caseOf(created(0), called(0));

test('gives the instances of later cases numbers of their own', () => {
  const calls = mergeCalls([two, one, one]);
  expect(calls.map((call) => (call.op === 'function' ? -1 : call.instance))).toEqual([0, 1, 1, 0, 2, 2, 3, 3]);
});

test('hands every case its outputs', () => {
  const parts = splitOutcome(returned(numbers(1, 2, 3)), [two, one]);
  expect(parts?.map((part) => part.kind === 'returned' && part.outputs)).toEqual([numbers(1, 2), numbers(3)]);
});

test.each<[string, JobOutcome]>([
  ['threw', { kind: 'threw', call: 1, name: 'Error', message: '', stack: '', elapsedMs: 1 }],
  ['took too long', { kind: 'time-limit', limitMs: 5 }],
  ['changed an input', { kind: 'returned', outputs: [], mutated: { call: 0, param: 0 }, elapsedMs: 1 }],
  ['ran out of room together', returned([{ kind: 'list', items: [{ kind: 'too-large', elements: 9 }] }])],
])('lets every case run on its own where the job %s', (_, outcome) => {
  expect(splitOutcome(outcome, [two, one])).toBeUndefined();
});
