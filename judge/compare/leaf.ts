/** One numeric array among the outputs of a case, with the names that messages need. */

import type { DType } from '../tensor/value';

export interface Leaf {
  /** Path of the output: `centroids`, `params[1]`, `call 3 (step)[0]`; empty for a single result. */
  readonly output: string;
  readonly dtype: DType | 'int' | 'float' | 'boolean';
  /** Name of each axis: a dim, or the size of a fixed axis. Empty for a scalar. */
  readonly axes: readonly string[];
  readonly shape: readonly number[];
  /** float64 copies of the elements; booleans are 0 and 1. */
  readonly data: Float64Array;
}

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
