import { describe, expect, test } from 'vitest';

import { parseParameter } from '#judge/spec/parse-type';
import { fromLiteral, type KnownDims } from '#judge/tensor/from-literal';

function read(literal: unknown, type: string, dims: KnownDims = {}) {
  return fromLiteral(literal, parseParameter('x', type, 'x'), dims, 'cases.a.x');
}

function tensor(dtype: string, shape: number[], data: ArrayLike<number>) {
  return { kind: 'tensor', dtype, shape, data };
}

describe('values', () => {
  test.each<[string, unknown, string, unknown]>([
    [
      'a matrix',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      'f32[N,3]',
      tensor('f32', [2, 3], Float32Array.of(1, 2, 3, 4, 5, 6)),
    ],
    ['a tensor without axes', 2, 'f32[]', tensor('f32', [], Float32Array.of(2))],
    ['numbers rounded to float32', [0.1], 'f32[N]', tensor('f32', [1], Float32Array.of(0.1))],
    [
      'NaN and infinities',
      [Number.NaN, Number.POSITIVE_INFINITY],
      'f32[N]',
      tensor('f32', [2], Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY)),
    ],
    ['whole numbers', [-1, 2_147_483_647], 'i32[N]', tensor('i32', [2], Int32Array.of(-1, 2_147_483_647))],
    ['booleans', [[true, false]], 'bool[T,S]', tensor('bool', [1, 2], Uint8Array.of(1, 0))],
    ['an int', 3, 'int', 3],
    ['a float', 0.1, 'float', 0.1],
    ['a bool', false, 'bool', false],
    ['a string', 'cat', 'string', 'cat'],
    [
      'a list',
      [[1, 2], [3]],
      'list of f32[L]',
      [tensor('f32', [2], Float32Array.of(1, 2)), tensor('f32', [1], Float32Array.of(3))],
    ],
    ['a list of numbers', [1, 2.5], 'list of float', [1, 2.5]],
    ['null for an optional input', null, 'f32[N]?', null],
    ['an empty vector', [], 'f32[N]', tensor('f32', [0], new Float32Array(0))],
    ['empty rows', [[], []], 'f32[N,D]', tensor('f32', [2, 0], new Float32Array(0))],
    ['no rows', [], 'f32[N,3]', tensor('f32', [0, 3], new Float32Array(0))],
  ])('%s', (_, literal, type, value) => {
    expect(read(literal, type)).toEqual(value);
  });
});

describe('dims', () => {
  test('follow from the literal', () => {
    const dims: KnownDims = {};
    read([[[1, 2, 3]], [[4, 5, 6]]], 'f32[B,T,D]', dims);
    expect(dims).toEqual({ B: 2, T: 1, D: 3 });
  });

  test('of lists hold one size an item', () => {
    const dims: KnownDims = {};
    read([[1, 2, 3], [4]], 'list of f32[L]', dims);
    expect(dims).toEqual({ L: [3, 1] });
  });

  test('that are known stay one number where a list uses them', () => {
    const dims: KnownDims = { D: 2 };
    read(
      [
        [[1, 2]],
        [
          [3, 4],
          [5, 6],
        ],
      ],
      'list of f32[N,D]',
      dims,
    );
    expect(dims).toEqual({ D: 2, N: [1, 2] });
  });

  test('that all items of a list share fit a tensor outside of it', () => {
    const dims: KnownDims = {};
    read(
      [
        [[1, 2]],
        [
          [3, 4],
          [5, 6],
        ],
      ],
      'list of f32[N,D]',
      dims,
    );
    expect(() => read([1, 2], 'f32[D]', dims)).not.toThrow();
    expect(() => read([1, 2, 3], 'f32[D]', dims)).toThrow(
      'problem.md cases.a.x: the axis D has size 3, but D is 2 elsewhere',
    );
  });

  test('behind an empty axis are taken from what is known', () => {
    expect(read([], 'f32[N,D]', { D: 4 })).toMatchObject({ shape: [0, 4] });
  });
});

describe('literals that do not fit', () => {
  test.each<[string, unknown, string, KnownDims, string]>([
    ['nothing for a needed input', null, 'f32[N]', {}, 'is required (f32[N])'],
    ['undefined for a needed input', undefined, 'int', {}, 'is required (int)'],
    ['a number for a vector', 3, 'f32[N]', {}, 'expected 1 level of arrays, got number 3 at level 1'],
    ['a vector for a matrix', [1, 2], 'f32[N,D]', {}, 'expected 2 levels of arrays, got number 1 at level 2'],
    ['a matrix for a vector', [[1], [2]], 'f32[N]', {}, 'expected numbers, got an array'],
    ['ragged rows', [[1, 2], [3]], 'f32[N,D]', {}, 'rows differ in length on axis 1: 2 and 1'],
    ['rows that are empty only later', [[1], []], 'f32[N,D]', {}, 'rows differ in length on axis 1: 1 and 0'],
    ['a string among numbers', [1, 'cat'], 'f32[N]', {}, 'expected numbers, got string cat'],
    ['null among numbers', [1, null], 'f32[N]', {}, 'expected numbers, got null'],
    ['a number beyond float32', [1e39], 'f32[N]', {}, '1e+39 is too large: float32 holds numbers up to 3.4e38'],
    ['half for an int', 1.5, 'int', {}, 'expected int, got number 1.5'],
    ['half among whole numbers', [1, 1.5], 'i32[N]', {}, 'expected whole numbers, got number 1.5'],
    ['a whole number beyond 32 bits', [2_147_483_648], 'i32[N]', {}, 'expected whole numbers, got number 2147483648'],
    ['1 among booleans', [true, 1], 'bool[N]', {}, 'expected booleans, got number 1'],
    ['1 for a bool', 1, 'bool', {}, 'expected bool, got number 1'],
    ['a string for a float', '0.1', 'float', {}, 'expected float, got string 0.1'],
    ['a number for a string', 1, 'string', {}, 'expected string, got number 1'],
    ['a number for a list', 1, 'list of f32[L]', {}, 'expected a list, got number 1'],
    ['an object for a list', {}, 'list of f32[L]', {}, 'expected a list, got an object'],
    [
      'a size that contradicts another input',
      [1, 2, 3],
      'f32[N]',
      { N: 2 },
      'the axis N has size 3, but N is 2 elsewhere',
    ],
    ['a size that contradicts the type', [1, 2, 3], 'f32[2]', {}, 'the axis 2 has size 3, but 2 is 2 elsewhere'],
    ['a list shorter than another', [[1]], 'list of f32[L]', { L: [1, 2] }, 'has 1 items, but there are 2 elsewhere'],
    [
      'a size outside of a list whose items differ',
      [1, 2],
      'f32[L]',
      { L: [1, 2] },
      'the axis L has size 2, but L is 1, 2 elsewhere',
    ],
  ])('%s', (_, literal, type, dims, problem) => {
    expect(() => read(literal, type, dims)).toThrow(`problem.md cases.a.x: ${problem}`);
  });

  test('an item of a list is named by its place', () => {
    expect(() => read([[1], [2, 'x']], 'list of f32[L]')).toThrow(
      'problem.md cases.a.x[1]: expected numbers, got string x',
    );
    expect(() => read([[1], [1, 2, 3]], 'list of f32[L]', { L: [1, 2] })).toThrow(
      'problem.md cases.a.x[1]: the axis L has size 3, but L is 2 elsewhere',
    );
  });
});
