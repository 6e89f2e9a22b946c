import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Comparator } from '#judge/spec/problem';
import { leafOf } from './make-leaf';
import { contextOf, judged } from './make-output';

const TOP: Comparator = { kind: 'top-k', values: 'scores' };
const scoresOf = (data: readonly number[], shape: readonly number[]) =>
  contextOf({ inputs: { scores: { kind: 'tensor', dtype: 'f32', shape, data: Float64Array.from(data) } } });
const indices = (data: readonly number[], shape: readonly number[] = [data.length]) =>
  leafOf(data, { dtype: 'i32', shape, output: 'indices', axes: shape.map((_, i) => 'BK'[i] ?? 'X') });

describe('indices of the largest', () => {
  test('may break ties either way, whatever the ties', () => {
    const drawn = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 10 }).chain((scores) =>
      fc.record({
        scores: fc.constant(scores),
        k: fc.integer({ min: 1, max: scores.length }),
        seed: fc.infiniteStream(fc.nat(1000)),
      }),
    );
    fc.assert(
      fc.property(drawn, ({ scores, k, seed }) => {
        const keys = scores.map(() => seed.next().value as number);
        const first = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, k);
        const other = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || keys[a]! - keys[b]!).slice(0, k);
        expect(judged(indices(first), indices(other), TOP, scoresOf(scores, [scores.length]))).toEqual([]);
      }),
    );
  });

  test('are rejected in another order, repeated, or beyond the end', () => {
    const judge = (actual: number[]) => judged(indices([1, 3]), indices(actual), TOP, scoresOf([5, 9, 7, 7], [4]));
    expect(judge([1, 2])).toEqual([]);
    expect(judge([2, 1])).toEqual([
      'indices[0] is 2 and picks 7 of scores; expected a pick of 9, such as 1; 2 of 2 elements are wrong',
    ]);
    expect(judge([1, 0])).toEqual([
      'indices[1] is 0 and picks 5 of scores; expected a pick of 7, such as 3; 1 of 2 elements are wrong',
    ]);
    expect(judge([1, 1])).toEqual(['indices[1] is 1, which stands in the same row already; 1 of 2 elements are wrong']);
    expect(judge([1, 4])).toEqual([
      'indices[1] is 4; the last axis of scores has 4 entries; 1 of 2 elements are wrong',
    ]);
    expect(judge([1, -1])).toHaveLength(1);
  });

  test('are rejected where a tied index is repeated', () => {
    expect(judged(indices([0, 1]), indices([1, 1]), TOP, scoresOf([4, 4], [2]))).toHaveLength(1);
  });

  test('pick from the row that they belong to', () => {
    const context = scoresOf([1, 2, 3, 9, 8, 7], [2, 3]);
    expect(judged(indices([2, 0], [2, 1]), indices([2, 0], [2, 1]), TOP, context)).toEqual([]);
    expect(judged(indices([2, 0], [2, 1]), indices([0, 2], [2, 1]), TOP, context)).toHaveLength(1);
  });
});
