/** One output of the person against the reference, element by element. */

import { axisIndexOf } from '../tensor/value';
import type { WorstElement } from '../verdict/verdict';
import type { Leaf } from './leaf';

export interface LeafComparison {
  readonly expected: Leaf;
  readonly actual: Leaf;
  /** |actual - expected| / tolerance per element; Infinity where only one side is finite, 0 where both agree. */
  readonly errorOverTolerance: Float64Array;
  /** Elements out of tolerance. */
  readonly wrongCount: number;
  /** The element with the largest error over tolerance; null when there is no element. */
  readonly worst: WorstElement | null;
  /** Some element is NaN or infinite where the reference is not. */
  readonly notFinite: boolean;
}

/**
 * Compare two leaves of equal shape.
 *
 * NaN passes only against NaN, an infinity only against the same infinity; -0 equals 0. Where the
 * tolerance is 0 (discrete outputs) only equality passes.
 */
export function compareLeaf(expected: Leaf, actual: Leaf, tolerance: Float64Array): LeafComparison {
  const ratios = Float64Array.from(expected.data, (e, i) => {
    if (expected.texts !== undefined) return expected.texts[i] === actual.texts?.[i] ? 0 : Number.POSITIVE_INFINITY;
    return errorRatio(e, actual.data[i] as number, tolerance[i] as number);
  });
  return summarise(expected, actual, ratios);
}

/** A comparison whose errors over tolerance were found in another way. */
export function summarise(expected: Leaf, actual: Leaf, errorOverTolerance: Float64Array): LeafComparison {
  let wrongCount = 0;
  let worstAt = -1;
  let worstError = -1;
  let notFinite = false;
  for (let i = 0; i < errorOverTolerance.length; i++) {
    const ratio = errorOverTolerance[i] as number;
    // Written so that a NaN ratio would count as wrong.
    if (!(ratio <= 1)) wrongCount++;
    if (!Number.isFinite(actual.data[i]) && Number.isFinite(expected.data[i])) notFinite = true;
    if (ratio > worstError) {
      worstError = ratio;
      worstAt = i;
    }
  }
  return {
    expected,
    actual,
    errorOverTolerance,
    wrongCount,
    worst: worstOf(expected, actual, worstAt, worstError),
    notFinite,
  };
}

function worstOf(expected: Leaf, actual: Leaf, at: number, errorOverTolerance: number): WorstElement | null {
  if (at < 0) return null;
  const element = {
    output: expected.output,
    index: axisIndexOf(expected.shape, at),
    expected: expected.data[at] as number,
    actual: actual.data[at] as number,
    errorOverTolerance,
  };
  if (expected.texts === undefined) return element;
  return { ...element, texts: { expected: expected.texts[at] ?? '', actual: actual.texts?.[at] ?? '' } };
}

/** |actual - expected| / tolerance; Infinity where no tolerance covers the difference. */
export function errorRatio(expected: number, actual: number, tolerance: number): number {
  if (expected === actual || (Number.isNaN(expected) && Number.isNaN(actual))) return 0;
  const error = Math.abs(actual - expected);
  // NaN or infinite on one side only: no tolerance covers that.
  if (!Number.isFinite(error)) return Number.POSITIVE_INFINITY;
  return tolerance > 0 ? error / tolerance : Number.POSITIVE_INFINITY;
}
