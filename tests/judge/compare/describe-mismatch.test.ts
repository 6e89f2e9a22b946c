import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compareLeaf } from '#judge/compare/compare-leaf';
import { describeMismatch, formatNumber } from '#judge/compare/describe-mismatch';
import { type LeafShape, leafOf, scalarLeaf } from './make-leaf';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

/** The message for these elements with tolerance 0.001 (0 where the output is discrete). */
function message(expected: readonly number[], actual: readonly number[], shape: LeafShape = {}): string {
  const tolerance = shape.dtype === undefined || shape.dtype === 'f32' ? 0.001 : 0;
  return describeMismatch(
    compareLeaf(leafOf(expected, shape), leafOf(actual, shape), new Float64Array(expected.length).fill(tolerance)),
  );
}

describe('the worst element', () => {
  test('stands first, with the error in tolerances and the share of wrong elements', () => {
    expect(message([1, 2, 3, 4], [1, 2.5, 3, 4.125])).toBe(
      'result[1] is 2.5, expected 2 (off by 0.5, 500 × the tolerance); 2 of 4 elements are wrong. The wrong elements all have N index 1, 3 (axis 0); the others are right',
    );
  });

  test('is named by output and index', () => {
    expect(message([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6.05], { output: 'step 2', shape: [2, 3] })).toMatch(
      /^step 2\[1, 2\] is 6\.05, expected 6 \(off by 0\.05, 50\.0 × the tolerance\)/,
    );
  });

  test('of a scalar is the result itself', () => {
    expect(describeMismatch(compareLeaf(scalarLeaf(2), scalarLeaf(3), Float64Array.of(0.5)))).toBe(
      'the result is 3, expected 2 (off by 1, 2.0 × the tolerance)',
    );
  });

  test('of a named scalar is that output', () => {
    expect(message([3], [4], { output: 'steps', dtype: 'int', shape: [] })).toBe('steps is 4, expected 3');
  });

  test('of booleans reads true or false', () => {
    expect(message([1, 0], [0, 0], { output: 'mask', dtype: 'bool' })).toBe(
      'mask[0] is false, expected true; 1 of 2 elements are wrong. The wrong elements all have N index 0 (axis 0); the others are right',
    );
    expect(message([1], [0], { dtype: 'boolean', shape: [] })).toBe('the result is false, expected true');
  });

  test('has no error in tolerances where infinity is expected', () => {
    expect(message([inf, 1], [5, 1])).toBe(
      'result[0] is 5, expected Infinity; 1 of 2 elements are wrong. The wrong elements all have N index 0 (axis 0); the others are right',
    );
  });
});

test.each([
  [4.5, '4.5 × the tolerance'],
  [99.94, '99.9 × the tolerance'],
  [4567, '4600 × the tolerance'],
  [1.26e9, '1.3e+9 × the tolerance'],
])('an error of %d tolerances reads "%s"', (error, text) => {
  expect(describeMismatch(compareLeaf(scalarLeaf(0), scalarLeaf(error), Float64Array.of(1)))).toContain(text);
});

describe('where the wrong elements lie', () => {
  const grid = (wrong: (i: number, j: number) => boolean) => {
    const expected = Array.from({ length: 20 }, (_, at) => at);
    return message(
      expected,
      expected.map((x, at) => (wrong(Math.floor(at / 4), at % 4) ? x * x + 7 : x)),
      { axes: ['T', 'E'], shape: [5, 4] },
    );
  };

  test.each([
    ['one row', (i: number) => i === 2, 'The wrong elements all have T index 2 (axis 0); the others are right'],
    ['a run of rows', (i: number) => i >= 2, 'The wrong elements all have T index 2–4 (axis 0); the others are right'],
    [
      'one column',
      (_: number, j: number) => j === 3,
      'The wrong elements all have E index 3 (axis 1); the others are right',
    ],
    [
      'some rows',
      (i: number) => i % 2 === 0,
      'The wrong elements all have T index 0, 2, 4 (axis 0); the others are right',
    ],
  ])('%s', (_, wrong, extent) => {
    expect(grid(wrong).split('. ').at(-1)).toBe(extent);
  });

  test('says nothing where they lie everywhere', () => {
    expect(grid((i, j) => (i + j) % 2 === 0)).toMatch(/; 10 of 20 elements are wrong$/);
  });

  test('cuts a long list of indices', () => {
    const expected = Array.from({ length: 30 }, (_, i) => i);
    expect(
      message(
        expected,
        expected.map((x) => (x % 3 === 0 ? x + 1 + x * x : x)),
      ),
    ).toContain('N index 0, 3, 6, 9, 12, 15, … (axis 0)');
  });

  test('names a fixed axis by its place only', () => {
    expect(message([1, 2, 3, 4, 5, 6], [1, 2, 7, 4, 5, 9], { axes: ['N', '3'], shape: [2, 3] })).toMatch(
      /The wrong elements all have index 2 on axis 1; the others are right$/,
    );
  });
});

describe('simple relations', () => {
  test.each([
    ['a factor', [1, 2, 4], [0.25, 0.5, 1], 'Every element is 0.25 × the expected one'],
    ['a sign', [1, -2, 4], [-1, 2, -4], 'Every element is -1 × the expected one'],
    ['a factor around zeros', [0, 2, 4], [0, 4, 8], 'Every element is 2 × the expected one'],
    ['an offset', [1, 2, 4], [1.5, 2.5, 4.5], 'Every element is off by 0.5'],
    ['a constant', [1, 2, 4], [0, 0, 0], 'Every element is 0'],
  ])('%s', (_, expected, actual, extent) => {
    expect(message(expected, actual).split('. ').at(-1)).toBe(extent);
  });

  test('a factor that does not hold where 0 is expected is none', () => {
    expect(message([0, 2, 4], [7, 4, 8])).not.toContain('Every element');
  });

  test('noise around the right answer is no factor', () => {
    const comparison = compareLeaf(
      leafOf([1, 2, 3]),
      leafOf([1.00001, 2.00005, 2.99999]),
      new Float64Array(3).fill(1e-7),
    );
    expect(describeMismatch(comparison)).not.toContain('Every element');
  });

  test('are not looked for in labels', () => {
    expect(message([1, 2, 4], [2, 4, 8], { dtype: 'i32' })).toBe(
      'result[0] is 2, expected 1; all 3 elements are wrong',
    );
  });
});

describe('numbers in words', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [3, '3'],
    [-1e14, '-100000000000000'],
    [0.1, '0.1'],
    [1 / 3, '0.333333'],
    [1234567.891, '1234570'],
    [1e-12, '1e-12'],
    [1e20, '100000000000000000000'],
    [nan, 'NaN'],
    [inf, 'Infinity'],
    [-inf, '-Infinity'],
  ])('%d reads %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test('keep 6 digits', () => {
    fc.assert(
      fc.property(
        fc.float({ noNaN: true, noDefaultInfinity: true, min: Math.fround(1e-30), max: Math.fround(1e30) }),
        (x) => Math.abs(Number(formatNumber(x)) - x) <= 5e-6 * x,
      ),
    );
  });
});

test('never throws, whatever is compared', () => {
  const element = fc.oneof(fc.double(), fc.constantFrom(nan, inf, -inf, 0));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(element, element), { maxLength: 10 }),
      fc.constantFrom('f32', 'i32', 'bool'),
      (pairs, dtype) => {
        expect(
          message(
            pairs.map(([e]) => e),
            pairs.map(([, a]) => a),
            { dtype },
          ),
        ).toMatch(/./);
      },
    ),
  );
});
