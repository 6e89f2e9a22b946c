/** Adam: PyTorch's runs, each parameter vector as a list of one; decay and AMSGrad are other optimisers. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'adam',
  problem: 'adam',
  adapt: ({ inputs, expected }) => {
    if (inputs['weight_decay'] !== 0) return [{ kind: 'not-expressible', why: 'our Adam has no weight decay' }];
    if (inputs['amsgrad'] !== false) return [{ kind: 'not-expressible', why: 'our Adam has no AMSGrad' }];
    const [beta1, beta2] = inputs['betas'] as readonly [number, number];
    const start = toNested(inputs['params'] as GoldenArray) as number[];
    const history = toNested(expected['params_history'] as GoldenArray) as number[][];
    const grads = toNested(inputs['grads'] as GoldenArray) as number[][];
    return [
      {
        kind: 'class',
        construct: { lr: inputs['lr'], beta1, beta2, eps: inputs['eps'] },
        // A step does not depend on the values it starts from: each starts from the first, which float32 holds
        // exactly (PyTorch's history it does not), and is compared by how far it goes.
        steps: grads.map((gradient, t) => ({
          call: 'step',
          inputs: { params: [start], grads: [gradient] },
          expected: [
            start.map((value, i) => value + (history[t]?.[i] ?? 0) - (t === 0 ? value : (history[t - 1]?.[i] ?? 0))),
          ],
        })),
      },
    ];
  },
};
