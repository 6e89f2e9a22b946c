import { describe, expect, test } from 'vitest';
import { describeGrowth, exponentOf, type GrowthPoint, growAlike, isOutgrown, outgrowthOf } from '#judge/timing/growth';

/** Times of both programs at four sizes; every ratio has an interval of this relative width. */
function points(person: (n: number) => number, other: (n: number) => number, width = 0.05): GrowthPoint[] {
  return [64, 128, 256, 512].map((n) => {
    const [mine, theirs] = [person(n), other(n)];
    const ratio = mine / theirs;
    return {
      n,
      personMs: mine,
      otherMs: theirs,
      personBestMs: mine,
      otherBestMs: theirs,
      personRange: [mine, mine],
      otherRange: [theirs, theirs],
      ratio: { ratio, low: ratio * (1 - width), high: ratio * (1 + width), best: ratio, pairs: 15 },
    };
  });
}

const outgrowth = (person: (n: number) => number, other: (n: number) => number, width?: number) => {
  const found = outgrowthOf(points(person, other, width));
  if (found === undefined) throw new Error('there are points');
  return found;
};

describe('growth in words', () => {
  test.each([1, 2, 3])('finds the exponent %d of a pure power', (power) => {
    expect(exponentOf([64, 128, 256].map((n) => ({ n, ms: n ** power })))).toBeCloseTo(power, 6);
  });

  test('names both orders where they differ', () => {
    const taken = points(
      (n) => n ** 3,
      (n) => n ** 2,
    );
    expect(describeGrowth(taken, 'T')).toBe("Your time grows about like T³ where the reference's grows about like T².");
  });

  test('says that they are alike where only a constant parts them', () => {
    const taken = points(
      (n) => 40 * n ** 2,
      (n) => n ** 2 + 10,
    );
    expect(describeGrowth(taken, 'T')).toBe("Your time grows like the reference's, about like T².");
  });

  test('says nothing from one point, of noise, or of times that fall', () => {
    const square = (n: number): number => n ** 2;
    expect(describeGrowth(points(square, square).slice(0, 1), 'T')).toBeUndefined();
    expect(
      describeGrowth(
        points((n) => n ** 3, square, 0.9),
        'T',
      ),
    ).toBeUndefined();
    expect(
      describeGrowth(
        points((n) => 1 / n, square),
        'T',
      ),
    ).toBeUndefined();
  });
});

describe('outgrowing the reference', () => {
  const square = (n: number): number => n ** 2;

  test('is sure where a power parts the two, whatever the constant', () => {
    expect(isOutgrown(outgrowth((n) => 0.1 * n ** 3, square))).toBe(true);
  });

  test('is no matter of a constant factor, however large', () => {
    expect(isOutgrown(outgrowth((n) => 41 * n ** 2, square))).toBe(false);
  });

  test('is not claimed of a program that is no slower', () => {
    expect(isOutgrown(outgrowth((n) => n ** 3 / 1000, square))).toBe(false);
  });

  test('is alike for the same power and unlike for another', () => {
    const cubic = outgrowth((n) => 7 * n ** 3, square);
    expect(
      growAlike(
        cubic,
        outgrowth((n) => n ** 3, square),
      ),
    ).toBe(true);
    expect(
      growAlike(
        outgrowth((n) => n ** 4.5, square),
        cubic,
      ),
    ).toBe(false);
    expect(growAlike(outgrowth(square, square), cubic)).toBe(false);
  });

  test('is alike though one of its witnesses is off, and unlike for two powers though one is near', () => {
    const square = (n: number): number => n ** 2;
    const slow = outgrowth((n) => n ** 3, square);
    expect(growAlike({ ...slow, best: slow.best - 0.6 }, slow)).toBe(true);
    const quartic = outgrowth((n) => n ** 4, square);
    expect(growAlike({ ...slow, best: slow.best + 0.3 }, quartic)).toBe(false);
  });
});
