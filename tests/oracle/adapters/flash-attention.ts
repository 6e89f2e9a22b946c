/** PyTorch's attention and logsumexp. The golden blocks of queries and keys may differ: each size is a check of its own. */

import { type Adapted, type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'flash-attention',
  problem: 'flash-attention',
  adapt: ({ inputs, expected }) => {
    const [q, k, v] = ['q', 'k', 'v'].map((name) => toNested(inputs[name] as GoldenArray));
    const sizes = [...new Set([inputs['block_q'], inputs['block_k']])];
    return sizes.map(
      (blockSize): Adapted => ({
        kind: 'function',
        name: `blocks of ${String(blockSize)}`,
        inputs: { q, k, v, blockSize, causal: inputs['causal'] },
        expected: {
          output: toNested(expected['output'] as GoldenArray),
          logSumExp: toNested(expected['lse'] as GoldenArray),
        },
      }),
    );
  },
};
