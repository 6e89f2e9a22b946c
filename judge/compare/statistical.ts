/**
 * Draws of a random program, held against as many draws of the reference by the Kolmogorov–Smirnov test.
 *
 * The first axis counts the draws; each position behind it is a sample of its own. A rejection is confirmed by a
 * second run with other inputs, so a right output is rejected with probability ALPHA² < 1e-9.
 */

import type { Rule } from './comparator';
import { type LeafComparison, summarise } from './compare-leaf';
import { formatNumber } from './describe-mismatch';
import { chanceOfGap, criticalGap, largestGap } from './kolmogorov-smirnov';
import type { Leaf } from './leaf';
import { leavesOf } from './output';
import { slicesAlong } from './slice-cost';

/** Chance that the test rejects one right output once; shared by its columns (Bonferroni). */
export const ALPHA = 3e-5;

export const statistical: Rule = {
  isMeasured: false,
  decidedBy: 'values',
  compare: ({ expected, actual }) => {
    const theirs = leavesOf(actual.part);
    return leavesOf(expected.part).map((leaf, i) => compareSamples(leaf, theirs[i]!));
  },
  describe: (_, comparisons) => {
    const wrong = comparisons.find(({ wrongCount }) => wrongCount > 0);
    return wrong === undefined ? '' : describeSample(wrong);
  },
};

/** Why a sample of this shape can never be rejected; undefined where it can. */
export function whyUntestable(leaf: Leaf): string | undefined {
  const { count, inner } = slicesAlong(leaf, 0);
  if (leaf.shape.length === 0) return 'is a single number; a distribution is judged by many draws along the first axis';
  if (leaf.data.some(Number.isNaN)) return 'holds NaN, which has no place in a distribution';
  return criticalGap(count, ALPHA / Math.max(1, inner)) === undefined
    ? `has ${count} draws; so few cannot tell a wrong distribution from chance`
    : undefined;
}

function compareSamples(expected: Leaf, actual: Leaf): LeafComparison {
  const { count, inner } = slicesAlong(expected, 0);
  const critical = criticalGap(count, ALPHA / Math.max(1, inner)) ?? Number.POSITIVE_INFINITY;
  const ratios = new Float64Array(expected.data.length);
  for (let column = 0; column < inner; column++) {
    const theirs = columnOf(actual, column);
    const gap = largestGap(columnOf(expected, column), theirs);
    // Half a step below: the critical gap itself is rejected.
    const ratio = theirs.some(Number.isNaN) ? Number.POSITIVE_INFINITY : gap / (critical - 0.5);
    for (let i = 0; i < count; i++) ratios[i * inner + column] = ratio;
  }
  const finiteOnly = expected.data.every(Number.isFinite);
  const notFinite = actual.data.some((x) => Number.isNaN(x) || (finiteOnly && !Number.isFinite(x)));
  return { ...summarise(expected, actual, (i) => ratios[i] ?? Number.NaN), notFinite };
}

function columnOf(leaf: Leaf, column: number): Float64Array {
  const { count, inner } = slicesAlong(leaf, 0);
  return Float64Array.from({ length: count }, (_, i) => leaf.data[i * inner + column]!);
}

function describeSample({ expected, actual, worst }: LeafComparison): string {
  const { count, inner } = slicesAlong(expected, 0);
  const flat = (worst?.index ?? [])
    .slice(1)
    .reduce((at, index, axis) => at * (expected.shape[axis + 1] ?? 1) + index, 0);
  const [ours, theirs] = [columnOf(expected, flat), columnOf(actual, flat)];
  const gap = largestGap(ours, theirs);
  const place = `${expected.output || 'the result'}${inner > 1 ? `[:, ${(worst?.index ?? []).slice(1).join(', ')}]` : ''}`;
  const chance = chanceOfGap(count, gap);
  return (
    `${place} has another distribution than the right one: Kolmogorov–Smirnov distance ${formatNumber(gap / count)} ` +
    `between ${count} draws and ${count} of the reference, which chance makes in ${chance === 0 ? 'none' : `${chance.toExponential(0)}`} of all tests; ` +
    `median ${formatNumber(quantile(theirs, 0.5))}, expected ${formatNumber(quantile(ours, 0.5))}; ` +
    `quartiles ${formatNumber(quantile(theirs, 0.25))} and ${formatNumber(quantile(theirs, 0.75))}, expected ${formatNumber(quantile(ours, 0.25))} and ${formatNumber(quantile(ours, 0.75))}`
  );
}

function quantile(sample: Float64Array, share: number): number {
  const sorted = sample.slice().sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
