/** Group advantages by the formula (population deviation). One token an answer, equal policies: the loss is minus their mean, 0. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'grpo-advantages',
  problem: 'grpo-advantage',
  adapt: ({ inputs, expected }) => {
    const rewards = toNested(inputs['rewards'] as GoldenArray) as number[][];
    const logProbs = rewards.map((group) => group.map(() => [-1]));
    return [
      {
        kind: 'function',
        inputs: {
          rewards,
          newLogProbs: logProbs,
          oldLogProbs: logProbs,
          refLogProbs: logProbs,
          mask: rewards.map((group) => group.map(() => [true])),
          clip: 0.2,
          klWeight: 0.1,
          eps: inputs['eps'],
        },
        expected: { advantages: toNested(expected['population'] as GoldenArray), loss: 0 },
      },
    ];
  },
};
