/** The DPO loss by the formula, with its label smoothing, implied rewards and accuracy. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'dpo-loss',
  problem: 'dpo-loss',
  adapt: ({ inputs, expected }) => {
    const vector = (name: string): unknown => toNested(inputs[name] as GoldenArray);
    return [
      {
        kind: 'function',
        inputs: {
          policyChosen: vector('policy_chosen_logps'),
          policyRejected: vector('policy_rejected_logps'),
          refChosen: vector('ref_chosen_logps'),
          refRejected: vector('ref_rejected_logps'),
          beta: inputs['beta'],
          labelSmoothing: inputs['label_smoothing'],
        },
        expected: {
          loss: expected['loss'],
          chosenRewards: toNested(expected['chosen_rewards'] as GoldenArray),
          rejectedRewards: toNested(expected['rejected_rewards'] as GoldenArray),
          accuracy: expected['accuracy'],
        },
      },
    ];
  },
};
