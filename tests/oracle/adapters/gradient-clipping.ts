import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

/** PyTorch's clip_grad_norm_; tensors of more axes are handed in as vectors. It adds 1e-6 to the norm, within rtol. */
export const adapter: OracleAdapter = {
  golden: 'gradient-clipping',
  problem: 'gradient-clipping',
  adapt: ({ inputs, expected }) => {
    if (inputs['norm_type'] !== 2) return [{ kind: 'not-expressible', why: 'our norm is the Euclidean one' }];
    const vectorsOf = (value: unknown) =>
      (value as readonly GoldenArray[]).map((array) => toNested({ ...array, shape: [array.data.length] }));
    return [
      {
        kind: 'function',
        inputs: { grads: vectorsOf(inputs['grads']), maxNorm: inputs['max_norm'] },
        // Fields stand for one output each, and the list for several: compared as one flat run of numbers.
        expected: { clipped: vectorsOf(expected['clipped']), norm: expected['total_norm'] },
      },
    ];
  },
};
