/** Slices along an axis that may each be negated: eigenvectors, principal components. */

import type { Pair, Rule } from './comparator';
import { leavesOf, mapLeaves } from './output';
import { positionsOf, sliceCost, slicesAlong } from './slice-cost';

/**
 * Outputs that name the same dim share the signs: a component and the scores along it are negated together,
 * since one without the other describes other data.
 */
export const upToSign: Rule = {
  isMeasured: true,
  decidedBy: 'values',
  aside: 'signs are free, and were chosen to fit best',
  align(pairs) {
    const negated = new Set(slicesToNegate(pairs));
    return pairs.map(({ actual, comparator }) =>
      mapLeaves(actual, (leaf) => {
        const axis = leaf.axes.indexOf(dimOf(comparator));
        if (axis < 0) return leaf;
        const data = leaf.data.slice();
        // 0 - x: a negated 0 stays 0 and does not become -0.
        for (const k of negated)
          for (const at of positionsOf(slicesAlong(leaf, axis), k)) data[at] = 0 - leaf.data[at]!;
        return { ...leaf, data };
      }),
    );
  },
};

function slicesToNegate(pairs: readonly Pair[]): number[] {
  const kept: number[] = [];
  const negated: number[] = [];
  for (const { comparator, expected, actual, tolerances } of pairs) {
    const theirs = leavesOf(actual.part);
    leavesOf(expected.part).forEach((leaf, i) => {
      const axis = leaf.axes.indexOf(dimOf(comparator));
      if (axis < 0) return;
      const slices = slicesAlong(leaf, axis);
      for (let k = 0; k < slices.count; k++) {
        const cost = (factor: number) => sliceCost(leaf, theirs[i]!, tolerances[i]!, slices, [k, k, factor]);
        kept[k] = (kept[k] ?? 0) + cost(1);
        negated[k] = (negated[k] ?? 0) + cost(-1);
      }
    });
  }
  return negated.flatMap((cost, k) => (cost < kept[k]! ? [k] : []));
}

function dimOf(comparator: Pair['comparator']): string {
  return comparator.kind === 'up-to-sign' ? comparator.dim : '';
}
