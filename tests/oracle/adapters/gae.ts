/** Advantages by the formula, one environment: each vector over time becomes a column. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'gae',
  problem: 'gae',
  adapt: ({ inputs, expected }) => {
    const column = (array: GoldenArray): number[][] => (toNested(array) as number[]).map((value) => [value]);
    return [
      {
        kind: 'function',
        inputs: {
          rewards: column(inputs['rewards'] as GoldenArray),
          values: column(inputs['values'] as GoldenArray),
          lastValues: [inputs['next_value']],
          dones: column(inputs['dones'] as GoldenArray).map((row) => row.map(Boolean)),
          gamma: inputs['gamma'],
          lambda: inputs['lam'],
        },
        expected: {
          advantages: column(expected['advantages'] as GoldenArray),
          returns: column(expected['returns'] as GoldenArray),
        },
      },
    ];
  },
};
