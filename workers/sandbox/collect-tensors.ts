/** The tensors that values of a solution hold, found without running its getters. */

import type { TensorLibrary } from './tensor-library';

const MAX_DEPTH = 8;
const MAX_VALUES = 200_000;

const [PlainMap, PlainSet, PlainWeakMap] = [Map, Set, WeakMap];
const { apply, getOwnPropertyDescriptor, ownKeys } = Reflect;
const { isArray } = Array;
const { isView } = ArrayBuffer;
const NewSet = Set;
const { has, add, forEach: forEachOfSet } = Set.prototype;
const { forEach: forEachOfMap } = Map.prototype;

/**
 * Add to `found` every tensor in arrays, objects, maps and sets.
 * @returns false where something may hold tensors out of sight: a function, an accessor, a weak map, or too much of it
 */
export function collectTensors(value: unknown, tensors: TensorLibrary, found: object[]): boolean {
  const seen = new NewSet<unknown>();
  let isWhole = true;
  let left = MAX_VALUES;

  function visit(one: unknown, depth: number): void {
    if (typeof one === 'function') isWhole = false;
    if (typeof one !== 'object' || one === null || (apply(has, seen, [one]) as boolean)) return;
    if (left-- <= 0 || depth > MAX_DEPTH) {
      isWhole = false;
      return;
    }
    apply(add, seen, [one]);
    if (tensors.isTensor(one)) {
      found[found.length] = one;
      return;
    }
    // Numbers hold no tensors.
    if (isView(one) || (isArray(one) && typeof one[0] === 'number')) return;
    if (one instanceof PlainWeakMap) isWhole = false;
    if (one instanceof PlainMap)
      apply(forEachOfMap, one, [
        (entry: unknown, key: unknown) => {
          visit(entry, depth + 1);
          visit(key, depth + 1);
        },
      ]);
    if (one instanceof PlainSet) apply(forEachOfSet, one, [(entry: unknown) => visit(entry, depth + 1)]);
    const keys = ownKeys(one);
    for (let i = 0; i < keys.length; i++) {
      const property = getOwnPropertyDescriptor(one, keys[i] as string);
      if (property?.get !== undefined) isWhole = false;
      visit(property?.value, depth + 1);
    }
  }

  visit(value, 0);
  return isWhole;
}
