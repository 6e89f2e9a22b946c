/** How badly one slice of an array fits another: what assignments and choices of sign minimise. */

import { errorRatio } from './compare-leaf';
import type { Leaf } from './leaf';

/** Where the slices along an axis lie: element (outer, k, inner) of a row-major array. */
export interface Slices {
  readonly count: number;
  readonly outer: number;
  readonly inner: number;
}

export function slicesAlong({ shape }: Leaf, axis: number): Slices {
  const product = (sizes: readonly number[]): number => sizes.reduce((x, y) => x * y, 1);
  return { count: shape[axis] ?? 0, outer: product(shape.slice(0, axis)), inner: product(shape.slice(axis + 1)) };
}

/** Flat positions of slice k, in a fixed order. */
export function* positionsOf({ count, outer, inner }: Slices, k: number): Generator<number> {
  for (let o = 0; o < outer; o++) for (let i = 0; i < inner; i++) yield (o * count + k) * inner + i;
}

/**
 * Cost of taking `actual` for `expected` in one element, in [0, 2).
 *
 * An element within its tolerance costs less than any sum of such elements could make dear; one outside costs
 * at least 1. So wherever some choice leaves no element wrong, the cheapest choice leaves none wrong either.
 */
export function elementCost(expected: number, actual: number, tolerance: number): number {
  const ratio = errorRatio(expected, actual, tolerance);
  if (ratio <= 1) return RIGHT_COST * ratio;
  return Number.isFinite(ratio) ? 2 - 1 / ratio : 2;
}

/** 2^26 elements of this cost stay below 1. */
const RIGHT_COST = 2 ** -27;

/** Cost of slice `k` of the expected array against slice `j` of the actual one, the latter times `factor`. */
export function sliceCost(
  expected: Leaf,
  actual: Leaf,
  tolerance: Float64Array,
  slices: Slices,
  [k, j, factor]: readonly [number, number, number],
): number {
  const { count, outer, inner } = slices;
  let cost = 0;
  for (let o = 0; o < outer; o++) {
    const e = (o * count + k) * inner;
    const a = (o * count + j) * inner;
    for (let i = 0; i < inner; i++)
      cost += elementCost(expected.data[e + i]!, factor * actual.data[a + i]!, tolerance[e + i]!);
  }
  return cost;
}

/** Tolerances that only serve to find what belongs together, where the real ones are not known yet. */
export function roughTolerance({ data }: Leaf): Float64Array {
  let squares = 0;
  let finite = 0;
  for (const x of data)
    if (Number.isFinite(x)) {
      squares += x * x;
      finite++;
    }
  const scale = Math.sqrt(squares / Math.max(1, finite));
  return Float64Array.from(data, (x) => 1e-4 * (scale + (Number.isFinite(x) ? Math.abs(x) : 0)) + 1e-9);
}
