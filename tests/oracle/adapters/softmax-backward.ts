import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

/** PyTorch's gradient through softmax: the cases of `softmax`, asked for what flows back. Axes as there. */
export const adapter: OracleAdapter = {
  golden: 'softmax-backward',
  problem: 'softmax-backward',
  adapt: ({ inputs, expected }) => {
    const rowsOf = (value: unknown) => toRows(value as GoldenArray, Number(inputs['dim']));
    return [
      {
        kind: 'function',
        inputs: { logits: rowsOf(inputs['x']), gradProbs: rowsOf(inputs['dy']) },
        expected: { probs: rowsOf(expected['softmax']), gradLogits: rowsOf(expected['softmax_dx']) },
      },
    ];
  },
};

function toRows(array: GoldenArray, axis: number): number[][] {
  if (array.shape.length === 1) return [toNested(array) as number[]];
  const rows = toNested(array) as number[][];
  if (axis !== 0) return rows;
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] as number));
}
