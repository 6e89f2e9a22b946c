import { describe, expect, test } from 'vitest';

import { chanceOfGap, criticalGap, largestGap } from '#judge/compare/kolmogorov-smirnov';
import { ALPHA, whyUntestable } from '#judge/compare/statistical';
import { createRandom } from '#judge/tensor/random';
import { leafOf } from './make-leaf';
import { judged } from './make-output';

const STATISTICAL = { kind: 'statistical' } as const;

function draws(n: number, seed: number, draw: (random: ReturnType<typeof createRandom>) => number) {
  const random = createRandom(seed);
  return Array.from({ length: n }, () => draw(random));
}

const normal = (n: number, seed: number, mean = 0, deviation = 1) =>
  draws(n, seed, (random) => random.normal(mean, deviation));

describe('the Kolmogorov–Smirnov test', () => {
  test('measures the largest distance of two samples, ties included', () => {
    expect(largestGap(Float64Array.of(1, 2, 3), Float64Array.of(3, 1, 2))).toBe(0);
    expect(largestGap(Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6))).toBe(3);
    expect(largestGap(Float64Array.of(1, 1, 5, 5), Float64Array.of(1, 5, 5, 5))).toBe(1);
    expect(largestGap(Float64Array.of(0, Number.POSITIVE_INFINITY), Float64Array.of(0, 1))).toBe(1);
  });

  test('knows the chance of small samples exactly: all orders of two samples of 3, counted', () => {
    // Of C(6, 3) = 20 interleavings, 2 separate the samples, 12 reach a gap of 2 or more.
    expect(chanceOfGap(3, 3)).toBeCloseTo(2 / 20, 12);
    expect(chanceOfGap(3, 2)).toBeCloseTo(12 / 20, 12);
    expect(chanceOfGap(3, 1)).toBeCloseTo(1, 12);
  });

  test('agrees with the limit law for large samples', () => {
    const n = 20_000;
    for (const lambda of [1, 1.5, 2, 2.5]) {
      const limit =
        2 * [1, 2, 3].reduce((sum, j) => sum + (j % 2 === 1 ? 1 : -1) * Math.exp(-2 * (j * lambda) ** 2), 0);
      expect(chanceOfGap(n, Math.round(lambda * Math.sqrt(2 * n))) / limit).toBeCloseTo(1, 1);
    }
  });

  test('never rejects more often than it says', () => {
    const n = 50;
    const alpha = 0.05;
    const critical = criticalGap(n, alpha)!;
    let rejected = 0;
    for (let seed = 0; seed < 2_000; seed++)
      if (largestGap(Float64Array.from(normal(n, seed)), Float64Array.from(normal(n, seed + 9_999_991))) >= critical)
        rejected++;
    // Binomial(2000, 0.05) lies below 130 but once in a thousand times.
    expect(rejected).toBeLessThan(130);
    expect(rejected).toBeGreaterThan(20);
  });

  test('has no critical gap for a handful of draws', () => {
    expect(criticalGap(5, ALPHA)).toBeUndefined();
    expect(criticalGap(0, ALPHA)).toBeUndefined();
    expect(criticalGap(12, ALPHA)).toBeDefined();
  });
});

describe('draws', () => {
  test('of the same law are accepted in any order', () => {
    for (let seed = 0; seed < 40; seed++)
      expect(judged(leafOf(normal(500, seed)), leafOf(normal(500, seed + 1000)), STATISTICAL)).toEqual([]);
  });

  test.each<[string, number[]]>([
    ['another mean', normal(1000, 5, 0.4)],
    ['another spread', normal(1000, 5, 0, 1.6)],
    ['another form', draws(1000, 5, (random) => random.uniform(-1.73, 1.73)).map((x, i) => (i % 4 === 0 ? 0 : x))],
    ['one number', normal(1000, 5).map(() => 0)],
    ['NaN', normal(1000, 5).map((x, i) => (i === 7 ? Number.NaN : x))],
  ])('of %s are rejected', (_, actual) => {
    expect(judged(leafOf(normal(1000, 1)), leafOf(actual), STATISTICAL)).toHaveLength(1);
  });

  test('are told by distance, median and quartiles', () => {
    const [message] = judged(leafOf(normal(1000, 1)), leafOf(normal(1000, 5, 2)), STATISTICAL);
    expect(message).toMatch(
      /^the result has another distribution than the right one: Kolmogorov–Smirnov distance 0\.\d+ between 1000 draws and 1000 of the reference, which chance makes in \S+ of all tests; median [12]\.\d+, expected -?0\.\d+; quartiles/,
    );
  });

  test('are held column by column, so that swapped columns are found', () => {
    const columns = (a: number[], b: number[]) =>
      leafOf(
        a.flatMap((x, i) => [x, b[i]!]),
        { shape: [a.length, 2] },
      );
    const [narrow, wide] = [(seed: number) => normal(800, seed), (seed: number) => normal(800, seed, 0, 5)];
    expect(judged(columns(narrow(1), wide(2)), columns(narrow(3), wide(4)), STATISTICAL)).toEqual([]);
    expect(judged(columns(narrow(1), wide(2)), columns(wide(4), narrow(3)), STATISTICAL)).toHaveLength(1);
  });

  test('too few to be judged are named', () => {
    expect(whyUntestable(leafOf(normal(500, 1)))).toBeUndefined();
    expect(whyUntestable(leafOf([1, 2, 3]))).toContain('has 3 draws; so few cannot tell');
    expect(whyUntestable(leafOf([1], { shape: [] }))).toContain('is a single number');
    expect(whyUntestable(leafOf([Number.NaN, ...normal(50, 1)]))).toContain('NaN');
  });
});
