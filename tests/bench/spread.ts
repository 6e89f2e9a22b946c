/** Several measurements of one thing, in ms. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly samples: readonly number[];
}

export function spreadOf(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? at(sorted, middle) : (at(sorted, middle - 1) + at(sorted, middle)) / 2;
  return {
    median: round(median),
    min: round(at(sorted, 0)),
    max: round(at(sorted, sorted.length - 1)),
    samples: samples.map(round),
  };
}

function at(sorted: readonly number[], index: number): number {
  return sorted[index] ?? Number.NaN;
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
