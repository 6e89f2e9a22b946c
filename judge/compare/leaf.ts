/** One array among the outputs of a case, with the names that messages need. */

import type { DType } from '../tensor/value';

export interface Leaf {
  /** Path of the output: `centroids`, `params[1]`, `call 3 (step)[0]`; empty for a single result. */
  readonly output: string;
  readonly dtype: DType | 'int' | 'float' | 'boolean' | 'string';
  /** Name of each axis: a dim, the size of a fixed axis, or `item` for a list of scalars. Empty for a scalar. */
  readonly axes: readonly string[];
  readonly shape: readonly number[];
  /** float64 copies of the elements; booleans are 0 and 1; strings are fingerprints (equal strings, equal numbers). */
  readonly data: Float64Array;
  /** The elements of a string leaf, row-major; absent elsewhere. */
  readonly texts?: readonly string[];
}

/** The axis of a list of scalars, which is held as one leaf. */
export const ITEM_AXIS = 'item';

/** Discrete outputs are compared exactly. */
export function isDiscrete(leaf: Leaf): boolean {
  return leaf.dtype !== 'f32' && leaf.dtype !== 'float';
}

/** `labels[3]`, `[0, 2]`, `trainable`: an element in the person's words. */
export function formatElement(leaf: Leaf, index: readonly number[]): string {
  if (index.length === 0) return leaf.output || 'the result';
  return `${leaf.output || 'result'}[${index.join(', ')}]`;
}

/** `[T=5, E=3]`: a shape with the names of its axes. */
export function formatShape(axes: readonly string[], shape: readonly number[]): string {
  return `[${shape.map((size, i) => (axes[i] === undefined || axes[i] === String(size) ? String(size) : `${axes[i]}=${size}`)).join(', ')}]`;
}

/** A leaf of strings. */
export function textLeaf(
  output: string,
  axes: readonly string[],
  shape: readonly number[],
  texts: readonly string[],
): Leaf {
  return { output, dtype: 'string', axes, shape, data: Float64Array.from(texts, fingerprint), texts };
}

/** The leaf with its elements at other places, or changed: `from[i]` is the old position of element i. */
export function rearranged(leaf: Leaf, from: readonly number[]): Leaf {
  const data = Float64Array.from(from, (at) => leaf.data[at] ?? Number.NaN);
  return leaf.texts === undefined
    ? { ...leaf, data }
    : { ...leaf, data, texts: from.map((at) => leaf.texts?.[at] ?? '') };
}

/** 52 bits of the text: two rounds of FNV-1a, so that an accidental collision is out of reach. */
function fingerprint(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x1000193 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + i), 0x85ebca6b);
  }
  return ((high >>> 0) % 2 ** 20) * 2 ** 32 + (low >>> 0);
}
