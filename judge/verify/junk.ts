/** Outputs that nobody computed, in the form of the right ones where that is possible. */

import type { PreparedCase } from '../run/prepare-cases';
import type { RawValue } from '../run/realm';
import { isTensor, type Value } from '../tensor/value';
import { mapRaw } from './raw-values';

export interface Junk {
  /** How findings name it: `zeros`, `the first input`. */
  readonly name: string;
  readonly outputs: readonly RawValue[];
  /** False for a form that no right answer has. */
  readonly mayBeRight: boolean;
}

/**
 * @param right what the reference returned in this case
 * @param previous what it returned in the case before; undefined for the first
 */
export function junkFor(
  prepared: PreparedCase,
  right: readonly RawValue[],
  previous: readonly RawValue[] | undefined,
): Junk[] {
  const filled = (name: string, value: number, text: string): Junk => ({
    name,
    outputs: right.map((raw) =>
      fillStrings(
        mapRaw(raw, () => value),
        text,
      ),
    ),
    mayBeRight: true,
  });
  const first = firstInput(prepared);
  return [
    filled('zeros', 0, ''),
    filled('ones', 1, '1'),
    filled('NaN', Number.NaN, 'NaN'),
    ...(first === undefined
      ? []
      : [{ name: 'the first input', outputs: right.map((raw) => inEveryField(raw, first)), mayBeRight: true }]),
    { name: 'a wrong shape', outputs: right.map(withOneMore), mayBeRight: false },
    ...(previous === undefined || previous.length === 0
      ? []
      : [
          {
            name: 'the previous output',
            outputs: right.map((_, i) => previous[i % previous.length] as RawValue),
            mayBeRight: true,
          },
        ]),
  ];
}

function fillStrings(raw: RawValue, text: string): RawValue {
  switch (raw.kind) {
    case 'string':
      return { kind: 'string', value: text };
    case 'list':
      return { kind: 'list', items: raw.items.map((item) => fillStrings(item, text)) };
    case 'record':
      return { kind: 'record', fields: raw.fields.map(([name, value]) => [name, fillStrings(value, text)] as const) };
    default:
      return raw;
  }
}

function firstInput({ calls }: PreparedCase): RawValue | undefined {
  for (const call of calls)
    if (call.op !== 'new') for (const value of call.args) if (value !== null) return rawOf(value);
  return undefined;
}

function rawOf(value: Value): RawValue {
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'string') return { kind: 'string', value };
  if (value === null) return { kind: 'unusable', path: '', what: 'null' };
  if (!isTensor(value)) return { kind: 'list', items: value.map(rawOf) };
  return {
    kind: 'tensor',
    shape: value.shape,
    data: Float64Array.from(value.data),
    holds: value.dtype === 'bool' ? 'boolean' : 'number',
    from: 'nested',
  };
}

function inEveryField(right: RawValue, value: RawValue): RawValue {
  return right.kind === 'record' ? { kind: 'record', fields: right.fields.map(([name]) => [name, value]) } : value;
}

/** One row, item or axis more than the right answer has. */
function withOneMore(raw: RawValue): RawValue {
  switch (raw.kind) {
    case 'tensor': {
      const [rows = 0, ...rest] = raw.shape;
      const row = rest.reduce((product, size) => product * size, 1);
      if (raw.shape.length === 0) return { ...raw, shape: [1] };
      const data = new Float64Array(raw.data.length + row);
      data.set(raw.data);
      data.set(raw.data.subarray(0, row), raw.data.length);
      return { ...raw, shape: [rows + 1, ...rest], data };
    }
    case 'number':
    case 'boolean':
      return {
        kind: 'tensor',
        shape: [1],
        data: Float64Array.of(Number(raw.value)),
        holds: raw.kind,
        from: 'nested',
      };
    case 'string':
      return { kind: 'list', items: [raw] };
    case 'list':
      return { kind: 'list', items: [...raw.items, raw.items[0] ?? { kind: 'number', value: 0 }] };
    case 'record': {
      const [first, ...rest] = raw.fields;
      return first === undefined ? raw : { kind: 'record', fields: [[first[0], withOneMore(first[1])], ...rest] };
    }
    default:
      return raw;
  }
}
