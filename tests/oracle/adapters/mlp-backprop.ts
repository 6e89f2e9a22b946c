import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

/** PyTorch's gradients of a two-layer network; ours has a ReLU and softmax cross-entropy. */
export const adapter: OracleAdapter = {
  golden: 'mlp-backprop',
  problem: 'two-layer-backprop',
  adapt: ({ inputs, expected }) => {
    if (inputs['activation'] !== 'relu' || inputs['loss'] !== 'ce')
      return [{ kind: 'not-expressible', why: 'our network has a ReLU and softmax cross-entropy' }];
    const [x, targets, w1, b1, w2, b2] = ['X', 'y', 'W1', 'b1', 'W2', 'b2'].map((name) =>
      toNested(inputs[name] as GoldenArray),
    );
    const [dW1, db1, dW2, db2] = ['dW1', 'db1', 'dW2', 'db2'].map((name) => toNested(expected[name] as GoldenArray));
    return [
      {
        kind: 'function',
        inputs: { x, targets, w1, b1, w2, b2 },
        expected: { loss: expected['loss'], dW1, db1, dW2, db2 },
      },
    ];
  },
};
