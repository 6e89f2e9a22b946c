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
  const size = expected.data.length;
  const errorOverTolerance = new Float64Array(size);
  let wrongCount = 0;
  let worstAt = -1;
  let worstError = -1;
  let notFinite = false;
  for (let i = 0; i < size; i++) {
    const e = expected.data[i] as number;
    const a = actual.data[i] as number;
    const ratio = errorRatio(e, a, tolerance[i] as number);
    errorOverTolerance[i] = ratio;
    // Written so that a NaN ratio would count as wrong.
    if (!(ratio <= 1)) wrongCount++;
    if (!Number.isFinite(a) && Number.isFinite(e)) notFinite = true;
    if (ratio > worstError) {
      worstError = ratio;
      worstAt = i;
    }
  }
  const worst =
    worstAt < 0
      ? null
      : {
          output: expected.output,
          index: axisIndexOf(expected.shape, worstAt),
          expected: expected.data[worstAt] as number,
          actual: actual.data[worstAt] as number,
          errorOverTolerance: worstError,
        };
  return { expected, actual, errorOverTolerance, wrongCount, worst, notFinite };
}

function errorRatio(expected: number, actual: number, tolerance: number): number {
  if (expected === actual || (Number.isNaN(expected) && Number.isNaN(actual))) return 0;
  const error = Math.abs(actual - expected);
  // NaN or infinite on one side only: no tolerance covers that.
  if (!Number.isFinite(error)) return Number.POSITIVE_INFINITY;
  return tolerance > 0 ? error / tolerance : Number.POSITIVE_INFINITY;
}
