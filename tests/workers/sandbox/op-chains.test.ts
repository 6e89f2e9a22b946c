import { afterAll, expect, test } from 'vitest';
import { createNodeRealms } from '#workers/node/node-realm';
import { firstDifference, opChain, opChains } from '../../fixtures/op-chains';
import { numbersOn } from './run-on';

const realms = createNodeRealms();
afterAll(() => realms.close());

test.each([0, 1, 2, 3])(
  'random chains of operations give on wasm what they give on the cpu (%d)',
  {
    timeout: 120_000,
  },
  async (block) => {
    const seeds = Array.from({ length: 60 }, (_, i) => 1 + block * 60 + i);
    const source = opChains(seeds, 'f');
    const cpu = await numbersOn(realms.openRealm, 'cpu', source);
    const wasm = await numbersOn(realms.openRealm, 'wasm', source);
    if (firstDifference(cpu, wasm) === undefined) return;
    // Which of them it was.
    for (const seed of seeds) {
      const [a, b] = await Promise.all([
        numbersOn(realms.openRealm, 'cpu', opChain(seed)),
        numbersOn(realms.openRealm, 'wasm', opChain(seed)),
      ]);
      expect(firstDifference(a, b), opChain(seed)).toBeUndefined();
    }
    expect(firstDifference(cpu, wasm)).toBeUndefined();
  },
);

test('a difference that rounding does not explain is noticed', () => {
  expect(firstDifference([1, 2, 3], [1, 2.00001, 3])).toBeUndefined();
  expect(firstDifference([1, 2, 3], [1, 2.1, 3])).toBe('[1] is 2.1, on the cpu 2');
  expect(firstDifference([1, 2], [1, Number.NaN])).toBeDefined();
  expect(firstDifference([1, 2], [1])).toBe('1 numbers for 2');
});
