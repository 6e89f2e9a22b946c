/** Type expressions of a signature: `f32[B,T,D]`, `bool[T,S]?`, `int`, `list of f32[L]`. */

import type { DType } from '../tensor/value';
import type { Axis, Parameter, ReturnType, ValueType } from './signature';
import { ProblemSpecError } from './spec-error';

const TENSOR = /^(f32|i32|bool)\s*\[([^\]]*)\]$/;
const SCALARS = ['int', 'float', 'bool', 'string'] as const;

/**
 * Parse one type expression without its `?`.
 * @throws ProblemSpecError naming `where`
 */
export function parseType(text: string, where: string): ValueType {
  const trimmed = text.trim();
  if (trimmed.startsWith('list of ')) return { kind: 'list', item: parseType(trimmed.slice('list of '.length), where) };
  const scalar = SCALARS.find((name) => name === trimmed);
  if (scalar !== undefined) return { kind: 'scalar', scalar };
  const match = TENSOR.exec(trimmed);
  if (match === null)
    throw new ProblemSpecError(
      where,
      `"${text}" is no type; write f32[B,T], i32[N], bool[T,S], int, float, bool, string or "list of …"`,
    );
  const inner = (match[2] ?? '').trim();
  const axes = inner === '' ? [] : inner.split(',').map((axis) => parseAxis(axis.trim(), where));
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
  if (/^\d+$/.test(text)) return { size: Number(text) };
  if (/^[A-Za-z][A-Za-z0-9_]*$/.test(text)) return { name: text };
  throw new ProblemSpecError(where, `"${text}" is no axis; write a dim's name or a whole number`);
}
