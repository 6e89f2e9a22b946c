/** Huber loss: PyTorch's mean and its gradient with respect to the prediction. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

/** The golden file knows no quantiles; our function wants at least one level, whose loss is not compared. */
const ANY_LEVELS = [0.5];

export const adapter: OracleAdapter = {
  golden: 'huber-loss',
  problem: 'huber-quantile',
  adapt: ({ inputs, expected }) => [
    {
      kind: 'function',
      inputs: {
        yTrue: toNested(inputs['target'] as GoldenArray),
        yPred: toNested(inputs['pred'] as GoldenArray),
        delta: inputs['delta'],
        taus: ANY_LEVELS,
      },
      expected: { huber: expected['loss_mean'], huberGradient: toNested(expected['grad_mean'] as GoldenArray) },
    },
  ],
};
