/**
 * How a program's time grows with the size of its input, in words.
 *
 * A slope of log time over log size explains and never decides: overheads bend it (a true O(T³) bug fitted 2.37).
 */

import { linearRegression } from 'simple-statistics';
import type { Ratio } from './ratio';

/** Both programs at one size. */
export interface GrowthPoint {
  readonly n: number;
  /** Median ms of one call. */
  readonly personMs: number;
  readonly otherMs: number;
  /** Best times, ms: what a busy machine cannot slow down. */
  readonly personBestMs: number;
  readonly otherBestMs: number;
  /** Quartiles of the times, ms. */
  readonly personRange: readonly [number, number];
  readonly otherRange: readonly [number, number];
  readonly ratio: Ratio;
}

/** Slopes within this of one another look alike. */
const ALIKE = 0.4;

/** A whole power is named where the slope lies this near to it. */
const NEAR_WHOLE = 0.25;

/** Exponent of n in the upper half of the sizes, where overheads weigh least; undefined below two points. */
export function exponentOf(points: readonly { readonly n: number; readonly ms: number }[]): number | undefined {
  const used = points.filter(({ n, ms }) => n > 0 && ms > 0).slice(-Math.max(2, Math.ceil(points.length / 2)));
  if (used.length < 2) return undefined;
  return linearRegression(used.map(({ n, ms }) => [Math.log(n), Math.log(ms)])).m;
}

/**
 * "Your time grows about like T² where the reference's grows about like T"; undefined where nothing can be said.
 * Exponents come from the best times; that the two differ is told only where the intervals of the ratios agree.
 */
export function describeGrowth(points: readonly GrowthPoint[], dim: string): string | undefined {
  const person = exponentOf(points.map(({ n, personBestMs }) => ({ n, ms: personBestMs })));
  const other = exponentOf(points.map(({ n, otherBestMs }) => ({ n, ms: otherBestMs })));
  const outgrowth = outgrowthOf(points);
  if (person === undefined || other === undefined || outgrowth === undefined) return undefined;
  // Time that falls as the input grows is noise.
  if (Math.min(person, other) < -NEAR_WHOLE) return undefined;
  const [mine, theirs] = [powerText(person, dim), powerText(other, dim)];
  const differ = Math.abs(person - other) > ALIKE && mine !== theirs;
  if (!differ) return `Your time grows like the reference's, about like ${theirs}.`;
  const isSure = person > other ? outgrowth.low > 0 : outgrowth.high < 0;
  return isSure ? `Your time grows about like ${mine} where the reference's grows about like ${theirs}.` : undefined;
}

/** Exponents of n by which one program's time outgrows another's. */
export interface Outgrowth {
  /** By the ends of the intervals. */
  readonly low: number;
  readonly high: number;
  /** By the medians, and by the best times: two witnesses. */
  readonly middle: number;
  readonly best: number;
  /** How many times slower it surely is at the largest size. */
  readonly factor: number;
}

/** From the ratios at the smallest and the largest size; undefined below two sizes. */
export function outgrowthOf(points: readonly { readonly n: number; readonly ratio: Ratio }[]): Outgrowth | undefined {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || last.n <= first.n) return undefined;
  const span = Math.log(last.n / first.n);
  return {
    low: Math.log(last.ratio.low / first.ratio.high) / span,
    high: Math.log(last.ratio.high / first.ratio.low) / span,
    middle: Math.log(last.ratio.ratio / first.ratio.ratio) / span,
    best: Math.log(last.ratio.best / first.ratio.best) / span,
    factor: Math.min(last.ratio.low, last.ratio.best),
  };
}

/** Below this an outgrowth may be an overhead that fades, or noise. */
const OUTGROWN = 0.3;

/** A program that has outgrown the reference is also slower than it. */
const OUTGROWN_FACTOR = 1.5;

/** How far two outgrowths of one kind lie apart at most, relative to the larger. */
const SAME_OUTGROWTH = 0.4;

/** True where a program surely grows faster than the reference, and is slower by now. */
export function isOutgrown({ middle, best, factor }: Outgrowth): boolean {
  return Math.min(middle, best) > OUTGROWN && factor > OUTGROWN_FACTOR;
}

/** True where both surely outgrow the reference, and by about as much. */
export function growAlike(person: Outgrowth, slow: Outgrowth): boolean {
  if (!isOutgrown(person) || !isOutgrown(slow)) return false;
  return outgrowthApart(person, slow) <= SAME_OUTGROWTH * Math.max(meanOf(person), meanOf(slow));
}

/** By how many powers of n two outgrowths differ. */
export function outgrowthApart(a: Outgrowth, b: Outgrowth): number {
  return Math.abs(meanOf(a) - meanOf(b));
}

/** Of the two witnesses: each alone is off by a third now and then. */
function meanOf({ middle, best }: Outgrowth): number {
  return (middle + best) / 2;
}

const SUPERSCRIPTS = ['⁰', '', '²', '³', '⁴', '⁵', '⁶'];

/** The nearest whole power, or the measured exponent between two. */
function powerText(exponent: number, dim: string): string {
  const nearest = Math.round(exponent);
  const superscript = SUPERSCRIPTS[nearest];
  if (superscript === undefined || Math.abs(exponent - nearest) > NEAR_WHOLE) return `${dim}^${exponent.toFixed(1)}`;
  return nearest === 0 ? 'a constant' : `${dim}${superscript}`;
}
