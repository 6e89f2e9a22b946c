/** Precision, recall and F1: scikit-learn's with zero_division=0, over the labels that it reports; and of label 1 alone. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'classification-metrics',
  problem: 'precision-recall-f1',
  adapt: ({ inputs, expected }) => {
    const samples = {
      yTrue: toNested(inputs['y_true'] as GoldenArray),
      yPred: toNested(inputs['y_pred'] as GoldenArray),
    };
    const three = (suffix: string) => ['precision', 'recall', 'f1'].map((score) => expected[`${score}_${suffix}`]);
    const all = {
      kind: 'function' as const,
      name: 'all labels',
      inputs: { ...samples, labels: toNested(expected['labels'] as GoldenArray) },
      expected: {
        precision: toNested(expected['precision_per_class'] as GoldenArray),
        recall: toNested(expected['recall_per_class'] as GoldenArray),
        f1: toNested(expected['f1_per_class'] as GoldenArray),
        macro: three('macro'),
        micro: three('micro'),
      },
    };
    if (expected['f1_binary'] === undefined) return [all];
    const binary = three('binary');
    const positive = {
      kind: 'function' as const,
      name: 'label 1',
      inputs: { ...samples, labels: [1] },
      expected: { macro: binary, micro: binary },
    };
    return [all, positive];
  },
};
