/** PyTorch's encoder layer with a causal mask. Its golden cases all use what our block leaves out, so none can be compared. */

import type { OracleAdapter } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'transformer-block',
  problem: 'transformer-decoder-block',
  adapt: ({ inputs }) => [
    {
      kind: 'not-expressible',
      why:
        inputs['norm_first'] === true
          ? 'ours has GELU in its tanh form and no biases in attention; these cases have the exact GELU and biases'
          : 'ours normalises before each branch, this case after it',
    },
  ],
};
