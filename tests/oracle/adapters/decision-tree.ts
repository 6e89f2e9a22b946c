/**
 * Decision tree: scikit-learn's predictions for test points.
 *
 * Gini and regression trees are other problems. A leaf at the root answers the same by every criterion, so
 * those cases are kept whatever theirs is.
 */

import { type GoldenArray, type GoldenValue, type OracleAdapter, toNested } from '../adapter';

/** scikit-learn stops by depth alone in these cases; every node of two samples may be split. */
const MIN_SAMPLES_SPLIT = 2;

export const adapter: OracleAdapter = {
  golden: 'decision-tree',
  problem: 'decision-tree',
  adapt: ({ inputs, expected }) => {
    if (inputs['criterion'] === 'squared_error')
      return [{ kind: 'not-expressible', why: 'our tree classifies, this one is a regression tree' }];
    if (expected['sklearn_choice_not_unique'] !== undefined)
      return [{ kind: 'not-expressible', why: 'several trees are right by scikit-learn, it breaks ties at random' }];
    if (inputs['criterion'] !== 'entropy' && expected['root_is_leaf'] !== true)
      return [{ kind: 'not-expressible', why: 'our tree is grown by entropy, this one by Gini' }];
    const check = (name: string, xTest: GoldenValue | undefined, labels: GoldenValue | undefined) => ({
      kind: 'function' as const,
      name,
      inputs: {
        xTrain: toNested(inputs['X'] as GoldenArray),
        yTrain: toNested(inputs['y'] as GoldenArray),
        xTest: toNested(xTest as GoldenArray),
        maxDepth: inputs['max_depth'],
        minSamplesSplit: MIN_SAMPLES_SPLIT,
      },
      expected: { '': toNested(labels as GoldenArray) },
    });
    return [
      check('test points', inputs['X_test'], expected['test_predictions']),
      check('points by midpoint', inputs['X_test_midpoint'], expected['test_midpoint_predictions']),
      check('training points', inputs['X'], expected['train_predictions']),
    ];
  },
};
