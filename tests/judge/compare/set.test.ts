import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { textLeaf } from '#judge/compare/leaf';
import type { Part } from '#judge/compare/output';
import { leafOf } from './make-leaf';
import { judged } from './make-output';

const SET = { kind: 'set' } as const;
const words = (...texts: string[]): Part => ({
  kind: 'leaf',
  leaf: textLeaf('merges', ['item'], [texts.length], texts),
});
const rows = (all: readonly (readonly number[])[]): Part => ({
  kind: 'leaf',
  leaf: leafOf(all.flat(), { shape: [all.length, all[0]?.length ?? 0], output: 'points' }),
});
const nested = (...all: string[][]): Part => ({
  kind: 'list',
  name: 'groups',
  items: all.map((texts, i) => ({ kind: 'leaf', leaf: textLeaf(`groups[${i}]`, ['item'], [texts.length], texts) })),
});
const shuffledOf = <T>(all: readonly T[]) =>
  fc
    .shuffledSubarray(Array.from(all.keys()), { minLength: all.length, maxLength: all.length })
    .map((order) => order.map((i) => all[i]!));

describe('sets', () => {
  test('of strings are accepted in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 3 })).chain((all) => fc.tuple(fc.constant(all), shuffledOf(all))),
        ([all, other]) => {
          expect(judged(words(...all), words(...other), SET)).toEqual([]);
        },
      ),
    );
  });

  test('of rows are accepted in any order, with rounding', () => {
    const points = fc
      .array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
        minLength: 1,
        maxLength: 12,
      })
      .chain((all) => fc.tuple(fc.constant(all), shuffledOf(all)));
    fc.assert(
      fc.property(points, fc.double({ min: -9e-4, max: 9e-4, noNaN: true }), ([all, other], noise) => {
        expect(judged(rows(all), rows(other.map((row) => row.map((x) => x + noise))), SET)).toEqual([]);
      }),
    );
  });

  test('of hundreds of rounded rows are accepted in any order', () => {
    const all = Array.from({ length: 900 }, (_, i) => [(i * 37) % 900, i]);
    const other = all.map(([a, b]) => [a! + 1e-4, b! - 1e-4]).reverse();
    expect(judged(rows(all), rows(other), SET)).toEqual([]);
    other[17]![1]! += 1;
    expect(judged(rows(all), rows(other), SET)).toHaveLength(1);
  });

  test('count what is repeated', () => {
    expect(judged(words('a', 'b', 'a'), words('a', 'a', 'b'), SET)).toEqual([]);
    expect(judged(words('a', 'b', 'a'), words('a', 'b', 'b'), SET)).toEqual([
      'merges has elements that are not the expected ones: "b" does not belong there; "a" is missing (the order is free)',
    ]);
  });

  test('reject any changed element', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(points, fc.nat(), fc.constantFrom(50, Number.NaN, Number.POSITIVE_INFINITY), (all, at, value) => {
        const other = all.map((row) => [...row]);
        other[at % all.length]![at % 2] = value;
        expect(judged(rows(all), rows(other.reverse()), SET)).toHaveLength(1);
      }),
    );
  });

  test.each([
    [['lo', 'w'], 'merges has 2 elements, expected 3: "er" is missing (the order is free)'],
    [['er', 'w', 'lo', 'x'], 'merges has 4 elements, expected 3: "x" does not belong there (the order is free)'],
    [[], 'merges has 0 elements, expected 3: "lo", "w", "er" are missing (the order is free)'],
  ])('of another size are told by what differs: %j', (actual, message) => {
    expect(judged(words('lo', 'w', 'er'), words(...actual), SET)).toEqual([message]);
  });

  test('may hold lists of different length', () => {
    expect(judged(nested(['a'], ['b', 'c'], []), nested([], ['a'], ['b', 'c']), SET)).toEqual([]);
    expect(judged(nested(['a'], ['b', 'c']), nested(['c', 'b'], ['a']), SET)).toEqual([
      'groups has elements that are not the expected ones: ["c", "b"] does not belong there; ["b", "c"] is missing (the order is free)',
    ]);
    expect(judged(nested(['a'], ['b', 'c']), nested(['b'], ['a']), SET)).toEqual([
      'groups has elements that are not the expected ones: ["b"] does not belong there; ["b", "c"] is missing (the order is free)',
    ]);
  });
});
