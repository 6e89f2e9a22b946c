import fc from 'fast-check';
import { expect, test } from 'vitest';

import { assign } from '#judge/compare/assignment';

function* permutations(n: number): Generator<number[]> {
  if (n === 0) yield [];
  for (const rest of n === 0 ? [] : permutations(n - 1))
    for (let at = 0; at < n; at++) yield [...rest.slice(0, at), n - 1, ...rest.slice(at)];
}

const costOf = (cost: Float64Array, n: number, match: readonly number[]): number =>
  match.reduce((sum, column, row) => sum + cost[row * n + column]!, 0);

test('finds the cheapest of all permutations', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }).chain((n) =>
        fc.record({
          n: fc.constant(n),
          cost: fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: 0, max: 9, noNaN: true })), {
            minLength: n * n,
            maxLength: n * n,
          }),
        }),
      ),
      ({ n, cost }) => {
        const matrix = Float64Array.from(cost);
        const match = assign(matrix, n);
        expect([...match].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
        const best = Math.min(...[...permutations(n)].map((one) => costOf(matrix, n, one)));
        expect(costOf(matrix, n, match)).toBeCloseTo(best, 9);
      },
    ),
  );
});

test('pairs nobody where there is nobody', () => {
  expect(assign(new Float64Array(0), 0)).toEqual([]);
});

test('undoes a shuffle of 200', () => {
  const n = 200;
  const cost = new Float64Array(n * n).fill(1);
  for (let i = 0; i < n; i++) cost[i * n + ((i * 77) % n)] = 0;
  expect(assign(cost, n)).toEqual(Array.from({ length: n }, (_, i) => (i * 77) % n));
});
