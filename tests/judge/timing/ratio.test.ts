import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Pair, ratioOf } from '#judge/timing/ratio';
import { gradeOf } from '#judge/timing/tier';

const time = fc.double({ min: 0.01, max: 1_000, noNaN: true });
const pairs = fc.array(fc.record({ person: time, other: time }), { minLength: 1, maxLength: 30 });
const TIERS = { pass: 4, good: 1.5, great: 0.8 };

describe('a ratio', () => {
  test('lies in its own interval', () => {
    fc.assert(
      fc.property(pairs, fc.nat(), (taken, seed) => {
        const { ratio, low, high } = ratioOf(taken, seed);
        expect(low).toBeLessThanOrEqual(ratio);
        expect(high).toBeGreaterThanOrEqual(ratio);
      }),
      { numRuns: 30 },
    );
  });

  test('turns over when the programs change places', () => {
    fc.assert(
      fc.property(pairs, (taken) => {
        const there = ratioOf(taken, 1);
        const back = ratioOf(
          taken.map(({ person, other }): Pair => ({ person: other, other: person })),
          1,
        );
        expect(there.best * back.best).toBeCloseTo(1, 9);
      }),
      { numRuns: 30 },
    );
  });

  test('is the same for the same pairs and seed', () => {
    const taken = [1, 2, 3, 5, 8].map((person) => ({ person, other: 2 }));
    expect(ratioOf(taken, 7)).toEqual(ratioOf(taken, 7));
  });

  test.each([[[]], [[{ person: 0, other: 1 }]], [[{ person: Number.NaN, other: 1 }]]])('refuses %j', (taken) => {
    expect(() => ratioOf(taken, 1)).toThrow(RangeError);
  });
});

describe('a grade', () => {
  const ratio = (low: number, high: number, best: number) => ({ ratio: (low + high) / 2, low, high, best, pairs: 15 });

  test('is slow only where both witnesses say so', () => {
    expect(gradeOf(ratio(5, 6, 5), TIERS).tier).toBe('slow');
    expect(gradeOf(ratio(5, 6, 3), TIERS)).toEqual({ tier: 'pass', noisy: true });
    expect(gradeOf(ratio(3, 6, 5), TIERS)).toEqual({ tier: 'pass', noisy: true });
  });

  test('is given at each border', () => {
    expect(gradeOf(ratio(2, 3, 2), TIERS)).toEqual({ tier: 'pass', noisy: false });
    expect(gradeOf(ratio(1, 1.2, 1), TIERS)).toEqual({ tier: 'good', noisy: false });
    expect(gradeOf(ratio(0.5, 0.7, 0.6), TIERS)).toEqual({ tier: 'great', noisy: false });
  });
});
