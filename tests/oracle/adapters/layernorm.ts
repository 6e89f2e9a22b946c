/** PyTorch's layer norm. Normalised over several axes it is ours with these axes flattened; without weights gamma is 1 and beta 0. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'layernorm',
  problem: 'layer-norm',
  adapt: ({ inputs, expected }) => {
    const width = (inputs['normalized_shape'] as readonly number[]).reduce((product, size) => product * size, 1);
    const rows = (array: GoldenArray): unknown => [
      toNested({ ...array, shape: [array.data.length / width, width] }) as number[][],
    ];
    const vector = (name: string, fallback: number): unknown =>
      name in inputs ? (inputs[name] as GoldenArray).data.map(Number) : new Array<number>(width).fill(fallback);
    return [
      {
        kind: 'function',
        inputs: {
          x: rows(inputs['x'] as GoldenArray),
          gamma: vector('weight', 1),
          beta: vector('bias', 0),
          eps: inputs['eps'],
        },
        expected: { '': rows(expected['y'] as GoldenArray) },
      },
    ];
  },
};
