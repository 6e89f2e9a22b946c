import { describe, expect, test } from 'vitest';

import { readOutput } from '#judge/compare/read-output';
import type { RawValue } from '#judge/run/realm';
import { parseReturnType } from '#judge/spec/parse-type';
import type { DimSizes } from '#judge/spec/problem';

const DIMS: DimSizes = { B: 2, T: 5, S: 7, E: 3, N: 4, Z: 0, L: [3, 2] };

function read(raw: RawValue, type: string | Record<string, string>, label = '') {
  return readOutput(raw, parseReturnType(type, 'returns'), DIMS, label);
}

/** A tensor counting up from 0. */
function tensor(
  shape: readonly number[],
  { data, holds = 'number', from = 'nested' }: Partial<RawValue & { kind: 'tensor' }> = {},
): RawValue {
  const size = shape.reduce((product, dim) => product * dim, 1);
  return { kind: 'tensor', shape, data: data ?? Float64Array.from({ length: size }, (_, i) => i), holds, from };
}

const number = (value: number): RawValue => ({ kind: 'number', value });
const boolean = (value: boolean): RawValue => ({ kind: 'boolean', value });
const text: RawValue = { kind: 'string', value: 'cat' };
const list = (...items: RawValue[]): RawValue => ({ kind: 'list', items });
const record = (fields: Record<string, RawValue>): RawValue => ({ kind: 'record', fields: Object.entries(fields) });
const bits = (...data: number[]) => ({ data: Float64Array.from(data) });

describe('legal forms', () => {
  test.each<[string, RawValue, string]>([
    ['nested arrays', tensor([5, 3]), 'f32[T,E]'],
    ['a tensor', tensor([5, 3], { from: 'tensor' }), 'f32[T,E]'],
    ['typed rows', tensor([5, 3], { from: 'typed' }), 'f32[T,E]'],
    ['a fixed axis', tensor([5, 2]), 'f32[T,2]'],
    ['a dim that the case does not know', tensor([9]), 'f32[unknown]'],
    ['whole numbers as floats for i32', tensor([4]), 'i32[N]'],
    ['booleans', tensor([4], { holds: 'boolean', ...bits(0, 1, 1, 0) }), 'bool[N]'],
    ['0 and 1 for booleans', tensor([4], bits(0, 1, 1, 0)), 'bool[N]'],
    ['NaN and infinities for floats', tensor([3], bits(Number.NaN, Number.POSITIVE_INFINITY, 0)), 'f32[E]'],
    ['a number for a tensor without axes', number(1.5), 'f32[]'],
    ['a boolean for a bool tensor without axes', boolean(true), 'bool[]'],
    ['a scalar tensor for a tensor without axes', tensor([]), 'f32[]'],
    ['a number for a float', number(1.5), 'float'],
    ['NaN for a float', number(Number.NaN), 'float'],
    ['a scalar tensor for a float', tensor([], { from: 'tensor' }), 'float'],
    ['a whole number for an int', number(-3), 'int'],
    ['a scalar tensor for an int', tensor([], bits(4)), 'int'],
    ['a boolean for a bool', boolean(false), 'bool'],
    ['1 for a bool', number(1), 'bool'],
    ['a scalar bool tensor for a bool', tensor([], { holds: 'boolean', ...bits(1) }), 'bool'],
    ['an empty tensor', tensor([0, 3]), 'f32[Z,E]'],
    ['[] for a tensor with an empty first axis', tensor([0]), 'f32[Z,E]'],
    ['empty rows', tensor([3, 0]), 'f32[E,Z]'],
    ['a string', text, 'string'],
    ['a list of strings', list(text, text), 'list of string'],
    ['an empty list', list(), 'list of string'],
    ['a list of lists of strings', list(list(text), list()), 'list of list of string'],
    ['a list of whole numbers', list(number(1), number(2)), 'list of int'],
    ['a typed array for a list of numbers', tensor([3], { from: 'typed' }), 'list of int'],
    ['a tensor for a list of numbers', tensor([3], { from: 'tensor' }), 'list of float'],
    ['rows of unequal length as a list', list(tensor([3]), tensor([1])), 'list of i32[unknown]'],
    ['[] for an empty bool tensor', tensor([0]), 'bool[Z]'],
  ])('%s', (_, raw, type) => {
    expect(read(raw, type).kind).toBe('leaves');
  });

  test('gives an empty tensor the sizes that the type asks for', () => {
    expect(read(tensor([0]), 'f32[Z,E]')).toMatchObject({ leaves: [{ shape: [0, 3], axes: ['Z', 'E'] }] });
  });

  test('carries names, axes, dtype and elements', () => {
    expect(read(tensor([5, 2]), 'f32[T,2]')).toMatchObject({
      kind: 'leaves',
      leaves: [
        {
          output: '',
          dtype: 'f32',
          axes: ['T', '2'],
          shape: [5, 2],
          data: Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
        },
      ],
    });
    expect(read(boolean(true), 'bool')).toMatchObject({
      kind: 'leaves',
      leaves: [{ output: '', dtype: 'boolean', axes: [], shape: [], data: Float64Array.of(1) }],
    });
  });

  test('reads a record in the order of the type, other fields aside', () => {
    const raw = record({ extra: text, inertia: number(2), labels: tensor([4]) });
    const outcome = read(raw, { labels: 'i32[N]', inertia: 'float' });
    expect(outcome.kind === 'leaves' && outcome.leaves.map(({ output, dtype }) => [output, dtype])).toEqual([
      ['labels', 'i32'],
      ['inertia', 'float'],
    ]);
  });

  test('holds a list of scalars as one leaf', () => {
    expect(read(list(text, { kind: 'string', value: 'dog' }), 'list of string')).toMatchObject({
      leaves: [{ output: '', dtype: 'string', axes: ['item'], shape: [2], texts: ['cat', 'dog'] }],
    });
    expect(read(list(number(4), number(-1)), 'list of int')).toMatchObject({
      leaves: [{ dtype: 'int', axes: ['item'], shape: [2], data: Float64Array.of(4, -1) }],
    });
    expect(read(list(list(text), list(text, text)), 'list of list of string')).toMatchObject({
      leaves: [
        { output: '[0]', texts: ['cat'] },
        { output: '[1]', texts: ['cat', 'cat'] },
      ],
    });
  });

  test('names the comparator of each output', () => {
    const outcome = readOutput(record({ loss: number(1) }), parseReturnType({ loss: 'float' }, ''), DIMS, {
      label: 'call 2 (fit)',
      method: 'fit',
      call: 1,
      instance: 3,
    });
    expect(outcome).toMatchObject({
      outputs: [{ key: 'fit.loss', name: 'call 2 (fit).loss', call: 1, instance: 3 }],
    });
    expect(read(number(1), 'float')).toMatchObject({ outputs: [{ key: 'result', name: '' }] });
    expect(read(record({ loss: number(1) }), { loss: 'float' })).toMatchObject({ outputs: [{ key: 'loss' }] });
  });

  test('reads each item of a list with its own size', () => {
    const outcome = read(list(tensor([3]), tensor([2])), 'list of f32[L]', 'call 2 (step)');
    expect(outcome.kind === 'leaves' && outcome.leaves.map(({ output, shape }) => [output, shape])).toEqual([
      ['call 2 (step)[0]', [3]],
      ['call 2 (step)[1]', [2]],
    ]);
  });

  test('names fields of a call by the call', () => {
    expect(read(record({ loss: number(1) }), { loss: 'float' }, 'call 1 (fit)')).toMatchObject({
      leaves: [{ output: 'call 1 (fit).loss' }],
    });
  });
});

describe('wrong types', () => {
  test.each<[string, RawValue, string | Record<string, string>, string]>([
    ['a number for a vector', number(3), 'f32[N]', 'the result must be f32[N], got the number 3'],
    ['a boolean for a vector', boolean(true), 'f32[N]', 'the result must be f32[N], got the boolean true'],
    ['a string for a vector', text, 'f32[N]', 'the result must be f32[N], got the string "cat"'],
    ['a list for a vector', list(), 'f32[N]', 'the result must be f32[N], got a list of 0'],
    [
      'a record for a vector',
      record({ a: text, b: text }),
      'f32[N]',
      'the result must be f32[N], got an object { a, b }',
    ],
    ['a number for a string', number(3), 'string', 'the result must be a string, got the number 3'],
    [
      'a number in a list of strings',
      list(text, number(3)),
      'list of string',
      '[1] must be a string, got the number 3',
    ],
    [
      'a string in a list of numbers',
      list(number(1), text),
      'list of int',
      '[1] must be a number, got the string "cat"',
    ],
    [
      'a flat list for a list of lists',
      list(text, text),
      'list of list of string',
      '[0] must be a list (an array of string), got the string "cat"',
    ],
    ['a string for a scalar', text, 'float', 'the result must be a number, got the string "cat"'],
    ['a boolean for a number', boolean(true), 'float', 'the result must be a number, got the boolean true'],
    ['a vector for a number', tensor([1]), 'float', 'the result must be a number, got an array of shape [1]'],
    [
      'a vector tensor for an int',
      tensor([1], { from: 'tensor' }),
      'int',
      'the result must be a number, got a tensor of shape [1]',
    ],
    ['half for an int', number(2.5), 'int', 'the result is 2.5; expected a whole number'],
    ['2 for a bool', number(2), 'bool', 'the result must be a boolean, got the number 2'],
    ['a vector for a bool', tensor([2]), 'bool', 'the result must be a boolean, got an array of shape [2]'],
    [
      'a half among whole numbers',
      tensor([4], bits(0, 1, 2.5, 3)),
      'i32[N]',
      'the result holds 2.5 at position 2; expected whole numbers',
    ],
    [
      'booleans for floats',
      tensor([4], { holds: 'boolean', ...bits(0, 1, 1, 0) }),
      'f32[N]',
      'the result holds booleans; expected f32[N]',
    ],
    [
      'booleans for whole numbers',
      tensor([4], { holds: 'boolean', ...bits(0, 1, 1, 0) }),
      'i32[N]',
      'the result holds booleans; expected i32[N]',
    ],
    [
      'other numbers for booleans',
      tensor([4], bits(0, 1, 2, 0)),
      'bool[N]',
      'the result holds numbers; expected bool[N]',
    ],
    [
      'NaN for booleans',
      tensor([4], bits(0, 1, Number.NaN, 0)),
      'bool[N]',
      'the result holds numbers; expected bool[N]',
    ],
    [
      'a tensor for a list',
      tensor([2, 3], { from: 'tensor' }),
      'list of f32[L]',
      'the result must be a list (an array of f32[L]), got a tensor of shape [2, 3]',
    ],
    [
      'a scalar tensor for a list',
      tensor([], { from: 'tensor' }),
      'list of f32[L]',
      'the result must be a list (an array of f32[L]), got a scalar tensor',
    ],
    [
      'a vector for a record',
      tensor([4]),
      { labels: 'i32[N]' },
      'the result must be an object { labels }, got an array of shape [4]',
    ],
    [
      'a record without a field',
      record({ other: text }),
      { labels: 'i32[N]', loss: 'float' },
      'the result has no "labels"; expected an object { labels, loss }',
    ],
    [
      'undefined',
      { kind: 'unusable', path: '', what: 'undefined' },
      'f32[N]',
      'the result is undefined; expected f32[N]',
    ],
    [
      'a function inside',
      { kind: 'unusable', path: '[1]', what: 'a function' },
      'f32[N]',
      '[1] is a function; expected f32[N]',
    ],
    [
      'undefined for a record',
      { kind: 'unusable', path: '', what: 'undefined' },
      { loss: 'float' },
      'the result must be an object { loss }, got undefined',
    ],
    ['an endless nest', { kind: 'too-deep' }, 'f32[N]', 'the result is nested far deeper than f32[N]'],
    [
      'a nest for a record',
      { kind: 'too-deep' },
      { loss: 'float' },
      'the result must be an object { loss }, got a very deep array',
    ],
    [
      'ragged rows for a record',
      { kind: 'ragged', path: [0], expected: 1, actual: 2 },
      { loss: 'float' },
      'the result must be an object { loss }, got a ragged array',
    ],
    [
      'a flood for a record',
      { kind: 'too-large', elements: 1e9 },
      { loss: 'float' },
      'the result must be an object { loss }, got a very large array',
    ],
  ])('%s', (_, raw, type, message) => {
    expect(read(raw, type)).toEqual({ kind: 'wrong-type', message });
  });

  test('names the field, the item and the call', () => {
    expect(read(record({ loss: text }), { loss: 'float' })).toEqual({
      kind: 'wrong-type',
      message: 'loss must be a number, got the string "cat"',
    });
    expect(read(list(tensor([3]), text), 'list of f32[L]')).toEqual({
      kind: 'wrong-type',
      message: '[1] must be f32[L], got the string "cat"',
    });
    expect(read(text, 'float', 'call 3 (step)')).toEqual({
      kind: 'wrong-type',
      message: 'call 3 (step) must be a number, got the string "cat"',
    });
    expect(read(record({}), { loss: 'float' }, 'call 3 (step)')).toEqual({
      kind: 'wrong-type',
      message: 'call 3 (step) has no "loss"; expected an object { loss }',
    });
  });
});

describe('other verdicts', () => {
  test.each<[string, RawValue, string, string, string]>([
    ['NaN for an int', number(Number.NaN), 'int', 'not-finite', 'the result is NaN; expected a whole number'],
    [
      'infinity for an int',
      number(Number.POSITIVE_INFINITY),
      'int',
      'not-finite',
      'the result is Infinity; expected a whole number',
    ],
    [
      'NaN among whole numbers',
      tensor([4], bits(0, Number.NaN, 2, 3)),
      'i32[N]',
      'not-finite',
      'the result holds NaN at position 1; expected whole numbers',
    ],
    [
      'ragged rows',
      { kind: 'ragged', path: [2], expected: 3, actual: 4 },
      'f32[N,E]',
      'wrong-shape',
      'the result is ragged: [2] has 4 entries where its siblings have 3',
    ],
    [
      'ragged rows deep inside',
      { kind: 'ragged', path: [2, 0], expected: 3, actual: 4 },
      'f32[N,E]',
      'wrong-shape',
      'the result is ragged: [2][0] has 4 entries where its siblings have 3',
    ],
    [
      'a flood of elements',
      { kind: 'too-large', elements: 20_000_000 },
      'f32[N]',
      'output-limit',
      'the result holds 20,000,000 elements, far more than f32[N] needs here',
    ],
    ['too few items', list(tensor([3])), 'list of f32[L]', 'wrong-shape', 'the result has 1 items, expected 2'],
  ])('%s', (_, raw, type, kind, message) => {
    expect(read(raw, type)).toEqual({ kind, message });
  });
});

describe('wrong shapes in words', () => {
  test.each<[string, readonly number[], string, string]>([
    [
      'one axis that equals another dim',
      [2, 7, 3],
      'f32[B,T,E]',
      'the result: axis 1 is 7 (= S), expected T = 5 (expected shape [B=2, T=5, E=3], got [2, 7, 3])',
    ],
    [
      'one axis that equals no dim',
      [2, 6, 3],
      'f32[B,T,E]',
      'the result: axis 1 is 6, expected T = 5 (expected shape [B=2, T=5, E=3], got [2, 6, 3])',
    ],
    [
      'swapped axes',
      [7, 5],
      'f32[T,S]',
      'the result: axis 0 is 7 (= S), expected T = 5; axis 1 is 5 (= T), expected S = 7; your result looks transposed: axes 0 and 1 are swapped (expected shape [T=5, S=7], got [7, 5])',
    ],
    [
      'rotated axes',
      [3, 2, 5],
      'f32[B,T,E]',
      'the result: axis 0 is 3 (= E), expected B = 2; axis 1 is 2 (= B), expected T = 5; axis 2 is 5 (= T), expected E = 3; the sizes are right, in another order of the axes (expected shape [B=2, T=5, E=3], got [3, 2, 5])',
    ],
    ['a fixed axis', [5, 6], 'f32[T,2]', 'the result: axis 1 is 6, expected 2 (expected shape [T=5, 2], got [5, 6])'],
    [
      'a missing axis',
      [5, 3],
      'f32[B,T,E]',
      'the result has 2 axes, expected 3 axes: expected shape [B=2, T=5, E=3], got [5, 3]; axis 0 (B) is missing',
    ],
    [
      'an axis of size 1 too many',
      [5, 1, 3],
      'f32[T,E]',
      'the result has 3 axes, expected 2 axes: expected shape [T=5, E=3], got [5, 1, 3]; axis 1 of size 1 is one too many',
    ],
    [
      'a flat result',
      [15],
      'f32[T,E]',
      'the result has 1 axis, expected 2 axes: expected shape [T=5, E=3], got [15]; the count of elements is right, so reshape it',
    ],
    ['a scalar', [], 'f32[T,E]', 'the result has 0 axes, expected 2 axes: expected shape [T=5, E=3], got []'],
    [
      'elements where none is due',
      [1, 3],
      'f32[Z,E]',
      'the result: axis 0 is 1, expected Z = 0 (expected shape [Z=0, E=3], got [1, 3])',
    ],
    [
      'none where elements are due',
      [0],
      'f32[N]',
      'the result: axis 0 is 0 (= Z), expected N = 4 (expected shape [N=4], got [0])',
    ],
  ])('%s', (_, shape, type, message) => {
    expect(read(tensor(shape), type)).toEqual({ kind: 'wrong-shape', message });
  });

  test('holds each item of a list against its own size', () => {
    expect(read(list(tensor([3]), tensor([3])), 'list of f32[L]')).toEqual({
      kind: 'wrong-shape',
      message: '[1]: axis 0 is 3 (= E), expected L = 2 (expected shape [L=2], got [3])',
    });
  });

  test('knows a dim that every item of a list shares', () => {
    const outcome = readOutput(tensor([4]), parseReturnType('f32[D]', 'returns'), { N: [2, 5], D: [3, 3] }, '');
    expect(outcome.kind).toBe('wrong-shape');
  });
});
