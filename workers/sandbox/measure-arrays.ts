/**
 * Sizes of nested arrays, and of everything that can be reached from some roots.
 *
 * Runs between lines of a solution, so it uses functions taken beforehand, never a getter, and its work is bounded
 * by the limits that it is given.
 */

import { uncurried } from './uncurried';

const { isArray } = Array;
const { isView } = ArrayBuffer;
const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const hasIn = uncurried(Set.prototype.has) as unknown as (set: Set<unknown>, value: unknown) => boolean;
const addTo = uncurried(Set.prototype.add) as unknown as (set: Set<unknown>, value: unknown) => void;
const eachOfMap = uncurried(Map.prototype.forEach) as unknown as (
  map: unknown,
  visit: (value: unknown, key: unknown) => void,
) => void;
const eachOfSet = uncurried(Set.prototype.forEach) as unknown as (
  set: unknown,
  visit: (value: unknown) => void,
) => void;
const mapPrototype = Map.prototype;
const setPrototype = Set.prototype;
const bufferPrototype = ArrayBuffer.prototype;
const byteLengthOf = uncurried(
  Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength')?.get as () => number,
) as unknown as (buffer: unknown) => number;
const viewPrototype = getPrototypeOf(Uint8Array.prototype) as object;
const lengthOfView = uncurried(
  Object.getOwnPropertyDescriptor(viewPrototype, 'length')?.get as () => number,
) as unknown as (view: unknown) => number;
const bufferOfView = uncurried(
  Object.getOwnPropertyDescriptor(viewPrototype, 'buffer')?.get as () => ArrayBuffer,
) as unknown as (view: unknown) => ArrayBuffer;
const NewSet = Set;

/** No tensor has more axes, and an array that holds itself ends here. */
const MAX_DEPTH = 8;
/** An object with as many arrays is a matrix by another name; with fewer it is a record of several. */
const MANY = 17;
/** Objects that one walk visits. */
const MAX_VISITED = 2_000_000;
const BYTES = 8;

export interface Root {
  readonly values: readonly unknown[];
  readonly count: number;
}

export interface Measure {
  /** Elements of a nested array, typed array or object full of arrays; counting stops soon after `limit`. */
  elementsOf(value: object, limit: number): number;
  /** Lengths along the first elements. */
  shapeOf(value: object): number[];
  /** The arrays of a record of several; none where the value is itself an array, or an object full of them. */
  arraysIn(value: object): object[];
  /** A function, or something that holds one: what it closes over cannot be seen, and lives as long as it does. */
  holdsFunctions(value: unknown): boolean;
  /**
   * Bytes of all arrays that can be reached, each once; counting stops soon after `limit`.
   * @param roots how many entries of each to look at; the last ones are inputs
   * @param visit called for each array that no other array and no input holds
   */
  reach(roots: readonly Root[], limit: number, visit: ((array: object) => void) | undefined): number;
}

export function createMeasure(): Measure {
  return { elementsOf: (value, limit) => elements(value, limit, 0), shapeOf, arraysIn, holdsFunctions, reach };
}

function elements(value: object, limit: number, depth: number): number {
  if (isArray(value)) return elementsOfArray(value, limit, depth);
  if (isTyped(value)) return lengthOfView(value);
  if (depth > 0) return 1;
  if (isKind(value, bufferPrototype)) return byteLengthOf(value) / BYTES;
  const parts = partsOf(value);
  if (parts.length < MANY) return 0;
  let sum = 0;
  for (let i = 0; i < parts.length && sum <= limit; i++) sum += elements(parts[i] as object, limit - sum, depth + 1);
  return sum;
}

function elementsOfArray(array: readonly unknown[], limit: number, depth: number): number {
  const { length } = array;
  if (depth >= MAX_DEPTH || !isNested(array)) return length;
  let sum = 0;
  for (let i = 0; i < length && sum <= limit; i++) {
    const part = array[i];
    sum += typeof part === 'object' && part !== null ? elements(part, limit - sum, depth + 1) : 1;
  }
  return sum;
}

/** Three looks tell rows from numbers; a matrix with numbers at all three places is none. */
function isNested(array: readonly unknown[]): boolean {
  const { length } = array;
  return isObject(array[0]) || isObject(array[length - 1]) || isObject(array[length >> 1]);
}

function arraysIn(value: object): object[] {
  if (isArray(value) || isView(value) || isKind(value, bufferPrototype)) return [];
  const parts = partsOf(value);
  const arrays: object[] = [];
  if (parts.length < MANY)
    for (let i = 0; i < parts.length; i++)
      if (isArray(parts[i]) || isView(parts[i])) arrays[arrays.length] = parts[i] as object;
  return arrays;
}

function holdsFunctions(value: unknown): boolean {
  if (typeof value === 'function') return true;
  if (!isObject(value) || isView(value)) return false;
  if (isArray(value)) return typeof value[0] === 'function';
  try {
    const keys = ownKeys(value);
    for (let i = 0; i < keys.length && i < MANY; i++)
      if (typeof getOwnPropertyDescriptor(value, keys[i] as string)?.value === 'function') return true;
  } catch {
    // A proxy that throws holds nothing that can be seen.
  }
  return false;
}

function shapeOf(value: object): number[] {
  const shape: number[] = [];
  let part: unknown = value;
  for (let axis = 0; axis < MAX_DEPTH && isObject(part); axis++) {
    if (isTyped(part)) {
      shape[axis] = lengthOfView(part);
      break;
    }
    if (!isArray(part) && axis > 0) break;
    const items: readonly unknown[] = isArray(part) ? part : partsOf(part);
    shape[axis] = items.length;
    part = items[0];
  }
  return shape;
}

function reach(roots: readonly Root[], limit: number, visit: ((array: object) => void) | undefined): number {
  const seen = new NewSet<unknown>();
  const stack: unknown[] = [];
  /** Whether an array stands inside of another one. */
  const inside: boolean[] = [];
  let top = 0;
  const push = (value: unknown, isInside: boolean): void => {
    if (!isObject(value)) return;
    stack[top] = value;
    inside[top++] = isInside;
  };
  // What is pushed last is looked at first: inputs are seen before anything that holds them.
  for (let r = 0; r < roots.length; r++) {
    const { values, count } = roots[r] as Root;
    for (let i = 0; i < count; i++) push(values[i], r === roots.length - 1);
  }
  let bytes = 0;
  let visited = 0;
  while (top > 0 && bytes <= limit && visited < MAX_VISITED) {
    const value = stack[--top] as object;
    const isInside = inside[top] as boolean;
    if (hasIn(seen, value)) continue;
    addTo(seen, value);
    visited++;
    if (isArray(value)) {
      bytes += BYTES * value.length;
      if (!isInside && visit !== undefined) visit(value);
      if (isNested(value)) for (let i = 0; i < value.length; i++) push(value[i], true);
    } else if (isTyped(value)) {
      const buffer = bufferOfView(value);
      if (!isInside && visit !== undefined) visit(value);
      push(buffer, true);
    } else if (isKind(value, bufferPrototype)) bytes += byteLengthOf(value);
    else {
      const parts = partsOf(value);
      if (visit !== undefined && parts.length >= MANY) visit(value);
      for (let i = 0; i < parts.length; i++) push(parts[i], false);
    }
  }
  return bytes;
}

/** Objects that an object, a map or a set holds; getters are not run. */
function partsOf(value: object): object[] {
  const parts: object[] = [];
  const add = (part: unknown): void => {
    if (isObject(part)) parts[parts.length] = part;
  };
  try {
    if (isKind(value, mapPrototype)) eachOfMap(value, add);
    else if (isKind(value, setPrototype)) eachOfSet(value, add);
    else {
      const keys = ownKeys(value);
      for (let i = 0; i < keys.length; i++) add(getOwnPropertyDescriptor(value, keys[i] as string)?.value);
    }
  } catch {
    // A proxy that throws holds nothing that can be seen.
  }
  return parts;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isTyped(value: object): boolean {
  return isView(value) && isKind(value, viewPrototype);
}

/** Not instanceof: a solution may define Symbol.hasInstance. */
function isKind(value: object, prototype: object): boolean {
  for (let object = value as object | null, depth = 0; object !== null && depth < 4; depth++) {
    try {
      object = getPrototypeOf(object);
    } catch {
      return false;
    }
    if (object === prototype) return true;
  }
  return false;
}
