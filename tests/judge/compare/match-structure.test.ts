import { describe, expect, test } from 'vitest';

import { textLeaf } from '#judge/compare/leaf';
import { describeStructure, sameStructure } from '#judge/compare/match-structure';
import type { Part } from '#judge/compare/output';
import { leafOf } from './make-leaf';

const leaf = (...data: number[]): Part => ({
  kind: 'leaf',
  leaf: leafOf(data, { output: 'groups[0]', axes: ['L'], dtype: 'i32' }),
});
const texts = (...all: string[]): Part => ({ kind: 'leaf', leaf: textLeaf('tokens', ['item'], [all.length], all) });
const numbers = (...all: number[]): Part => ({
  kind: 'leaf',
  leaf: { ...leafOf(all, { output: 'ids', axes: ['item'], dtype: 'int' }) },
});
const list = (...items: Part[]): Part => ({ kind: 'list', name: 'groups', items });

describe('the words for a wrong size', () => {
  test.each<[string, Part, Part, string]>([
    [
      'a list that ends too early',
      texts('lo', 'w'),
      texts('lo', 'w', 'er'),
      'tokens has 2 items, expected 3: what is there is right, "er" should follow',
    ],
    [
      'a list with one too many',
      texts('lo', 'w', 'er'),
      texts('lo', 'w'),
      'tokens has 3 items, expected 2: the first 2 are right, "er" is one too many',
    ],
    [
      'a list that parts on the way',
      texts('lo', 'we', 'r'),
      texts('low', 'er'),
      'tokens has 3 items, expected 2; the first difference is item 0: it is "lo", expected "low"',
    ],
    ['an empty list', numbers(), numbers(4), 'ids has 0 items, expected 1: what is there is right, 4 should follow'],
    [
      'a list of lists',
      list(leaf(1, 2), leaf(3)),
      list(leaf(1, 2), leaf(3), leaf(4, 5)),
      'groups has 2 items, expected 3: what is there is right, [4, 5] should follow',
    ],
    [
      'one item of a list',
      list(leaf(1, 2), leaf(3)),
      list(leaf(1, 2), leaf(3, 4)),
      'groups[0]: axis 0 is 1, expected L = 2 (expected shape [L=2], got [1])',
    ],
    [
      'a dim that only the output has',
      leaf(1, 2, 3),
      leaf(1, 2),
      'groups[0]: axis 0 is 3, expected L = 2 (expected shape [L=2], got [3])',
    ],
  ])('%s', (_, actual, expected, words) => {
    expect(describeStructure(expected, actual, {})).toBe(words);
    expect(sameStructure(expected, actual)).toBe(false);
  });

  test('are none where sizes agree', () => {
    const nested = list(leaf(1, 2), list(texts('a')));
    expect(describeStructure(nested, list(leaf(7, 8), list(texts('b'))), {})).toBeUndefined();
    expect(sameStructure(nested, nested)).toBe(true);
  });
});
