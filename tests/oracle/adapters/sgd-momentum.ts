/** SGD with momentum: PyTorch's runs, the parameters flattened into a list of one vector; weight decay and dampening are not ours. */

import type { GoldenArray, OracleAdapter } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'sgd-momentum',
  problem: 'sgd-momentum',
  adapt: ({ inputs, expected }) => {
    if (inputs['weight_decay'] !== 0) return [{ kind: 'not-expressible', why: 'our SGD has no weight decay' }];
    if (inputs['dampening'] !== 0) return [{ kind: 'not-expressible', why: 'our velocity takes the whole gradient' }];
    const start = (inputs['params'] as GoldenArray).data.map(Number);
    const rows = (array: GoldenArray): number[][] =>
      Array.from({ length: array.shape[0] ?? 0 }, (_, t) =>
        array.data.slice(t * start.length, (t + 1) * start.length).map(Number),
      );
    const history = rows(expected['params_history'] as GoldenArray);
    return [
      {
        kind: 'class',
        construct: { momentum: inputs['momentum'], nesterov: inputs['nesterov'] },
        // A step does not depend on the values it starts from: each starts from the first, which float32 holds
        // exactly (PyTorch's history it does not), and is compared by how far it goes.
        steps: rows(inputs['grads'] as GoldenArray).map((gradient, t) => ({
          call: 'step',
          inputs: { params: [start], grads: [gradient], lr: inputs['lr'] },
          expected: [
            start.map((value, i) => value + (history[t]?.[i] ?? 0) - (t === 0 ? value : (history[t - 1]?.[i] ?? 0))),
          ],
        })),
      },
    ];
  },
};
