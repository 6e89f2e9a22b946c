import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compareLeaf, errorRatio, type LeafComparison } from '#judge/compare/compare-leaf';
import { leafOf, scalarLeaf } from './make-leaf';

const { NaN: nan, POSITIVE_INFINITY: inf, MAX_VALUE: max } = Number;

function compare(expected: number, actual: number, tolerance: number) {
  return compareLeaf(leafOf([expected]), leafOf([actual]), Float64Array.of(tolerance));
}

describe('one element', () => {
  test.each([
    ['NaN against NaN', nan, nan, 0],
    ['infinity against the same infinity', inf, inf, 0],
    ['-infinity against -infinity', -inf, -inf, 0],
    ['-0 against 0, even with tolerance 0', 0, -0, 0],
    ['0 against -0, even with tolerance 0', -0, 0, 0],
    ['equality with tolerance 0', 0.1, 0.1, 0],
    ['a difference equal to the tolerance', 1, 1.5, 0.5],
  ])('accepts %s', (_, expected, actual, tolerance) => {
    expect(compare(expected, actual, tolerance).wrongCount).toBe(0);
  });

  test.each([
    ['NaN where a number is due', 1, nan],
    ['a number where NaN is due', nan, 1],
    ['infinity where a number is due', 1, inf],
    ['a number where infinity is due', inf, max],
    ['the other infinity', inf, -inf],
    ['NaN where infinity is due', inf, nan],
    ['infinity where NaN is due', nan, -inf],
  ])('rejects %s, however wide the tolerance', (_, expected, actual) => {
    for (const tolerance of [0, 1, 1e300, max, inf]) {
      const { wrongCount, worst } = compare(expected, actual, tolerance);
      expect(wrongCount).toBe(1);
      expect(worst?.errorOverTolerance).toBe(inf);
    }
  });

  test('rejects the smallest difference with tolerance 0', () => {
    expect(compare(1, 1 + Number.EPSILON, 0).wrongCount).toBe(1);
    expect(compare(0, Number.MIN_VALUE, 0).wrongCount).toBe(1);
  });

  test.each([nan, -1])('takes a tolerance of %d for none', (tolerance) => {
    expect(compare(1, 1, tolerance).wrongCount).toBe(0);
    expect(compare(1, 1.1, tolerance).wrongCount).toBe(1);
  });

  test('rejects a difference that overflows', () => {
    expect(compare(max, -max, max).wrongCount).toBe(1);
  });

  test('measures the error in tolerances', () => {
    expect(compare(1, 1.75, 0.25).worst?.errorOverTolerance).toBe(3);
  });

  test('notes a non-finite answer only where the reference is finite', () => {
    expect(compare(1, nan, 1).notFinite).toBe(true);
    expect(compare(1, -inf, 1).notFinite).toBe(true);
    expect(compare(inf, nan, 1).notFinite).toBe(false);
    expect(compare(inf, 1, 1).notFinite).toBe(false);
    expect(compare(nan, nan, 1).notFinite).toBe(false);
  });
});

describe('whole leaves', () => {
  test('accepts an empty leaf, which has no worst element', () => {
    const { wrongCount, worst } = compareLeaf(
      leafOf([], { shape: [0, 3] }),
      leafOf([], { shape: [0, 3] }),
      new Float64Array(0),
    );
    expect({ wrongCount, worst }).toEqual({ wrongCount: 0, worst: null });
  });

  test('places the error of a scalar at an empty index', () => {
    expect(compareLeaf(scalarLeaf(2), scalarLeaf(3), Float64Array.of(0.5)).worst).toEqual({
      output: '',
      index: [],
      expected: 2,
      actual: 3,
      errorOverTolerance: 2,
    });
  });

  test('finds the worst element by tolerance, not by difference', () => {
    const expected = leafOf([1, 2, 3, 4, 5, 6], { output: 'w', shape: [2, 3] });
    const actual = leafOf([1, 2, 13, 4, 5.5, 6], { shape: [2, 3] });
    const result = compareLeaf(expected, actual, Float64Array.of(1, 1, 10, 1, 0.1, 1));
    expect(result.worst).toEqual({ output: 'w', index: [1, 1], expected: 5, actual: 5.5, errorOverTolerance: 5 });
    expect(result.wrongCount).toBe(1);
  });

  test('counts each wrong element once', () => {
    expect(compareLeaf(leafOf([1, nan, inf, 4]), leafOf([nan, nan, -inf, 4]), new Float64Array(4)).wrongCount).toBe(2);
  });
});

const element = fc.oneof(fc.double(), fc.constantFrom(nan, inf, -inf, 0, -0, max, -max));
const bound = fc.oneof(fc.double({ min: 0, noNaN: true }), fc.constantFrom(0, 1e-9, 1, inf));
const rows = fc.array(fc.record({ expected: element, actual: element, tolerance: bound }), { maxLength: 12 });
type Row = { expected: number; actual: number; tolerance: number };

function compareRows(list: readonly Row[], widen = 1) {
  return compareLeaf(
    leafOf(list.map((row) => row.expected)),
    leafOf(list.map((row) => row.actual)),
    Float64Array.from(list, (row) => row.tolerance * widen),
  );
}

function errorsOf({ expected, errorAt }: LeafComparison): number[] {
  return Array.from(expected.data, (_, i) => errorAt(i));
}

describe('laws', () => {
  test('what a whole leaf tells is what its elements tell one by one', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const comparison = compareRows(list);
        const errors = list.map((row) => errorRatio(row.expected, row.actual, row.tolerance));
        expect(errorsOf(comparison)).toEqual(errors);
        expect(comparison.wrongCount).toBe(errors.filter((error) => !(error <= 1)).length);
        expect(comparison.worst?.errorOverTolerance).toBe(errors.length === 0 ? undefined : Math.max(...errors));
        expect(comparison.notFinite).toBe(
          list.some((row) => !Number.isFinite(row.actual) && Number.isFinite(row.expected)),
        );
      }),
    );
  });

  test('a leaf equals itself with tolerance 0', () => {
    fc.assert(
      fc.property(
        fc.array(element),
        (data) => compareLeaf(leafOf(data), leafOf(data), new Float64Array(data.length)).wrongCount === 0,
      ),
    );
  });

  test('a wider tolerance never rejects more', () => {
    fc.assert(
      fc.property(
        rows,
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (list, widen) => compareRows(list, widen).wrongCount <= compareRows(list).wrongCount,
      ),
    );
  });

  test('it does not matter which side is the reference', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const swapped = list.map(({ expected, actual, tolerance }) => ({
          expected: actual,
          actual: expected,
          tolerance,
        }));
        expect(errorsOf(compareRows(swapped))).toEqual(errorsOf(compareRows(list)));
      }),
    );
  });

  test('the order of elements does not matter', () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = list
          .map((row) => ({ row, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        const [before, after] = [compareRows(list), compareRows(shuffled)];
        expect(after.wrongCount).toBe(before.wrongCount);
        expect(after.worst?.errorOverTolerance).toBe(before.worst?.errorOverTolerance);
        expect(errorsOf(after).sort()).toEqual(errorsOf(before).sort());
      }),
    );
  });

  test('the errors are never NaN, and never below 0', () => {
    fc.assert(fc.property(rows, (list) => errorsOf(compareRows(list)).every((error) => error >= 0)));
  });
});
