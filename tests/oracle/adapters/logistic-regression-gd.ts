/** Logistic regression: every step of PyTorch's SGD, as a run of that many steps; its loss stands before the next step. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'logistic-regression-gd',
  problem: 'logistic-regression',
  adapt: ({ inputs, expected }) => {
    const weights = toNested(expected['w_history'] as GoldenArray) as number[][];
    const biases = toNested(expected['b_history'] as GoldenArray) as number[];
    const losses = toNested(expected['loss_history'] as GoldenArray) as number[];
    return weights.map((row, step) => ({
      kind: 'function' as const,
      name: `after ${step + 1} steps`,
      inputs: {
        x: toNested(inputs['X'] as GoldenArray),
        y: toNested(inputs['y'] as GoldenArray),
        learningRate: inputs['lr'],
        steps: step + 1,
        l2: inputs['l2'],
      },
      expected: {
        weights: row,
        bias: biases[step],
        ...(step + 1 < losses.length ? { loss: losses[step + 1] } : {}),
      },
    }));
  },
};
