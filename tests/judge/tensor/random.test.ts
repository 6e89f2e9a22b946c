import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createRandom, seedFrom, shuffled } from '#judge/tensor/random';

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('pinned numbers: these change only with the major version of a problem', () => {
  test('seeds', () => {
    expect([
      seedFrom(),
      seedFrom('a'),
      seedFrom('uuid', 'by-hand', 0, 7, 0),
      seedFrom('order', 7),
      seedFrom('é√'),
    ]).toEqual([2166136261, 3826002220, 2047629866, 2502456230, 1942773242]);
  });

  test('draws', () => {
    const random = createRandom(42);
    expect([
      random.uniform(0, 1),
      random.integer(0, 99),
      random.normal(0, 1),
      random.boolean(0.5),
      random.uniform(-1, 1),
    ]).toEqual([0.9999993701129287, 35, -0.09458089970931118, false, 0.09992126620732988]);
  });

  test('a shuffle', () => {
    expect(shuffled([0, 1, 2, 3, 4, 5, 6, 7], createRandom(1))).toEqual([1, 7, 5, 4, 2, 3, 0, 6]);
  });
});

describe('seeds', () => {
  test('are 32-bit whole numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.double())), (parts) => {
        const made = seedFrom(...parts);
        expect(Number.isInteger(made) && made >= 0 && made < 2 ** 32).toBe(true);
      }),
    );
  });

  test('tell neighbours apart: parts are not run together', () => {
    expect(seedFrom('a', 'bc')).not.toBe(seedFrom('ab', 'c'));
    expect(seedFrom('case', 1, 12)).not.toBe(seedFrom('case', 11, 2));
    const salts = Array.from({ length: 1000 }, (_, salt) => seedFrom('uuid', 'case', 0, salt, 0));
    expect(new Set(salts).size).toBe(1000);
  });
});

describe('draws', () => {
  test('the same seed gives the same draws', () => {
    fc.assert(
      fc.property(seed, (one) => {
        const draw = () => {
          const random = createRandom(one);
          return [random.uniform(-3, 3), random.integer(-5, 5), random.normal(2, 3), random.boolean(0.3)];
        };
        expect(draw()).toEqual(draw());
      }),
    );
  });

  test('neighbouring salts give other draws', () => {
    const firsts = Array.from({ length: 500 }, (_, salt) =>
      createRandom(seedFrom('uuid', 'case', 0, salt, 0)).uniform(0, 1),
    );
    expect(new Set(firsts).size).toBe(500);
    expect(Math.abs(firsts.reduce((sum, x) => sum + x, 0) / 500 - 0.5)).toBeLessThan(0.06);
  });

  test('stay in their range', () => {
    fc.assert(
      fc.property(
        seed,
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.integer({ min: -1000, max: 1000 }),
        fc.nat(1000),
        (one, low, width, from, count) => {
          const random = createRandom(one);
          const uniform = random.uniform(low, low + width);
          expect(uniform >= low && uniform <= low + width).toBe(true);
          const integer = random.integer(from, from + count);
          expect(Number.isInteger(integer) && integer >= from && integer <= from + count).toBe(true);
          expect(Number.isFinite(random.normal(0, 1))).toBe(true);
        },
      ),
    );
  });

  test('reach both ends of integers', () => {
    const random = createRandom(3);
    const seen = new Set(Array.from({ length: 200 }, () => random.integer(-1, 2)));
    expect([...seen].sort()).toEqual([-1, 0, 1, 2]);
  });

  test('have the mean and deviation that were asked for', () => {
    const random = createRandom(9);
    const draws = Array.from({ length: 20_000 }, () => random.normal(5, 2));
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
    const deviation = Math.sqrt(draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length);
    expect(Math.abs(mean - 5)).toBeLessThan(0.06);
    expect(Math.abs(deviation - 2)).toBeLessThan(0.05);
    expect(Array.from({ length: 20_000 }, () => random.boolean(0.2)).filter(Boolean).length / 20_000).toBeCloseTo(
      0.2,
      1,
    );
  });

  test('probabilities 0 and 1 are certain', () => {
    const random = createRandom(5);
    expect(Array.from({ length: 100 }, () => random.boolean(0))).not.toContain(true);
    expect(Array.from({ length: 100 }, () => random.boolean(1))).not.toContain(false);
  });
});

describe('shuffled', () => {
  test('holds the same items and leaves the list alone', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), seed, (items, one) => {
        const before = [...items];
        const order = shuffled(items, createRandom(one));
        expect(items).toEqual(before);
        expect(order).toHaveLength(items.length);
        expect(new Set(order)).toEqual(new Set(items));
      }),
    );
  });

  test('is a permutation', () => {
    fc.assert(
      fc.property(fc.nat(60), seed, (count, one) => {
        const items = Array.from({ length: count }, (_, i) => i);
        expect(shuffled(items, createRandom(one)).sort((a, b) => a - b)).toEqual(items);
      }),
    );
  });

  test('puts every item everywhere about equally often', () => {
    const random = createRandom(11);
    const counts = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
    for (let round = 0; round < 4000; round++)
      for (const [place, item] of shuffled([0, 1, 2, 3], random).entries()) counts[item]![place]! += 1;
    for (const count of counts.flat()) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });
});
