/**
 * Logistic regression: where scikit-learn's Newton solver ends, enough steps of descent arrive too.
 *
 * scikit-learn minimises the sum of the losses with 1/(2C) ‖w‖²; divided by N that is our mean with l2 = 1/(C·N).
 */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

/** The features have unit variance: the curvature stays below ½, and descent cannot diverge. */
const LEARNING_RATE = 2;
/** The flattest direction (C = 100) has curvature 1e-3: e^-60 of the way is left. */
const STEPS = 30_000;

export const adapter: OracleAdapter = {
  golden: 'logistic-regression-optimum',
  problem: 'logistic-regression',
  adapt: ({ inputs, expected }) => {
    const x = toNested(inputs['X'] as GoldenArray) as number[][];
    return [
      {
        kind: 'function',
        inputs: {
          x,
          y: toNested(inputs['y'] as GoldenArray),
          learningRate: LEARNING_RATE,
          steps: STEPS,
          l2: 1 / (Number(inputs['C']) * x.length),
        },
        expected: { weights: toNested(expected['coef'] as GoldenArray), bias: expected['intercept'] },
      },
    ];
  },
};
