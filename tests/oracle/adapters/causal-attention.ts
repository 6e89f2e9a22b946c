/** PyTorch's causal attention on given queries, keys and values: they stand side by side in x, and the projections pick. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

type Matrix = number[][];

export const adapter: OracleAdapter = {
  golden: 'causal-attention',
  problem: 'causal-attention',
  adapt: ({ inputs, expected }) => {
    const [q, k, v] = ['q', 'k', 'v'].map((name) => entries(inputs[name] as GoldenArray)) as [
      Matrix[],
      Matrix[],
      Matrix[],
    ];
    const widthOfKeys = q[0]?.[0]?.length ?? 0;
    const widthOfValues = v[0]?.[0]?.length ?? 0;
    const width = 2 * widthOfKeys + widthOfValues;
    return [
      {
        kind: 'function',
        inputs: {
          x: q.map((rows, b) => rows.map((row, t) => [...row, ...(k[b]?.[t] ?? []), ...(v[b]?.[t] ?? [])])),
          wq: pick(width, 0, widthOfKeys),
          wk: pick(width, widthOfKeys, widthOfKeys),
          wv: pick(width, 2 * widthOfKeys, widthOfValues),
        },
        expected: { '': entries(expected['output'] as GoldenArray) },
      },
    ];
  },
};

/** A projection that keeps `count` features from `start` on. */
function pick(width: number, start: number, count: number): Matrix {
  return Array.from({ length: width }, (_, i) => Array.from({ length: count }, (_, j) => (i === start + j ? 1 : 0)));
}

/** The matrices of the last two axes: one for each batch entry and head. */
function entries(array: GoldenArray): Matrix[] {
  const [rows = 1, columns = 1] = array.shape.slice(-2);
  return toNested({ ...array, shape: [array.data.length / (rows * columns), rows, columns] }) as Matrix[];
}
