/**
 * How many times slower one program is than another, from times taken in turn: an interval, never one number.
 *
 * Blocks of identical programs run one after the other differ by 1.6–7.2×, interleaved medians by 1.2–1.9×,
 * interleaved min/min by 1.08–1.36× (measured on shared machines). So the ratio is formed pair by pair, and
 * "slow" needs two witnesses: the interval's lower end and the ratio of the best times.
 */

import { median, min, quantileSorted, sampleWithReplacement } from 'simple-statistics';
import { createRandom } from '../tensor/random';

/** Times of both programs on the same inputs, taken one right after the other, in ms. */
export interface Pair {
  readonly person: number;
  readonly other: number;
}

/** person / other, dimensionless. */
export interface Ratio {
  /** Median of the pairs' ratios. */
  readonly ratio: number;
  /** Ends of the bootstrap interval of that median. */
  readonly low: number;
  readonly high: number;
  /** Best time of the person over the best time of the other program: what noise cannot slow down. */
  readonly best: number;
  readonly pairs: number;
}

const RESAMPLES = 2_000;

/** Share of intervals that hold the true median. */
export const CONFIDENCE = 0.95;

/**
 * The median ratio with its percentile bootstrap interval (Efron and Tibshirani, An Introduction to the
 * Bootstrap, 1993, chapter 13), resampling pairs.
 *
 * @param pairs at least one, all times above 0
 * @param seed the same pairs and the same seed give the same interval
 * @throws RangeError when there is no pair, or a time is not a positive number
 */
export function ratioOf(pairs: readonly Pair[], seed: number): Ratio {
  if (pairs.length === 0) throw new RangeError('a ratio needs at least one pair of times');
  if (pairs.some(({ person, other }) => !(person > 0 && other > 0 && Number.isFinite(person / other))))
    throw new RangeError('times must be positive numbers');
  const ratios = pairs.map(({ person, other }) => person / other);
  const random = createRandom(seed);
  const unit = (): number => random.uniform(0, 1);
  const medians = Array.from({ length: RESAMPLES }, () => median(sampleWithReplacement(ratios, ratios.length, unit)));
  medians.sort((a, b) => a - b);
  return {
    ratio: median(ratios),
    low: quantileSorted(medians, (1 - CONFIDENCE) / 2),
    high: quantileSorted(medians, (1 + CONFIDENCE) / 2),
    best: min(pairs.map(({ person }) => person)) / min(pairs.map(({ other }) => other)),
    pairs: pairs.length,
  };
}
