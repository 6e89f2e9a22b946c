/** A prepared case as it is judged on a backend: the same expected values, a tolerance that its arithmetic needs. */

import type { Expectation } from '../compare/compare-outputs';
import { isDiscrete, type Leaf } from '../compare/leaf';
import { leavesOf } from '../compare/output';
import { UNIT_ROUNDOFF } from '../compare/tolerance';
import { type Backend, toleranceFactorOf } from '../verdict/backend';
import type { Opinion } from './author-opinion';
import type { PreparedCase } from './prepare-cases';

/**
 * Units of rounding that one operation of a graphics card may be off: a division by 2.5 (WGSL, and the OpenGL ES
 * shading language), so that a case marked `exact` holds there only up to this.
 */
const OPERATION_UNITS = 8;

/** The case itself on cpu and wasm. Whole numbers, booleans and shapes are exact everywhere. */
export function onBackend(prepared: PreparedCase, backend: Backend): PreparedCase {
  const factor = toleranceFactorOf(backend);
  if (factor === 1) return prepared;
  const { askAuthor } = prepared;
  return {
    ...prepared,
    expectations: prepared.expectations.map((one) => widen(one, factor)),
    expected: prepared.expected.map(({ leaf, tolerance }) => ({ leaf, tolerance: widened(leaf, tolerance, factor) })),
    askAuthor: askAuthor && (async (outputs) => (await askAuthor(outputs)).map((one) => relax(one, factor))),
  };
}

function widen(expectation: Expectation, factor: number): Expectation {
  const leaves = leavesOf(expectation.output.part);
  return {
    ...expectation,
    tolerances: expectation.tolerances.map((tolerance, i) => widened(leaves[i], tolerance, factor)),
  };
}

function widened(leaf: Leaf | undefined, tolerance: Float64Array, factor: number): Float64Array {
  if (leaf === undefined || isDiscrete(leaf)) return tolerance;
  return tolerance.map((one, i) => {
    const least = OPERATION_UNITS * UNIT_ROUNDOFF * Math.abs(leaf.data[i] ?? 0);
    return Math.max(factor * one, Number.isFinite(least) ? least : 0);
  });
}

/** A residual may be larger by the same factor; the yes or no of a checker (0 or Infinity) stays what it is. */
function relax(opinion: Opinion, factor: number): Opinion {
  const ratios = opinion.ratios.map((ratio) => ratio / factor);
  return { ...opinion, ratios, isRight: opinion.isRight || ratios.every((ratio) => ratio <= 1) };
}
