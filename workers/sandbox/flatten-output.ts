/**
 * What a solution returned, flattened to plain typed data; nothing is judged here.
 *
 * Runs after the person's code in the same realm, so it uses only functions taken beforehand and plain
 * loops, and its work is bounded by lengths that are checked before anything is copied.
 */

import type { RawValue } from '#judge/run/realm';
import type { ReturnType, ValueType } from '#judge/spec/signature';
import { shorten } from './shorten';
import type { TensorLibrary, TensorLike } from './tensor-library';

/** Elements of all outputs of one job; 16 M float64 are 128 MB. */
export const MAX_ELEMENTS = 16 * 2 ** 20;

/** No tensor has more axes; what goes deeper is no data. */
const MAX_DEPTH = 16;

const isArray = Array.isArray;
const isView = ArrayBuffer.isView;
const Float64 = Float64Array;
const toNumber = Number;
const toText = String;
const { getPrototypeOf, getOwnPropertyDescriptor } = Reflect;

/** Counts down over all outputs of one job. */
export interface Budget {
  elements: number;
}

export function flattenOutput(
  value: unknown,
  type: ReturnType,
  tensors: TensorLibrary | undefined,
  budget: Budget,
): RawValue {
  try {
    if (type.kind === 'single') return flatten(value, type.type, tensors, budget);
    if (
      typeof value !== 'object' ||
      value === null ||
      isArray(value) ||
      isView(value) ||
      tensors?.isTensor(value) === true
    )
      return flatten(value, undefined, tensors, budget);
    const record = value as Record<string, unknown>;
    const fields: [string, RawValue][] = [];
    for (let i = 0; i < type.fields.length; i++) {
      const field = type.fields[i];
      if (field === undefined) continue;
      const part = record[field.name];
      if (part !== undefined) fields[fields.length] = [field.name, flatten(part, field.type, tensors, budget)];
    }
    return { kind: 'record', fields };
  } catch {
    return { kind: 'unusable', path: '', what: 'something that throws when it is read' };
  }
}

function flatten(
  value: unknown,
  type: ValueType | undefined,
  tensors: TensorLibrary | undefined,
  budget: Budget,
): RawValue {
  const data = plain(value);
  if (typeof data === 'number') return { kind: 'number', value: data };
  if (typeof data === 'boolean') return { kind: 'boolean', value: data };
  if (typeof data === 'string') return { kind: 'string', value: shorten(data, 1_000_000) };
  if (type?.kind === 'list' && isArray(data)) {
    if (data.length > 100_000) return { kind: 'too-large', elements: data.length };
    const items: RawValue[] = [];
    for (let i = 0; i < data.length; i++) items[i] = flatten(data[i], type.item, tensors, budget);
    return { kind: 'list', items };
  }
  return new Flattening(tensors, budget).all(data);
}

/** A mathjs matrix as its arrays; everything else as it is. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isArray(value) || isView(value)) return value;
  const matrix = value as { isMatrix?: unknown; toArray?: unknown };
  return matrix.isMatrix === true && typeof matrix.toArray === 'function' ? (matrix.toArray as () => unknown)() : value;
}

/** Found on the way down: ends the walk. */
class Found {
  constructor(readonly raw: RawValue) {}
}

class Flattening {
  private data = new Float64(0);
  private filled = 0;
  private booleans = 0;
  private readonly shape: number[] = [];

  constructor(
    private readonly tensors: TensorLibrary | undefined,
    private readonly budget: Budget,
  ) {}

  all(value: unknown): RawValue {
    const from = this.tensors?.isTensor(value) === true ? 'tensor' : isView(value) ? 'typed' : 'nested';
    if (from === 'nested' && !isArray(value)) return unusable([], value);
    const trouble = this.measure(value);
    if (trouble !== undefined) return trouble;
    let size = 1;
    for (let axis = 0; axis < this.shape.length; axis++) size *= this.shape[axis] as number;
    if (size > this.budget.elements) return { kind: 'too-large', elements: size };
    this.budget.elements -= size;
    this.data = new Float64(size);
    try {
      this.fill(value, 0, []);
    } catch (found) {
      if (found instanceof Found) return found.raw;
      throw found;
    }
    // Mixed leaves read as numbers, as in arithmetic.
    const holds = size > 0 && this.booleans === size ? 'boolean' : 'number';
    return { kind: 'tensor', shape: this.shape, data: this.data, holds, from };
  }

  /** Follow the first elements down for the shape. */
  private measure(value: unknown): RawValue | undefined {
    let part = value;
    for (let depth = 0; ; depth++) {
      if (this.tensors?.isTensor(part) === true) {
        if (part.isDisposed) return { kind: 'unusable', path: zeros(depth), what: 'a disposed tensor' };
        for (let axis = 0; axis < part.shape.length; axis++) this.shape[this.shape.length] = part.shape[axis] as number;
        return undefined;
      }
      const length = lengthOf(part);
      if (length === undefined) return undefined;
      if (depth >= MAX_DEPTH) return { kind: 'too-deep' };
      this.shape[this.shape.length] = length;
      if (length > MAX_ELEMENTS) return { kind: 'too-large', elements: length };
      if (length === 0) return undefined;
      part = (part as ArrayLike<unknown>)[0];
    }
  }

  private fill(part: unknown, axis: number, path: number[]): void {
    if (this.tensors?.isTensor(part) === true) return this.fillTensor(part, axis, path);
    const length = lengthOf(part);
    if (axis === this.shape.length) {
      if (length !== undefined) throw new Found({ kind: 'ragged', path, expected: 0, actual: length });
      return this.fillElement(part, path);
    }
    const expected = this.shape[axis] as number;
    if (length === undefined) {
      if (typeof part === 'number' || typeof part === 'boolean')
        throw new Found({ kind: 'ragged', path, expected, actual: 0 });
      throw new Found(unusable(path, part));
    }
    if (length !== expected) throw new Found({ kind: 'ragged', path, expected, actual: length });
    const items = part as ArrayLike<unknown>;
    for (let i = 0; i < length; i++) {
      path[axis] = i;
      path.length = axis + 1;
      this.fill(items[i], axis + 1, path);
    }
  }

  private fillElement(element: unknown, path: number[]): void {
    if (typeof element === 'boolean') this.booleans++;
    else if (typeof element !== 'number') throw new Found(unusable(path, element));
    this.data[this.filled++] = toNumber(element);
  }

  private fillTensor(tensor: TensorLike, axis: number, path: number[]): void {
    if (tensor.isDisposed) throw new Found({ kind: 'unusable', path: textOf(path), what: 'a disposed tensor' });
    if (tensor.dtype === 'string' || tensor.dtype === 'complex64')
      throw new Found({ kind: 'unusable', path: textOf(path), what: `a tensor of type ${tensor.dtype}` });
    for (let i = 0; i < tensor.shape.length || axis + i < this.shape.length; i++) {
      const expected = this.shape[axis + i] ?? 0;
      const actual = tensor.shape[i] ?? 0;
      if (expected !== actual) throw new Found({ kind: 'ragged', path, expected, actual });
    }
    const elements = (this.tensors as TensorLibrary).read(tensor);
    if (tensor.dtype === 'bool') this.booleans += elements.length;
    for (let i = 0; i < elements.length; i++) this.data[this.filled++] = elements[i] as number;
  }
}

/** Length of an array or a typed array of numbers; undefined for anything else. */
function lengthOf(value: unknown): number | undefined {
  if (isArray(value)) return value.length;
  if (!isView(value)) return undefined;
  const view = value as unknown as { length?: unknown; [index: number]: unknown };
  return typeof view.length === 'number' && typeof view[0] !== 'bigint' ? view.length : undefined;
}

function unusable(path: readonly number[], value: unknown): RawValue {
  return { kind: 'unusable', path: textOf(path), what: describe(value) };
}

function describe(value: unknown): string {
  if (value === undefined || value === null) return toText(value);
  if (typeof value === 'string') return `the string "${shorten(value, 40)}"`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object') return `a ${typeof value}`;
  // Read without running getters: the name of the constructor where it is plain data.
  const prototype = getPrototypeOf(value);
  const maker: unknown = prototype === null ? undefined : getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  const name: unknown = typeof maker === 'function' ? getOwnPropertyDescriptor(maker, 'name')?.value : undefined;
  return typeof name === 'string' && name !== '' && name !== 'Object'
    ? `an object (${shorten(name, 40)})`
    : 'an object';
}

function textOf(path: readonly number[]): string {
  let text = '';
  for (let i = 0; i < path.length; i++) text += `[${path[i]}]`;
  return text;
}

function zeros(depth: number): string {
  let text = '';
  for (let i = 0; i < depth; i++) text += '[0]';
  return text;
}
