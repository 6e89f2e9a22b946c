/**
 * Naive Bayes: scikit-learn's normalised log-probabilities.
 *
 * scikit-learn scales its variance smoothing by the largest feature variance; at 1e-9 that is below the tolerance.
 */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

const KINDS: Readonly<Record<string, string>> = { GaussianNB: 'gaussian', MultinomialNB: 'multinomial' };

export const adapter: OracleAdapter = {
  golden: 'naive-bayes',
  problem: 'naive-bayes',
  adapt: ({ inputs, expected }) => {
    const kind = KINDS[String(inputs['variant'])];
    if (kind === undefined)
      return [{ kind: 'not-expressible', why: 'our features are measurements or counts, these are present or absent' }];
    const yTrain = toNested(inputs['y'] as GoldenArray) as number[];
    return [
      {
        kind: 'function',
        inputs: {
          kind,
          xTrain: toNested(inputs['X'] as GoldenArray),
          yTrain,
          classes: [...new Set(yTrain)].sort((a, b) => a - b),
          xTest: toNested(inputs['X_test'] as GoldenArray),
          smoothing: inputs['var_smoothing'] ?? inputs['alpha'],
        },
        expected: { '': toNested(expected['log_proba'] as GoldenArray) },
      },
    ];
  },
};
