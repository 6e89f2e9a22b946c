/** NDCG with the gain 2^grade − 1: the formula's figures, for one query. Where k is missing it is the whole list. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'ndcg',
  problem: 'ndcg',
  adapt: ({ inputs, expected }) => {
    const relevance = toNested(inputs['relevance'] as GoldenArray) as number[];
    return [
      {
        kind: 'function',
        inputs: {
          relevance: [relevance],
          scores: [toNested(inputs['scores'] as GoldenArray)],
          k: inputs['k'] ?? relevance.length,
        },
        expected: { ndcg: [expected['ndcg_exp']] },
      },
    ];
  },
};
