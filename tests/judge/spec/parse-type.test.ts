import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dimsOf, formatType, parseParameter, parseReturnType, parseType } from '#judge/spec/parse-type';
import type { Axis, ValueType } from '#judge/spec/signature';

const axis: fc.Arbitrary<Axis> = fc.oneof(
  fc.constantFrom('B', 'T', 'D', 'rows', 'K2').map((name) => ({ name })),
  fc.nat(999).map((size) => ({ size })),
);
const item: fc.Arbitrary<ValueType> = fc.oneof(
  fc.record({
    kind: fc.constant('tensor' as const),
    dtype: fc.constantFrom('f32' as const, 'i32' as const, 'bool' as const),
    axes: fc.array(axis, { maxLength: 6 }),
  }),
  fc.record({
    kind: fc.constant('scalar' as const),
    scalar: fc.constantFrom('int' as const, 'float' as const, 'bool' as const, 'string' as const),
  }),
);
const type = fc
  .tuple(item, fc.nat(6))
  .map(([inner, depth]) =>
    Array.from({ length: depth }).reduce<ValueType>((one) => ({ kind: 'list', item: one }), inner),
  );

describe('types', () => {
  test('are read back as they are written', () => {
    fc.assert(
      fc.property(type, (one) => {
        expect(parseType(formatType(one), 'here')).toEqual(one);
      }),
    );
  });

  test('mean the same with other blanks', () => {
    fc.assert(
      fc.property(type, (one) => {
        const spaced = formatType(one).replaceAll(',', ' , ').replaceAll(' of ', '  of   ').replace('[', ' [ ');
        expect(parseType(` ${spaced} `, 'here')).toEqual(one);
      }),
    );
  });

  test('of a parameter may be optional', () => {
    fc.assert(
      fc.property(type, (one) => {
        expect(parseParameter('x', `${formatType(one)}?`, 'here')).toEqual({ name: 'x', optional: true, type: one });
      }),
    );
  });

  test('a bare element type is one number, so that lists of lists need no tensors', () => {
    expect(formatType(parseType('list of list of i32', 'here'))).toBe('list of list of int');
    expect(formatType(parseType('list of f32', 'here'))).toBe('list of float');
  });

  test('name the dims that stand in them, inside lists too', () => {
    expect(dimsOf(parseType('list of list of f32[L,3,T]', 'here'))).toEqual(['L', 'T']);
    expect(dimsOf(parseType('list of string', 'here'))).toEqual([]);
  });

  test('of outputs may be strings and lists, by name', () => {
    expect(parseReturnType({ words: 'list of string', depth: 'int' }, 'here')).toEqual({
      kind: 'record',
      fields: [
        { name: 'words', type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
        { name: 'depth', type: { kind: 'scalar', scalar: 'int' } },
      ],
    });
  });

  test.each<[string, string]>([
    ['', '"" is no type'],
    ['list of', '"list of" is no type'],
    ['listof f32[N]', '"listof f32[N]" is no type'],
    ['tensor', '"tensor" is no type'],
    ['toString', '"toString" is no type'],
    ['f32[N', '"f32[N" is no type'],
    ['f32[N]?', '"f32[N]?" is no type'],
    ['f32[N,]', '"" is no axis'],
    ['f32[-1]', '"-1" is no axis'],
    ['f32[9999999999]', '"9999999999" is no axis'],
    ['f32[1,2,3,4,5,6,7]', 'has 7 axes; at most 6'],
    [`${'list of '.repeat(7)}int`, 'nests more than 6 lists'],
    [`${'list of '.repeat(50_000)}int`, 'nests more than 6 lists'],
  ])('%.40s is none', (text, message) => {
    expect(() => parseType(text, 'here')).toThrow(message);
  });
});
