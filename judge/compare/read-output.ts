/**
 * What a call returned, held against the declared type: arrays to compare, or the first thing wrong.
 *
 * Legal forms are wide (tensors, nested arrays, typed rows, a scalar tensor for a number, whole-number
 * floats for integers): how a right answer is stored is no reason to reject it. Sizes that the inputs do not
 * fix are read as they come; match-structure.ts holds them against the reference's answer.
 */

import type { RawValue } from '../run/realm';
import { formatType } from '../spec/parse-type';
import type { DimSizes } from '../spec/problem';
import type { ReturnType, ValueType } from '../spec/signature';
import { listLengthOf } from '../tensor/from-literal';
import { ITEM_AXIS, type Leaf, textLeaf } from './leaf';
import { allLeaves, type Output, type Part } from './output';
import { describeRaw, Misfit, readScalar, readTensor, wrongType } from './read-value';

export type ReadOutput =
  | { readonly kind: 'leaves'; readonly leaves: readonly Leaf[]; readonly outputs: readonly Output[] }
  | { readonly kind: 'wrong-type' | 'wrong-shape' | 'not-finite' | 'output-limit'; readonly message: string };

/** Which call returned the value; left out for a function problem. */
export interface CallPlace {
  /** Names the call in messages: `call 3 (step)`; empty for a function problem. */
  readonly label: string;
  readonly method: string | undefined;
  readonly call: number;
  readonly instance: number;
}

/** Read one returned value. */
export function readOutput(raw: RawValue, type: ReturnType, dims: DimSizes, place: CallPlace | string): ReadOutput {
  const { label, method, call, instance } =
    typeof place === 'string' ? { label: place, method: undefined, call: 0, instance: 0 } : place;
  const outputOf = (field: string | undefined, name: string, part: Part): Output => ({
    key: [method, field].filter((one) => one !== undefined).join('.') || 'result',
    name,
    call,
    instance,
    part,
  });
  try {
    const outputs =
      type.kind === 'single'
        ? [outputOf(undefined, label, readPart(raw, type.type, label, dims, undefined))]
        : readFields(raw, type, label).map(({ name, field, value, type: inner }) =>
            outputOf(field, name, readPart(value, inner, name, dims, undefined)),
          );
    return { kind: 'leaves', leaves: allLeaves(outputs), outputs };
  } catch (misfit) {
    if (!(misfit instanceof Misfit)) throw misfit;
    return { kind: misfit.kind, message: misfit.message };
  }
}

function readFields(raw: RawValue, { fields }: ReturnType & { kind: 'record' }, label: string) {
  const names = fields.map((field) => field.name).join(', ');
  if (raw.kind !== 'record')
    throw wrongType(`${label || 'the result'} must be an object { ${names} }, got ${describeRaw(raw)}`);
  return fields.map(({ name: field, type }) => {
    const value = raw.fields.find(([one]) => one === field)?.[1];
    if (value === undefined)
      throw wrongType(`${label || 'the result'} has no "${field}"; expected an object { ${names} }`);
    return { field, type, value, name: label === '' ? field : `${label}.${field}` };
  });
}

/** @param item position in the enclosing list, which picks the entry of a list dim */
function readPart(raw: RawValue, type: ValueType, path: string, dims: DimSizes, item: number | undefined): Part {
  const place = path || 'the result';
  switch (raw.kind) {
    case 'unusable':
      // An array of strings, say, where one string is due.
      if (type.kind === 'scalar' && raw.path !== '')
        throw wrongType(`${place} is an array; expected ${formatType(type)}`);
      throw wrongType(`${raw.path === '' ? place : `${path}${raw.path}`} is ${raw.what}; expected ${formatType(type)}`);
    case 'too-deep':
      throw wrongType(`${place} is nested far deeper than ${formatType(type)}`);
    case 'too-large':
      throw new Misfit(
        'output-limit',
        `${place} holds ${raw.elements.toLocaleString('en')} elements, far more than ${formatType(type)} needs here`,
      );
    case 'ragged':
      throw new Misfit(
        'wrong-shape',
        `${place} is ragged: ${formatPath(raw.path)} has ${raw.actual} entries where its siblings have ${raw.expected}`,
      );
    default:
      if (type.kind === 'list') return readList(raw, type.item, path, dims);
      return {
        kind: 'leaf',
        leaf: type.kind === 'scalar' ? readScalar(raw, type.scalar, path) : readTensor(raw, type, path, dims, item),
      };
  }
}

function readList(raw: RawValue, item: ValueType, path: string, dims: DimSizes): Part {
  const items = itemsOf(raw, item);
  if (items === undefined)
    throw wrongType(
      `${path || 'the result'} must be a list (an array of ${formatType(item)}), got ${describeRaw(raw)}`,
    );
  const expected = listLengthOf(item, dims);
  if (expected !== undefined && items.length !== expected)
    throw new Misfit('wrong-shape', `${path || 'the result'} has ${items.length} items, expected ${expected}`);
  const parts = items.map((value, at) => readPart(value, item, `${path}[${at}]`, dims, at));
  return item.kind === 'scalar'
    ? { kind: 'leaf', leaf: joinScalars(parts, item.scalar, path) }
    : { kind: 'list', name: path, items: parts };
}

/** The items of a list; a flat array or tensor of numbers is a list of numbers too. */
function itemsOf(raw: RawValue, item: ValueType): readonly RawValue[] | undefined {
  if (raw.kind === 'list') return raw.items;
  if (raw.kind !== 'tensor' || raw.shape.length !== 1 || item.kind !== 'scalar') return undefined;
  return Array.from(
    raw.data,
    (value): RawValue =>
      raw.holds === 'boolean' ? { kind: 'boolean', value: value === 1 } : { kind: 'number', value },
  );
}

type ScalarKind = (ValueType & { kind: 'scalar' })['scalar'];

/** A list of scalars as one leaf: thousands of tokens are one array and not thousands of outputs. */
function joinScalars(parts: readonly Part[], scalar: ScalarKind, output: string): Leaf {
  const leaves = parts.flatMap((part) => (part.kind === 'leaf' ? [part.leaf] : []));
  const shape = [leaves.length];
  if (scalar === 'string')
    return textLeaf(
      output,
      [ITEM_AXIS],
      shape,
      leaves.map((leaf) => leaf.texts?.[0] ?? ''),
    );
  const data = Float64Array.from(leaves, (leaf) => leaf.data[0] ?? Number.NaN);
  return { output, dtype: scalar === 'bool' ? 'boolean' : scalar, axes: [ITEM_AXIS], shape, data };
}

function formatPath(path: readonly number[]): string {
  return path.length === 0 ? 'it' : `[${path.join('][')}]`;
}
