/** AdamW: PyTorch's runs, each parameter vector as a list of one; AMSGrad is another optimiser. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'adamw',
  problem: 'adamw',
  adapt: ({ inputs, expected }) => {
    if (inputs['amsgrad'] !== false) return [{ kind: 'not-expressible', why: 'our AdamW has no AMSGrad' }];
    const [beta1, beta2] = inputs['betas'] as readonly [number, number];
    const lr = inputs['lr'] as number;
    const weightDecay = inputs['weight_decay'] as number;
    const start = toNested(inputs['params'] as GoldenArray) as number[];
    const history = toNested(expected['params_history'] as GoldenArray) as number[][];
    const grads = toNested(inputs['grads'] as GoldenArray) as number[][];
    return [
      {
        kind: 'class',
        construct: { lr, beta1, beta2, eps: inputs['eps'], weightDecay },
        // Adam's part of a step does not depend on the values it starts from: each call starts from the first values,
        // which float32 holds exactly (PyTorch's history it does not), and the decay is moved over to them.
        steps: grads.map((gradient, t) => ({
          call: 'step',
          inputs: { params: [start], grads: [gradient] },
          expected: [
            start.map((value, i) => {
              const before = t === 0 ? value : (history[t - 1]?.[i] ?? 0);
              return (history[t]?.[i] ?? 0) + (value - before) * (1 - lr * weightDecay);
            }),
          ],
        })),
      },
    ];
  },
};
