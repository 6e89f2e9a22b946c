/** Slices along an axis in any order: clusters, mixture components, eigenpairs of equal rank. */

import { assign } from './assignment';
import type { Pair, Rule } from './comparator';
import { type Leaf, rearranged } from './leaf';
import { leavesOf, mapLeaves } from './output';
import { sliceCost, slicesAlong } from './slice-cost';

/**
 * Outputs that name the same dim share one permutation, and labels follow it: centroids in another order than
 * their counts are wrong. Of all permutations the one with the fewest wrong elements is taken.
 */
export const upToPermutation: Rule = {
  isMeasured: true,
  decidedBy: 'values',
  aside: 'the order is free, and was chosen to fit best',
  align(pairs) {
    const match = matchSlices(pairs);
    return pairs.map(({ comparator, actual }) =>
      mapLeaves(actual, (leaf) =>
        comparator.kind === 'relabelled' ? renamed(leaf, match) : reordered(leaf, dimOf(comparator), match),
      ),
    );
  },
};

/** For each slice of the expected outputs, the slice of the actual ones that stands for it. */
function matchSlices(pairs: readonly Pair[]): number[] {
  const n = Math.max(0, ...pairs.map(countOf));
  const cost = new Float64Array(n * n);
  for (const pair of pairs) {
    const { comparator, expected, actual, tolerances } = pair;
    const theirs = leavesOf(actual.part);
    leavesOf(expected.part).forEach((leaf, i) => {
      if (comparator.kind === 'relabelled') addLabelCosts(cost, n, leaf, theirs[i]!);
      else addSliceCosts(cost, n, leaf, theirs[i]!, tolerances[i]!, dimOf(comparator));
    });
  }
  const identity = Array.from({ length: n }, (_, k) => k);
  // Answers in the reference's own order are the rule: they need no search.
  return identity.reduce((sum, k) => sum + cost[k * n + k]!, 0) < 1 ? identity : assign(cost, n);
}

function countOf({ comparator, expected }: Pair): number {
  if (comparator.kind === 'relabelled') return 0;
  const dim = dimOf(comparator);
  return Math.max(0, ...leavesOf(expected.part).map((leaf) => leaf.shape[leaf.axes.indexOf(dim)] ?? 0));
}

function addSliceCosts(
  cost: Float64Array,
  n: number,
  expected: Leaf,
  actual: Leaf,
  tolerance: Float64Array,
  dim: string,
): void {
  const axis = expected.axes.indexOf(dim);
  if (axis < 0) return;
  const slices = slicesAlong(expected, axis);
  for (let k = 0; k < slices.count; k++)
    for (let j = 0; j < slices.count; j++)
      cost[k * n + j]! += sliceCost(expected, actual, tolerance, slices, [k, j, 1]);
}

/** A label k that is called j elsewhere than where k stands costs 1; labels outside of 0..n-1 are no names. */
export function addLabelCosts(cost: Float64Array, n: number, expected: Leaf, actual: Leaf): void {
  for (let i = 0; i < expected.data.length; i++) {
    const k = expected.data[i]!;
    if (!isName(k, n)) continue;
    for (let j = 0; j < n; j++) if (actual.data[i] !== j) cost[k * n + j]! += 1;
  }
}

/** The actual labels under the expected names: what is called match[k] becomes k. */
export function renamed(leaf: Leaf, match: readonly number[]): Leaf {
  const nameOf = new Map(match.map((theirs, ours) => [theirs, ours]));
  return { ...leaf, data: Float64Array.from(leaf.data, (label) => nameOf.get(label) ?? label) };
}

function isName(label: number, n: number): boolean {
  return Number.isInteger(label) && label >= 0 && label < n;
}

/** Slice k of the result is slice match[k] of the leaf. */
function reordered(leaf: Leaf, dim: string, match: readonly number[]): Leaf {
  const axis = leaf.axes.indexOf(dim);
  if (axis < 0) return leaf;
  const { count, outer, inner } = slicesAlong(leaf, axis);
  const from: number[] = [];
  for (let o = 0; o < outer; o++)
    for (let k = 0; k < count; k++)
      for (let i = 0; i < inner; i++) from.push((o * count + (match[k] ?? k)) * inner + i);
  return rearranged(leaf, from);
}

function dimOf(comparator: Pair['comparator']): string {
  return comparator.kind === 'up-to-permutation' ? comparator.dim : '';
}
