/** PPO's clipped loss without a penalty; its estimate of the KL and its clip fraction are ours. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'ppo-clip',
  problem: 'ppo-clip',
  adapt: ({ inputs, expected }) => [
    {
      kind: 'function',
      inputs: {
        newLogProbs: toNested(inputs['new_logp'] as GoldenArray),
        oldLogProbs: toNested(inputs['old_logp'] as GoldenArray),
        advantages: toNested(inputs['advantages'] as GoldenArray),
        clip: inputs['clip_eps'],
        klWeight: 0,
      },
      expected: {
        loss: expected['loss'],
        kl: expected['approx_kl_k3'],
        clipFraction: expected['clip_fraction'],
      },
    },
  ],
};
