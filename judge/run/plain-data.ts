/**
 * Inputs and answers on their way into a program of the author: plain data as a solution in arrays style sees it.
 *
 * Structure travels as one JSON text with numbered holes, the values beside it, so that NaN, infinities and
 * large arrays arrive as they are.
 */

import type { Leaf } from '../compare/leaf';
import { ITEM_AXIS } from '../compare/leaf';
import type { Output, Part } from '../compare/output';
import type { ReturnType, ValueType } from '../spec/signature';
import type { DType, Value } from '../tensor/value';
import type { PlannedCall } from './make-case';

export type Plain =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'list'; readonly items: readonly Plain[] }
  | { readonly kind: 'record'; readonly fields: readonly (readonly [string, Plain])[] };

/** TypeScript that puts the values back into their holes; its names are such as no author writes. */
export const FILL_SOURCE = `
type $Hole = { hole: number } | { list: $Hole[] } | { record: [string, $Hole][] };
const $fill = (node: $Hole, values: unknown[]): unknown => {
  if ('hole' in node) return values[node.hole];
  if ('list' in node) return node.list.map((one) => $fill(one, values));
  return Object.fromEntries(node.record.map(([name, one]) => [name, $fill(one, values)]));
};
const $unpack = (skeleton: string, values: unknown[]): never[] => (JSON.parse(skeleton) as $Hole[]).map((node) => $fill(node, values) as never);
`;

/** @returns the skeleton as JSON, and what goes into its holes */
export function packPlain(parts: readonly Plain[]): { skeleton: string; values: Value[] } {
  const values: Value[] = [];
  const pack = (plain: Plain): object => {
    switch (plain.kind) {
      case 'value':
        values.push(plain.value);
        return { hole: values.length - 1 };
      case 'list':
        return { list: plain.items.map(pack) };
      case 'record':
        return { record: plain.fields.map(([name, one]) => [name, pack(one)]) };
    }
  };
  return { skeleton: JSON.stringify(parts.map(pack)), values };
}

/** Inputs by name; of a class problem `{ instances, script }` as a problem file writes them. */
export function plainInputs(calls: readonly PlannedCall[]): Plain {
  const argumentsOf = ({ params, args }: PlannedCall): Plain => ({
    kind: 'record',
    fields: params.map(({ name }, i) => [name, value(args[i] ?? null)]),
  });
  const [first] = calls;
  if (first === undefined || first.op === 'function')
    return first === undefined ? { kind: 'record', fields: [] } : argumentsOf(first);
  const instances = calls.flatMap((call) => (call.op === 'new' ? [argumentsOf(call)] : []));
  const script = calls.flatMap((call): Plain[] =>
    call.op !== 'method'
      ? []
      : [
          {
            kind: 'record',
            fields: [
              ['on', value(call.instance)],
              ['call', value(call.method)],
              ['inputs', argumentsOf(call)],
            ],
          },
        ],
  );
  return {
    kind: 'record',
    fields: [
      ['instances', { kind: 'list', items: instances }],
      ['script', { kind: 'list', items: script }],
    ],
  };
}

/** What a function returned; of a class problem the list of what its calls returned. */
export function plainOutputs(outputs: readonly Output[], calls: readonly PlannedCall[]): Plain {
  const returning = calls.flatMap((call) => (call.op === 'new' ? [] : [call]));
  const items = returning.map(({ returns }, i) =>
    plainReturned(
      outputs.filter(({ call }) => call === i),
      returns,
    ),
  );
  const [first] = items;
  return returning[0]?.op === 'function' && first !== undefined ? first : { kind: 'list', items };
}

function plainReturned(outputs: readonly Output[], returns: ReturnType): Plain {
  const parts = outputs.map(({ part }) => plainPart(part));
  if (returns.kind === 'single') return parts[0] ?? value(null);
  return { kind: 'record', fields: returns.fields.map(({ name }, i) => [name, parts[i] ?? value(null)]) };
}

function plainPart(part: Part): Plain {
  return part.kind === 'list' ? { kind: 'list', items: part.items.map(plainPart) } : value(leafValue(part.leaf));
}

function leafValue(leaf: Leaf): Value {
  const { dtype, shape, data, texts } = leaf;
  const isList = leaf.axes[0] === ITEM_AXIS;
  if (texts !== undefined) return isList ? texts : (texts[0] ?? '');
  const stored: DType =
    dtype === 'bool' || dtype === 'boolean' ? 'bool' : dtype === 'i32' || dtype === 'int' ? 'i32' : 'f32';
  // An answer is float64 here, whatever its name says: the author's program compares it as it came.
  if (isList || dtype === 'f32' || dtype === 'i32' || dtype === 'bool')
    return { kind: 'tensor', dtype: stored, shape, data };
  return dtype === 'boolean' ? data[0] === 1 : (data[0] ?? Number.NaN);
}

/** A part of an answer as an input: what an author's transform made, in the storage of its type. */
export function inputOf(part: Part, type: ValueType): Value {
  if (part.kind === 'list') return part.items.map((item) => inputOf(item, type.kind === 'list' ? type.item : type));
  const { leaf } = part;
  if (type.kind === 'list') return leaf.texts ?? Array.from(leaf.data, (x) => (leaf.dtype === 'boolean' ? x === 1 : x));
  if (type.kind === 'scalar') return leafValue(leaf);
  const { shape, data } = leaf;
  const stored =
    type.dtype === 'f32'
      ? Float32Array.from(data)
      : type.dtype === 'i32'
        ? Int32Array.from(data)
        : Uint8Array.from(data);
  return { kind: 'tensor', dtype: type.dtype, shape, data: stored };
}

function value(one: Value): Plain {
  return { kind: 'value', value: one };
}
