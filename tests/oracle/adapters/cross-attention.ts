/**
 * PyTorch's attention without a causal mask, on given queries, keys and values: keys and values stand side by side in
 * memory, and the projections pick. A mask may differ by query there, so each query is a sequence of one token here.
 */

import { type Adapted, type GoldenArray, type GoldenCase, type OracleAdapter, toNested } from '../adapter';

type Matrix = number[][];

export const adapter: OracleAdapter = {
  golden: 'cross-attention',
  problem: 'cross-attention',
  adapt: (golden) => entries(golden.inputs['q'] as GoldenArray).map((queries, n) => adaptEntry(golden, queries, n)),
};

function adaptEntry({ inputs, expected }: GoldenCase, queries: Matrix, n: number): Adapted {
  const [k, v, output] = [inputs['k'], inputs['v'], expected['output']].map(
    (array) => entries(array as GoldenArray)[n] ?? [],
  ) as [Matrix, Matrix, Matrix];
  const mask = inputs['mask'];
  const visible =
    mask === undefined
      ? queries.map(() => k.map(() => true))
      : (entries(mask as GoldenArray)[n] as unknown as boolean[][]);
  const widthOfKeys = queries[0]?.length ?? 0;
  const widthOfValues = v[0]?.length ?? 0;
  const memory = k.map((row, s) => [...row, ...(v[s] ?? [])]);
  return {
    kind: 'function',
    name: `entry ${n}`,
    inputs: {
      x: queries.map((query) => [query]),
      memory: queries.map(() => memory),
      wq: pick(widthOfKeys, 0, widthOfKeys),
      wk: pick(widthOfKeys + widthOfValues, 0, widthOfKeys),
      wv: pick(widthOfKeys + widthOfValues, widthOfKeys, widthOfValues),
      memoryMask: visible,
    },
    expected: { '': output.map((row) => [row]) },
  };
}

/** A projection that keeps `count` features from `start` on. */
function pick(width: number, start: number, count: number): Matrix {
  return Array.from({ length: width }, (_, i) => Array.from({ length: count }, (_, j) => (i === start + j ? 1 : 0)));
}

/** The matrices of the last two axes: one for each batch entry and head. */
function entries(array: GoldenArray): Matrix[] {
  const [rows = 1, columns = 1] = array.shape.slice(-2);
  return toNested({ ...array, shape: [array.data.length / (rows * columns), rows, columns] }) as Matrix[];
}
