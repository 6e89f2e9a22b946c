/** Focal loss: torchvision's sigmoid focal loss of each example, and its mean. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'focal-loss',
  problem: 'focal-loss',
  adapt: ({ inputs, expected }) => [
    {
      kind: 'function',
      inputs: {
        logits: toNested(inputs['logits'] as GoldenArray),
        targets: toNested(inputs['targets'] as GoldenArray),
        alpha: inputs['alpha'],
        gamma: inputs['gamma'],
      },
      expected: { losses: toNested(expected['loss_none'] as GoldenArray), mean: expected['loss_mean'] },
    },
  ],
};
