/** Average precision: scikit-learn's sum of steps, not its trapezoid. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'pr-auc',
  problem: 'roc-auc',
  adapt: ({ inputs, expected }) => [
    {
      kind: 'function',
      inputs: {
        yTrue: toNested(inputs['y_true'] as GoldenArray),
        scores: toNested(inputs['y_score'] as GoldenArray),
      },
      expected: { averagePrecision: expected['average_precision'] },
    },
  ],
};
