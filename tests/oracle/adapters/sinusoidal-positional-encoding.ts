/** The interleaved layout for the positions 0, 1, 2, … */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'sinusoidal-positional-encoding',
  problem: 'sinusoidal-positions',
  adapt: ({ inputs, expected }) => [
    {
      kind: 'function',
      inputs: {
        positions: Array.from({ length: inputs['seq_len'] as number }, (_, t) => t),
        width: inputs['d_model'],
        base: inputs['base'],
      },
      expected: { '': toNested(expected['interleaved'] as GoldenArray) },
    },
  ],
};
