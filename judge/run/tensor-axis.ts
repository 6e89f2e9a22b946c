/** Runs of elements that share one position along an axis, in row-major order. */

import { sizeOf } from '../tensor/value';

export interface Run {
  /** Position along the axis. */
  readonly position: number;
  /** Flat positions of the elements: from (included) to (excluded). */
  readonly from: number;
  readonly to: number;
}

export function* slicesOf(shape: readonly number[], axis: number): Generator<Run> {
  const count = shape[axis] ?? 0;
  const inner = sizeOf(shape.slice(axis + 1));
  const total = sizeOf(shape);
  for (let from = 0, run = 0; from < total; from += inner, run++)
    yield { position: run % count, from, to: from + inner };
}
