/** The interleaved layout; one head, the same numbers as queries and as keys. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'rope',
  problem: 'rope',
  adapt: ({ inputs, expected }) => {
    const oneHead = (array: GoldenArray): number[][][] => (toNested(array) as number[][]).map((row) => [row]);
    const x = oneHead(inputs['x'] as GoldenArray);
    const rotated = oneHead(expected['interleaved'] as GoldenArray);
    return [
      {
        kind: 'function',
        inputs: { q: x, k: x, v: x, positions: toNested(inputs['positions'] as GoldenArray), base: inputs['base'] },
        expected: { q: rotated, k: rotated, v: x },
      },
    ];
  },
};
