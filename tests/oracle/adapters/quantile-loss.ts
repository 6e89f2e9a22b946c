/** Quantile loss: scikit-learn's mean pinball loss of one level. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

/** The golden file knows no Huber loss; its δ is not compared. */
const ANY_DELTA = 1;

export const adapter: OracleAdapter = {
  golden: 'quantile-loss',
  problem: 'huber-quantile',
  adapt: ({ inputs, expected }) => [
    {
      kind: 'function',
      inputs: {
        yTrue: toNested(inputs['target'] as GoldenArray),
        yPred: toNested(inputs['pred'] as GoldenArray),
        delta: ANY_DELTA,
        taus: [inputs['quantile']],
      },
      expected: { quantile: [expected['loss']] },
    },
  ],
};
