/**
 * Linear regression: scikit-learn's predictions.
 *
 * The weights are not compared: where columns are collinear ours may differ, the fitted values may not.
 * There the golden cases tell the training predictions alone.
 */

import { type GoldenArray, type GoldenValue, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'linear-regression',
  problem: 'linear-regression',
  adapt: ({ inputs, expected }) => {
    const check = (name: string, x: GoldenValue | undefined, predictions: GoldenValue | undefined) => ({
      kind: 'function' as const,
      name,
      inputs: {
        xTrain: toNested(inputs['X'] as GoldenArray),
        yTrain: toNested(inputs['y'] as GoldenArray),
        xTest: toNested(x as GoldenArray),
        fitIntercept: inputs['fit_intercept'],
      },
      expected: { '': toNested(predictions as GoldenArray) },
    });
    const onTraining = check('training points', inputs['X'], expected['train_predictions']);
    return expected['test_predictions'] === undefined
      ? [onTraining]
      : [onTraining, check('test points', inputs['X_test'], expected['test_predictions'])];
  },
};
