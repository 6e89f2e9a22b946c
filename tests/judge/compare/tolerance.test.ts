import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { toleranceOf } from '#judge/compare/tolerance';
import { leafOf, scalarLeaf } from './make-leaf';

const U = 2 ** -24;

describe('the formula 8·√K·s + 2u|r| + 1e-9', () => {
  test('takes the largest change of each element over the perturbed copies', () => {
    const [first, second] = toleranceOf(leafOf([10, -20]), [leafOf([10.5, -20.25]), leafOf([9, -20])], 16);
    expect(first).toBeCloseTo(8 * 4 * 1 + 2 * U * 10 + 1e-9, 12);
    // The RMS of the changes is √((1² + 0.25²)/2) = 0.7289; a quarter of it is less than 0.25.
    expect(second).toBeCloseTo(8 * 4 * 0.25 + 2 * U * 20 + 1e-9, 12);
  });

  test('lifts an element that did not move to a quarter of the RMS change', () => {
    const [, still] = toleranceOf(leafOf([0, 0]), [leafOf([2, 0])], 1);
    expect(still).toBeCloseTo(8 * 0.25 * Math.SQRT2 + 1e-9, 12);
  });

  test('leaves 2u|r| + 1e-9 without perturbed copies, as in an exact case', () => {
    expect([...toleranceOf(leafOf([0, 4, -4]), [], 1024)]).toEqual([1e-9, 8 * U + 1e-9, 8 * U + 1e-9]);
  });

  test.each([0, 1])('takes a longest sum of %d for 1', (longestSum) => {
    expect(toleranceOf(leafOf([1]), [leafOf([1.5])], longestSum)[0]).toBeCloseTo(4 + 2 * U + 1e-9, 12);
  });

  test.each(['i32', 'bool', 'int', 'boolean'] as const)('is 0 for %s', (dtype) => {
    expect([...toleranceOf(leafOf([3, 4], { dtype }), [leafOf([3, 5], { dtype })], 64)]).toEqual([0, 0]);
  });

  test('serves scalars and empty leaves', () => {
    expect([...toleranceOf(scalarLeaf(1), [scalarLeaf(1)], 1)]).toEqual([2 * U + 1e-9]);
    expect(toleranceOf(leafOf([]), [leafOf([])], 1)).toHaveLength(0);
  });
});

describe('what is not finite', () => {
  const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

  test.each([
    ['an infinity that stays', inf, inf],
    ['an infinity that changes its sign', inf, -inf],
    ['a number that becomes infinite', 1, inf],
    ['a number that becomes NaN', 1, nan],
    ['NaN', nan, nan],
  ])('%s leaves the tolerance of the others as it is', (_, value, moved) => {
    const tolerance = toleranceOf(leafOf([value, 2]), [leafOf([moved, 2 + U])], 1);
    expect(tolerance[1]).toBeGreaterThan(0);
    expect(tolerance[1]).toBeLessThan(1e-5);
    expect(Number.isFinite(tolerance[0])).toBe(true);
  });

  test('a change that overflows when squared leaves the tolerance finite', () => {
    expect(toleranceOf(leafOf([1e200]), [leafOf([2e200])], 1).every(Number.isFinite)).toBe(true);
  });
});

test('does not depend on the order of the copies, and more copies never narrow it', () => {
  const pair = fc.tuple(
    fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 8 }), (copies) => {
      const reference = leafOf([1, -2]);
      const leaves = copies.map((copy) => leafOf(copy));
      const all = toleranceOf(reference, leaves, 9);
      expect(toleranceOf(reference, leaves.toReversed(), 9)).toEqual(all);
      const fewer = toleranceOf(reference, leaves.slice(1), 9);
      expect(all.every((one, i) => one >= (fewer[i] ?? 0))).toBe(true);
    }),
  );
});
