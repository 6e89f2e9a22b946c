/** Leaves for the tests of comparison. */

import type { Leaf } from '#judge/compare/leaf';

export interface LeafShape {
  readonly output?: string;
  readonly dtype?: Leaf['dtype'];
  readonly axes?: readonly string[];
  readonly shape?: readonly number[];
}

/** A leaf of these elements; a vector over N unless a shape is given. */
export function leafOf(data: Iterable<number>, { output = '', dtype = 'f32', axes, shape }: LeafShape = {}): Leaf {
  const elements = Float64Array.from(data);
  const sizes = shape ?? [elements.length];
  return { output, dtype, axes: axes ?? sizes.map((_, i) => 'NMKL'[i] ?? 'X'), shape: sizes, data: elements };
}

export function scalarLeaf(value: number, dtype: Leaf['dtype'] = 'float'): Leaf {
  return { output: '', dtype, axes: [], shape: [], data: Float64Array.of(value) };
}
