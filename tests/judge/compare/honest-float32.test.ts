/**
 * Honest float32 programs, summed in order, stay under the tolerance; the textbook unstable one does not.
 *
 * A float64 run of the same code is the reference, and 8 runs on inputs scaled by 1 ± u give the tolerance,
 * as the judge does it.
 */

import { describe, expect, test } from 'vitest';

import { compareLeaf } from '#judge/compare/compare-leaf';
import { toleranceOf } from '#judge/compare/tolerance';
import { createRandom, type Random } from '#judge/tensor/random';
import { leafOf } from './make-leaf';

type Round = (x: number) => number;
type Inputs = readonly (readonly number[])[];
type Operation = (inputs: Inputs, round: Round) => number[];

const U = 2 ** -24;
const float32: Round = Math.fround;
const float64: Round = (x) => x;

function draws(count: number, random: Random, mean: number, deviation: number): number[] {
  return Array.from({ length: count }, () => Math.fround(random.normal(mean, deviation)));
}

/** Largest error of the float32 run, in tolerances. */
function worstError(honest: Operation, inputs: Inputs, longestSum: number, reference: Operation = honest): number {
  const random = createRandom(7);
  const signs: (() => number)[] = [
    ...Array.from({ length: 6 }, () => () => (random.boolean(0.5) ? 1 : -1)),
    () => 1,
    () => -1,
  ];
  const run = (values: Inputs) => leafOf(reference(values, float64));
  const perturbed = signs.map((sign) => run(inputs.map((input) => input.map((x) => x * (1 + sign() * U)))));
  const expected = run(inputs);
  const actual = leafOf(honest(inputs, float32));
  return compareLeaf(expected, actual, toleranceOf(expected, perturbed, longestSum)).worst?.errorOverTolerance ?? 0;
}

function sum(values: readonly number[], round: Round): number {
  return values.reduce((total, x) => round(total + x), 0);
}

const layerNorm: Operation = ([x = []], round) => {
  const mean = round(sum(x, round) / x.length);
  const centred = x.map((one) => round(one - mean));
  const variance = round(
    sum(
      centred.map((one) => round(one * one)),
      round,
    ) / x.length,
  );
  const deviation = round(Math.sqrt(round(variance + 1e-5)));
  return centred.map((one) => round(one / deviation));
};

const naiveLayerNorm: Operation = ([x = []], round) => {
  const mean = round(sum(x, round) / x.length);
  const meanOfSquares = round(
    sum(
      x.map((one) => round(one * one)),
      round,
    ) / x.length,
  );
  const variance = round(meanOfSquares - round(mean * mean));
  const deviation = round(Math.sqrt(round(Math.max(variance, 0) + 1e-5)));
  return x.map((one) => round(round(one - mean) / deviation));
};

const softmax: Operation = ([x = []], round) => {
  const max = Math.max(...x);
  const exps = x.map((one) => round(Math.exp(round(one - max))));
  const total = sum(exps, round);
  return exps.map((one) => round(one / total));
};

/** One query over S keys of width D; v has width 1. */
const attention: Operation = ([q = [], k = [], v = []], round) => {
  const width = q.length;
  const scale = round(1 / round(Math.sqrt(width)));
  const scores = v.map((_, j) =>
    round(
      sum(
        q.map((one, d) => round(one * (k[j * width + d] as number))),
        round,
      ) * scale,
    ),
  );
  const weights = softmax([scores], round);
  return [
    sum(
      weights.map((weight, j) => round(weight * (v[j] as number))),
      round,
    ),
  ];
};

/** A row of K against K x 8. */
const matmul: Operation = ([a = [], b = []], round) =>
  Array.from({ length: 8 }, (_, column) =>
    sum(
      a.map((one, k) => round(one * (b[k * 8 + column] as number))),
      round,
    ),
  );

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

describe('honest sequential float32', () => {
  test.each(seeds)('layer norm of 256 numbers at mean 100 is accepted (seed %d)', (seed) => {
    expect(worstError(layerNorm, [draws(256, createRandom(seed), 100, 1)], 256)).toBeLessThan(0.5);
  });

  test.each(seeds)('attention at score deviation 10 is accepted (seed %d)', (seed) => {
    const random = createRandom(seed);
    // Entries of deviation √10 make scores of deviation 10.
    const inputs = [
      draws(64, random, 0, Math.sqrt(10)),
      draws(64 * 32, random, 0, Math.sqrt(10)),
      draws(32, random, 0, 1),
    ];
    expect(worstError(attention, inputs, 64)).toBeLessThan(0.5);
  });

  test.each(seeds)('a product of matrices with K = 1024 is accepted (seed %d)', (seed) => {
    const random = createRandom(seed);
    expect(worstError(matmul, [draws(1024, random, 0, 1), draws(8 * 1024, random, 0, 1)], 1024)).toBeLessThan(0.5);
  });

  test.each(seeds)('softmax of 512 scores is accepted (seed %d)', (seed) => {
    expect(worstError(softmax, [draws(512, createRandom(seed), 0, 10)], 512)).toBeLessThan(0.5);
  });
});

describe('programs that lose digits', () => {
  test.each(seeds)('E[x²] - E[x]² at mean 100 is rejected (seed %d)', (seed) => {
    expect(worstError(naiveLayerNorm, [draws(256, createRandom(seed), 100, 1)], 256, layerNorm)).toBeGreaterThan(2);
  });

  test('a fixed rtol = atol = 1e-5 would reject honest layer norm at mean 100', () => {
    const x = draws(256, createRandom(1), 100, 1);
    const [expected, actual] = [layerNorm([x], float64), layerNorm([x], float32)];
    expect(expected.some((e, i) => Math.abs(e - (actual[i] as number)) > 1e-5 + 1e-5 * Math.abs(e))).toBe(true);
  });
});
