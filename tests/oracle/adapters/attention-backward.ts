/** PyTorch's gradients of attention. Its mask may differ by batch entry and ours is shared: each entry is a check with B = 1. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

type Matrix = number[][];

export const adapter: OracleAdapter = {
  golden: 'attention-backward',
  problem: 'attention-backward',
  adapt: ({ inputs, expected }) => {
    const entry = (array: unknown, n: number): Matrix[] => (toNested(array as GoldenArray) as Matrix[]).slice(n, n + 1);
    const queries = toNested(inputs['q'] as GoldenArray) as Matrix[];
    return queries.map((rows, n) => {
      const causal = rows.map((_, i) => rows.map((__, j) => j <= i));
      const mask =
        inputs['causal'] === true ? causal : inputs['mask'] === undefined ? undefined : entry(inputs['mask'], n)[0];
      return {
        kind: 'function',
        name: `entry ${n}`,
        inputs: {
          q: [rows],
          k: entry(inputs['k'], n),
          v: entry(inputs['v'], n),
          dOut: entry(inputs['dout'], n),
          ...(mask === undefined ? {} : { mask }),
        },
        expected: { dq: entry(expected['dq'], n), dk: entry(expected['dk'], n), dv: entry(expected['dv'], n) },
      };
    });
  },
};
