/**
 * What a call returned, held against the declared type: leaves to compare, or the first thing wrong.
 *
 * Legal forms are wide (tensors, nested arrays, typed rows, a scalar tensor for a number, whole-number
 * floats for integers): how a right answer is stored is no reason to reject it.
 */

import type { RawValue } from '../run/realm';
import { formatType } from '../spec/parse-type';
import type { DimSizes } from '../spec/problem';
import type { ReturnType, ValueType } from '../spec/signature';
import { expectedSize, listLengthOf } from '../tensor/from-literal';
import { describeWrongShape } from './describe-shape';
import type { Leaf } from './leaf';

export type ReadOutput =
  | { readonly kind: 'leaves'; readonly leaves: readonly Leaf[] }
  | { readonly kind: 'wrong-type' | 'wrong-shape' | 'not-finite' | 'output-limit'; readonly message: string };

interface Context {
  readonly dims: DimSizes;
  /** Position in the enclosing list, which picks the entry of a list dim. */
  readonly item: number | undefined;
}

/** Read one returned value; `label` names the call in messages and is empty for a function problem. */
export function readOutput(raw: RawValue, type: ReturnType, dims: DimSizes, label: string): ReadOutput {
  const context: Context = { dims, item: undefined };
  if (type.kind === 'single') return readValue(raw, type.type, label, context);
  const names = type.fields.map((field) => field.name).join(', ');
  if (raw.kind !== 'record')
    return wrongType(`${label || 'the result'} must be an object { ${names} }, got ${describeRaw(raw)}`);
  const leaves: Leaf[] = [];
  for (const field of type.fields) {
    const value = raw.fields.find(([name]) => name === field.name)?.[1];
    const path = label === '' ? field.name : `${label}.${field.name}`;
    if (value === undefined)
      return wrongType(`${label || 'the result'} has no "${field.name}"; expected an object { ${names} }`);
    const read = readValue(value, field.type, path, context);
    if (read.kind !== 'leaves') return read;
    leaves.push(...read.leaves);
  }
  return { kind: 'leaves', leaves };
}

function readValue(raw: RawValue, type: ValueType, path: string, context: Context): ReadOutput {
  const place = path || 'the result';
  switch (raw.kind) {
    case 'unusable':
      return wrongType(
        `${raw.path === '' ? place : `${path}${raw.path}`} is ${raw.what}; expected ${formatType(type)}`,
      );
    case 'too-deep':
      return wrongType(`${place} is nested far deeper than ${formatType(type)}`);
    case 'too-large':
      return {
        kind: 'output-limit',
        message: `${place} holds ${raw.elements.toLocaleString('en')} elements, far more than ${formatType(type)} needs here`,
      };
    case 'ragged':
      return {
        kind: 'wrong-shape',
        message: `${place} is ragged: ${formatPath(raw.path)} has ${raw.actual} entries where its siblings have ${raw.expected}`,
      };
    default:
      if (type.kind === 'list') return readList(raw, type, path, context);
      return type.kind === 'scalar' ? readScalar(raw, type, path) : readTensor(raw, type, path, context);
  }
}

function readList(raw: RawValue, type: ValueType & { kind: 'list' }, path: string, context: Context): ReadOutput {
  if (raw.kind !== 'list')
    return wrongType(
      `${path || 'the result'} must be a list (an array of ${formatType(type.item)}), got ${describeRaw(raw)}`,
    );
  const expected = listLengthOf(type.item, context.dims);
  if (expected !== undefined && raw.items.length !== expected)
    return {
      kind: 'wrong-shape',
      message: `${path || 'the result'} has ${raw.items.length} items, expected ${expected}`,
    };
  const leaves: Leaf[] = [];
  for (const [item, value] of raw.items.entries()) {
    const read = readValue(value, type.item, `${path}[${item}]`, { dims: context.dims, item });
    if (read.kind !== 'leaves') return read;
    leaves.push(...read.leaves);
  }
  return { kind: 'leaves', leaves };
}

function readScalar(raw: RawValue, type: ValueType & { kind: 'scalar' }, path: string): ReadOutput {
  const place = path || 'the result';
  const value = scalarOf(raw);
  if (type.scalar === 'bool') {
    if (typeof value !== 'boolean' && value !== 0 && value !== 1)
      return wrongType(`${place} must be a boolean, got ${describeRaw(raw)}`);
    return leaf(path, 'boolean', Number(value));
  }
  if (typeof value !== 'number') return wrongType(`${place} must be a number, got ${describeRaw(raw)}`);
  if (type.scalar === 'float') return leaf(path, 'float', value);
  if (!Number.isFinite(value)) return { kind: 'not-finite', message: `${place} is ${value}; expected a whole number` };
  if (!Number.isInteger(value)) return wrongType(`${place} is ${value}; expected a whole number`);
  return leaf(path, 'int', value);
}

function scalarOf(raw: RawValue): number | boolean | undefined {
  if (raw.kind === 'number' || raw.kind === 'boolean') return raw.value;
  if (raw.kind !== 'tensor' || raw.shape.length > 0) return undefined;
  return raw.holds === 'boolean' ? raw.data[0] === 1 : raw.data[0];
}

function leaf(output: string, dtype: Leaf['dtype'], value: number): ReadOutput {
  return { kind: 'leaves', leaves: [{ output, dtype, axes: [], shape: [], data: Float64Array.of(value) }] };
}

function readTensor(
  raw: RawValue,
  type: ValueType & { kind: 'tensor' },
  path: string,
  { dims, item }: Context,
): ReadOutput {
  const place = path || 'the result';
  // A plain number is a tensor without axes, and nothing else.
  const isScalar = (raw.kind === 'number' || raw.kind === 'boolean') && type.axes.length === 0;
  const scalar = isScalar ? Float64Array.of(Number(raw.value)) : undefined;
  if (raw.kind !== 'tensor' && scalar === undefined)
    return wrongType(`${place} must be ${formatType(type)}, got ${describeRaw(raw)}`);
  const shape = raw.kind === 'tensor' ? raw.shape : [];
  const data = raw.kind === 'tensor' ? raw.data : (scalar as Float64Array);
  const holdsBooleans = raw.kind === 'tensor' ? raw.holds === 'boolean' : raw.kind === 'boolean';

  const axes = type.axes.map((axis) => ('name' in axis ? axis.name : String(axis.size)));
  const expected = type.axes.map((axis, i) => expectedSize(axis, dims, item) ?? shape[i] ?? 0);
  if (!sameShape(shape, expected) && !(data.length === 0 && emptyMatches(shape, expected)))
    return { kind: 'wrong-shape', message: describeWrongShape(place, axes, expected, shape, dims) };
  if (holdsBooleans !== (type.dtype === 'bool') && !(type.dtype === 'bool' && isZeroOne(data)))
    return wrongType(`${place} holds ${holdsBooleans ? 'booleans' : 'numbers'}; expected ${formatType(type)}`);
  if (type.dtype === 'i32') {
    const at = data.findIndex((x) => !Number.isInteger(x));
    const value = data[at];
    if (value !== undefined && Number.isFinite(value))
      return wrongType(`${place} holds ${value} at position ${at}; expected whole numbers`);
    if (value !== undefined)
      return { kind: 'not-finite', message: `${place} holds ${value} at position ${at}; expected whole numbers` };
  }
  return { kind: 'leaves', leaves: [{ output: path, dtype: type.dtype, axes, shape: expected, data }] };
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, i) => size === b[i]);
}

/** `[]` stands for any empty tensor: nested arrays cannot show the sizes behind an empty axis. */
function emptyMatches(shape: readonly number[], expected: readonly number[]): boolean {
  return expected.includes(0) && shape.length <= expected.length && shape.every((size, i) => size === expected[i]);
}

function isZeroOne(data: Float64Array): boolean {
  return data.every((x) => x === 0 || x === 1);
}

function formatPath(path: readonly number[]): string {
  return path.length === 0 ? 'it' : `[${path.join('][')}]`;
}

function wrongType(message: string): ReadOutput {
  return { kind: 'wrong-type', message };
}

function describeRaw(raw: RawValue): string {
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
