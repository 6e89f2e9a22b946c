import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseParameter } from '#judge/spec/parse-type';
import { formatLeaf, formatValue } from '#judge/tensor/format-value';
import { fromLiteral } from '#judge/tensor/from-literal';
import { axisIndexOf, sizeOf } from '#judge/tensor/value';

function format(literal: unknown, type: string, maxCharacters = 1000): string {
  return formatValue(fromLiteral(literal, parseParameter('x', type, 'x'), {}, 'x'), maxCharacters);
}

describe('values as text', () => {
  test.each<[unknown, string, string]>([
    [
      [
        [1, 0.1],
        [-2.5, 3e-7],
      ],
      'f32[N,D]',
      '[[1, 0.1], [-2.5, 3e-7]]',
    ],
    [[true, false], 'bool[N]', '[true, false]'],
    [[1, -2], 'i32[N]', '[1, -2]'],
    [2.5, 'f32[]', '2.5'],
    [0.1, 'float', '0.1'],
    [Number.NEGATIVE_INFINITY, 'float', '-Infinity'],
    [[Number.POSITIVE_INFINITY], 'f32[N]', '[Infinity]'],
    ['a "cat"', 'string', '"a \\"cat\\""'],
    [null, 'f32[N]?', 'null'],
    [[[1], [2, 3]], 'list of f32[L]', '[[1], [2, 3]]'],
    [[[], []], 'f32[N,D]', '[[], []]'],
    [[], 'f32[N]', '[]'],
  ])('%j as %s', (literal, type, text) => {
    expect(format(literal, type)).toBe(text);
  });

  test('are cut with the shape told', () => {
    expect(
      format(
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        'f32[N,D]',
        10,
      ),
    ).toBe('[[1, 2, 3] … (shape [2, 3])');
  });

  test('read back as the same float32', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true })), (data) => {
        const back = JSON.parse(format(data, 'f32[N]', 1e6)) as number[];
        expect(back.map(Math.fround)).toEqual(data.map((x) => (x === 0 ? 0 : x)));
      }),
    );
  });

  test('of outputs have 6 digits', () => {
    expect(formatLeaf({ shape: [2], data: Float64Array.of(1 / 3, 2e-10) }, 100)).toBe('[0.333333, 2e-10]');
    expect(formatLeaf({ shape: [], data: Float64Array.of(2) }, 100)).toBe('2');
    expect(formatLeaf({ shape: [2], data: Float64Array.of(1, 0), dtype: 'bool' }, 100)).toBe('[true, false]');
    expect(formatLeaf({ shape: [3], data: Float64Array.of(1, 2, 3) }, 4)).toBe('[1,  … (shape [3])');
  });
});

test('positions and indices agree', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }), fc.nat(), (shape, any) => {
      const at = any % sizeOf(shape);
      const index = axisIndexOf(shape, at);
      expect(index).toHaveLength(shape.length);
      expect(index.every((i, axis) => i >= 0 && i < (shape[axis] ?? 0))).toBe(true);
      expect(index.reduce((flat, i, axis) => flat * (shape[axis] ?? 0) + i, 0)).toBe(at);
    }),
  );
});
