/** Type expressions of a signature: `f32[B,T,D]`, `bool[T,S]?`, `int`, `list of f32[L]`, `list of list of i32`. */

import type { DType } from '../tensor/value';
import type { Axis, Parameter, ReturnType, ValueType } from './signature';
import { ProblemSpecError } from './spec-error';

const TENSOR = /^(f32|i32|bool)\s*\[([^\]]*)\]$/;
/** A bare element type is one number: items of a list are plain numbers in both styles. */
const SCALARS: Readonly<Record<string, 'int' | 'float' | 'bool' | 'string'>> = {
  int: 'int',
  float: 'float',
  bool: 'bool',
  string: 'string',
  i32: 'int',
  f32: 'float',
};
/** Deeper values are a slip, and types are read and shown recursively. */
const MAX_LISTS = 6;
const MAX_RANK = 6;

/**
 * Parse one type expression without its `?`.
 * @throws ProblemSpecError naming `where`
 */
export function parseType(text: string, where: string): ValueType {
  const trimmed = text.trim();
  const lists = /^(?:list\s+of\s+)+/.exec(trimmed)?.[0] ?? '';
  const depth = lists.split(/\s+of\s+/).length - 1;
  if (depth > MAX_LISTS) throw new ProblemSpecError(where, `nests more than ${MAX_LISTS} lists`);
  let type = parseItem(trimmed.slice(lists.length), text, where);
  for (let level = 0; level < depth; level++) type = { kind: 'list', item: type };
  return type;
}

function parseItem(item: string, text: string, where: string): ValueType {
  const scalar = Object.hasOwn(SCALARS, item) ? SCALARS[item] : undefined;
  if (scalar !== undefined) return { kind: 'scalar', scalar };
  const match = TENSOR.exec(item);
  if (match === null)
    throw new ProblemSpecError(
      where,
      `"${text.slice(0, 60)}" is no type; write f32[B,T], i32[N], bool[T,S], int, float, bool, string or "list of …"`,
    );
  const inner = (match[2] ?? '').trim();
  const axes = inner === '' ? [] : inner.split(',').map((axis) => parseAxis(axis.trim(), where));
  if (axes.length > MAX_RANK) throw new ProblemSpecError(where, `has ${axes.length} axes; at most ${MAX_RANK}`);
  return { kind: 'tensor', dtype: match[1] as DType, axes };
}

/** Parse a parameter's type; a trailing `?` makes it optional. */
export function parseParameter(name: string, text: string, where: string): Parameter {
  const trimmed = text.trim();
  const optional = trimmed.endsWith('?');
  return { name, optional, type: parseType(optional ? trimmed.slice(0, -1) : trimmed, where) };
}

/** Parse `returns`: one type, or a map of names to types. */
export function parseReturnType(returns: string | Record<string, string>, where: string): ReturnType {
  if (typeof returns === 'string') return { kind: 'single', type: parseType(returns, where) };
  if (Object.keys(returns).length === 0) throw new ProblemSpecError(where, 'names no output');
  const fields = Object.entries(returns).map(([name, text]) => ({ name, type: parseType(text, `${where}.${name}`) }));
  return { kind: 'record', fields };
}

/** The named dims that a type mentions. */
export function dimsOf(type: ValueType): string[] {
  if (type.kind === 'list') return dimsOf(type.item);
  if (type.kind === 'scalar') return [];
  return type.axes.flatMap((axis) => ('name' in axis ? [axis.name] : []));
}

/** A type as it is written in a file: `f32[B,T,D]`. */
export function formatType(type: ValueType): string {
  if (type.kind === 'list') return `list of ${formatType(type.item)}`;
  if (type.kind === 'scalar') return type.scalar;
  return `${type.dtype}[${type.axes.map((axis) => ('name' in axis ? axis.name : axis.size)).join(',')}]`;
}

function parseAxis(text: string, where: string): Axis {
  if (/^\d{1,9}$/.test(text)) return { size: Number(text) };
  if (/^[A-Za-z][A-Za-z0-9_]*$/.test(text)) return { name: text };
  throw new ProblemSpecError(where, `"${text}" is no axis; write a dim's name or a whole number`);
}
