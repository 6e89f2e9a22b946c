/** Labels whose names are free: any bijection of 0..K-1, the one that leaves the fewest labels wrong. */

import { assign } from './assignment';
import type { Pair, Rule } from './comparator';
import type { Leaf } from './leaf';
import { leavesOf, mapLeaves } from './output';
import { addLabelCosts, renamed } from './up-to-permutation';

/**
 * Where another output is permuted along the same dim, up-to-permutation settles both together. Labels below 0
 * (noise, "no cluster") are no names and must be equal.
 */
export const relabelled: Rule = {
  isMeasured: true,
  decidedBy: 'values',
  aside: 'names of labels are free, and were chosen to fit best',
  align(pairs) {
    const expected = pairs.flatMap((pair) => leavesOf(pair.expected.part));
    const actual = pairs.flatMap((pair) => leavesOf(pair.actual.part));
    const n = nameCount(pairs, expected);
    if (n > MAX_NAMES) return pairs.map((pair) => pair.actual);
    const cost = new Float64Array(n * n);
    expected.forEach((leaf, i) => {
      addLabelCosts(cost, n, leaf, actual[i]!);
    });
    const match = assign(cost, n);
    return pairs.map((pair) => mapLeaves(pair.actual, (leaf) => renamed(leaf, match)));
  },
};

/** Labels are small numbers; what goes beyond is compared as it stands. */
const MAX_NAMES = 2_048;

/** Names are 0..K-1; where K is not known, as many as the reference uses. */
function nameCount([first]: readonly Pair[], expected: readonly Leaf[]): number {
  const dim = first?.comparator.kind === 'relabelled' ? first.dims[first.comparator.dim] : undefined;
  return typeof dim === 'number' ? dim : 1 + expected.reduce((max, { data }) => data.reduce(larger, max), -1);
}

function larger(max: number, label: number): number {
  return Number.isFinite(label) ? Math.max(max, label) : max;
}
