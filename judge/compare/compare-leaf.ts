/** One output of the person against the reference, element by element. */

import { axisIndexOf } from '../tensor/value';
import type { WorstElement } from '../verdict/verdict';
import type { Leaf } from './leaf';

export interface LeafComparison {
  readonly expected: Leaf;
  readonly actual: Leaf;
  /**
   * |actual - expected| / tolerance of the element at a row-major index; Infinity where only one side is finite, 0 where
   * both agree. Asked for and not kept: of millions of right elements nobody wants it.
   */
  readonly errorAt: (index: number) => number;
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
  if (expected.texts !== undefined) {
    const isEqual = (i: number): boolean => expected.texts?.[i] === actual.texts?.[i];
    return summarise(expected, actual, (i) => (isEqual(i) ? 0 : Number.POSITIVE_INFINITY));
  }
  const { data: due } = expected;
  const { data: given } = actual;
  let wrongCount = 0;
  let worstAt = -1;
  let worstError = -1;
  let notFinite = false;
  for (let i = 0; i < due.length; i++) {
    // Of almost every element this tells all; whatever makes it no number is looked at more closely.
    let ratio = Math.abs((given[i] as number) - (due[i] as number)) / (tolerance[i] as number);
    if (!(ratio >= 0 && ratio <= 1)) {
      ratio = errorRatio(due[i] as number, given[i] as number, tolerance[i] as number);
      if (!(ratio <= 1)) wrongCount++;
      if (!Number.isFinite(given[i]) && Number.isFinite(due[i])) notFinite = true;
    }
    if (ratio > worstError) {
      worstError = ratio;
      worstAt = i;
    }
  }
  return {
    expected,
    actual,
    errorAt: (i) => errorRatio(due[i] as number, given[i] as number, tolerance[i] as number),
    wrongCount,
    worst: worstOf(expected, actual, worstAt, worstError),
    notFinite,
  };
}

/** A comparison whose errors over tolerance are found in another way. */
export function summarise(expected: Leaf, actual: Leaf, errorAt: (index: number) => number): LeafComparison {
  let wrongCount = 0;
  let worstAt = -1;
  let worstError = -1;
  let notFinite = false;
  for (let i = 0; i < expected.data.length; i++) {
    const ratio = errorAt(i);
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
    errorAt,
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
