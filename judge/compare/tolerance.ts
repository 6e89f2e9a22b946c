/**
 * How far an honest float32 program may be from the float64 reference, element by element.
 *
 * tol_i = c·√K·s_i + 2u|r_i| + 1e-9, where s_i is the largest change of output i when the inputs move by one
 * rounding error. Fixed tolerances are wrong both ways: 1e-5 rejects honest layer norm at mean 100 and
 * accepts real bugs on small outputs.
 */

import { isDiscrete, type Leaf } from './leaf';

/** 2^-24, the relative error of rounding to float32 once. */
export const UNIT_ROUNDOFF = 2 ** -24;

/** Margin over honest sequential float32, whose worst of 20 settings of 7 operations was 1.5·√K·s. */
export const SAFETY = 8;

/** Outputs below this differ by nothing that anyone could mean. */
const ABSOLUTE_FLOOR = 1e-9;

/** A single element may sit where the perturbation happens to cancel: it gets at least this part of the RMS. */
const RMS_SHARE = 0.25;

/**
 * Tolerance of each element of `reference`.
 *
 * @param reference the float64 output, any shape
 * @param perturbed the same output for inputs scaled by 1 ± u; empty for an `exact` case
 * @param longestSum K, the size of the longest `reduces` dim, at least 1
 * @param factor the author's override, with a reason in the problem file; 1 elsewhere
 */
export function toleranceOf(reference: Leaf, perturbed: readonly Leaf[], longestSum: number, factor = 1): Float64Array {
  const { data } = reference;
  const tolerance = new Float64Array(data.length);
  if (isDiscrete(reference)) return tolerance;
  const change = new Float64Array(data.length);
  for (const other of perturbed)
    for (let i = 0; i < data.length; i++) {
      const difference = Math.abs((other.data[i] as number) - (data[i] as number));
      // An infinite change tells nothing of rounding, and through the RMS it would excuse every element.
      if (difference > (change[i] as number) && Number.isFinite(difference)) change[i] = difference;
    }
  const floor = RMS_SHARE * rootMeanSquare(change);
  const margin = SAFETY * Math.sqrt(Math.max(1, longestSum));
  for (let i = 0; i < data.length; i++) {
    const spread = Math.max(change[i] as number, floor);
    const magnitude = Math.abs(data[i] as number);
    const due = margin * spread + 2 * UNIT_ROUNDOFF * (Number.isFinite(magnitude) ? magnitude : 0) + ABSOLUTE_FLOOR;
    tolerance[i] = factor * due;
  }
  return tolerance;
}

/** Tolerance of floats that are compared exactly: the float64 reference and its float32 form are one number. */
export function exactTolerance(reference: Leaf): Float64Array {
  if (isDiscrete(reference)) return new Float64Array(reference.data.length);
  return Float64Array.from(reference.data, (x) => {
    const step = Math.abs(Math.fround(x) - x);
    // What float32 cannot hold has no other form.
    return Number.isFinite(step) ? step : 0;
  });
}

function rootMeanSquare(values: Float64Array): number {
  const largest = values.reduce((max, value) => Math.max(max, value), 0);
  if (largest === 0) return 0;
  // Relative to the largest, so that no square overflows.
  let sum = 0;
  for (const value of values) sum += (value / largest) ** 2;
  return largest * Math.sqrt(sum / values.length);
}
