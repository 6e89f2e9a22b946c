/** ROC-AUC: scikit-learn's area; a single class, which it refuses, is 0.5 by our convention. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'roc-auc',
  problem: 'roc-auc',
  adapt: ({ inputs, expected }) => {
    if (expected['error'] !== undefined)
      return [{ kind: 'not-expressible', why: 'scikit-learn refuses a single class, we answer 0.5' }];
    return [
      {
        kind: 'function',
        inputs: {
          yTrue: toNested(inputs['y_true'] as GoldenArray),
          scores: toNested(inputs['y_score'] as GoldenArray),
        },
        expected: { rocAuc: expected['auc'] },
      },
    ];
  },
};
