/** One tensor or scalar of an answer, held against its declared type. */

import type { RawValue } from '../run/realm';
import { formatType } from '../spec/parse-type';
import type { DimSizes } from '../spec/problem';
import type { ValueType } from '../spec/signature';
import { expectedSize } from '../tensor/from-literal';
import { describeWrongShape } from './describe-shape';
import { type Leaf, textLeaf } from './leaf';

/** A value that does not fit its type; ends the reading of an answer. */
export class Misfit extends Error {
  constructor(
    readonly kind: 'wrong-type' | 'wrong-shape' | 'not-finite' | 'output-limit',
    message: string,
  ) {
    super(message);
  }
}

export function wrongType(message: string): Misfit {
  return new Misfit('wrong-type', message);
}

/** @throws Misfit */
export function readScalar(raw: RawValue, scalar: (ValueType & { kind: 'scalar' })['scalar'], path: string): Leaf {
  const place = path || 'the result';
  if (scalar === 'string') {
    if (raw.kind !== 'string') throw wrongType(`${place} must be a string, got ${describeRaw(raw)}`);
    return textLeaf(path, [], [], [raw.value]);
  }
  const leaf = (dtype: Leaf['dtype'], number: number): Leaf => ({
    output: path,
    dtype,
    axes: [],
    shape: [],
    data: Float64Array.of(number),
  });
  const value = scalarOf(raw);
  if (scalar === 'bool') {
    if (typeof value !== 'boolean' && value !== 0 && value !== 1)
      throw wrongType(`${place} must be a boolean, got ${describeRaw(raw)}`);
    return leaf('boolean', Number(value));
  }
  if (typeof value !== 'number') throw wrongType(`${place} must be a number, got ${describeRaw(raw)}`);
  if (scalar === 'float') return leaf('float', value);
  if (!Number.isFinite(value)) throw new Misfit('not-finite', `${place} is ${value}; expected a whole number`);
  if (!Number.isInteger(value)) throw wrongType(`${place} is ${value}; expected a whole number`);
  return leaf('int', value);
}

function scalarOf(raw: RawValue): number | boolean | undefined {
  if (raw.kind === 'number' || raw.kind === 'boolean') return raw.value;
  if (raw.kind !== 'tensor' || raw.shape.length > 0) return undefined;
  return raw.holds === 'boolean' ? raw.data[0] === 1 : raw.data[0];
}

/**
 * @param item position in the enclosing list, which picks the entry of a list dim
 * @throws Misfit
 */
export function readTensor(
  raw: RawValue,
  type: ValueType & { kind: 'tensor' },
  path: string,
  dims: DimSizes,
  item: number | undefined,
): Leaf {
  const place = path || 'the result';
  // A plain number is a tensor without axes, and nothing else.
  const isScalar = (raw.kind === 'number' || raw.kind === 'boolean') && type.axes.length === 0;
  const scalar = isScalar ? Float64Array.of(Number(raw.value)) : undefined;
  if (raw.kind !== 'tensor' && scalar === undefined)
    throw wrongType(`${place} must be ${formatType(type)}, got ${describeRaw(raw)}`);
  const shape = raw.kind === 'tensor' ? raw.shape : [];
  const data = raw.kind === 'tensor' ? raw.data : (scalar as Float64Array);
  const holdsBooleans = raw.kind === 'tensor' ? raw.holds === 'boolean' : raw.kind === 'boolean';

  const axes = type.axes.map((axis) => ('name' in axis ? axis.name : String(axis.size)));
  const expected = type.axes.map((axis, i) => expectedSize(axis, dims, item) ?? shape[i] ?? 0);
  if (!sameShape(shape, expected) && !(data.length === 0 && emptyMatches(shape, expected)))
    throw new Misfit('wrong-shape', describeWrongShape(place, axes, expected, shape, dims));
  if (holdsBooleans !== (type.dtype === 'bool') && !(type.dtype === 'bool' && isZeroOne(data)))
    throw wrongType(`${place} holds ${holdsBooleans ? 'booleans' : 'numbers'}; expected ${formatType(type)}`);
  if (type.dtype === 'i32') {
    const at = data.findIndex((x) => !Number.isInteger(x));
    const value = data[at];
    if (value !== undefined && Number.isFinite(value))
      throw wrongType(`${place} holds ${value} at position ${at}; expected whole numbers`);
    if (value !== undefined)
      throw new Misfit('not-finite', `${place} holds ${value} at position ${at}; expected whole numbers`);
  }
  return { output: path, dtype: type.dtype, axes, shape: expected, data };
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, i) => size === b[i]);
}

/** `[]` stands for any empty tensor: nested arrays cannot show the sizes behind an empty axis. */
function emptyMatches(shape: readonly number[], expected: readonly number[]): boolean {
  return expected.includes(0) && shape.length <= expected.length && shape.every((size, i) => size === expected[i]);
}

function isZeroOne(data: Float64Array): boolean {
  return data.every((x) => x === 0 || x === 1);
}

/** What came, in the person's words. */
export function describeRaw(raw: RawValue): string {
  switch (raw.kind) {
    case 'tensor':
      return raw.shape.length === 0
        ? 'a scalar tensor'
        : `${raw.from === 'tensor' ? 'a tensor' : 'an array'} of shape [${raw.shape.join(', ')}]`;
    case 'number':
    case 'boolean':
      return `the ${raw.kind} ${raw.value}`;
    case 'string':
      return `the string ${JSON.stringify(raw.value.slice(0, 40))}`;
    case 'list':
      return `a list of ${raw.items.length}`;
    case 'record':
      return `an object { ${raw.fields.map(([name]) => name).join(', ')} }`;
    case 'unusable':
      return raw.what;
    case 'ragged':
      return 'a ragged array';
    case 'too-deep':
      return 'a very deep array';
    case 'too-large':
      return 'a very large array';
  }
}
