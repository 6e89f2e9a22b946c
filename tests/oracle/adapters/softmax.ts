import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

/** PyTorch's softmax and log-softmax. A vector is one row; an axis other than the last is turned to the end. */
export const adapter: OracleAdapter = {
  golden: 'softmax',
  problem: 'stable-softmax',
  adapt: ({ inputs, expected }) => {
    const rowsOf = (value: unknown) => toRows(value as GoldenArray, Number(inputs['dim']));
    return [
      {
        kind: 'function',
        inputs: { logits: rowsOf(inputs['x']) },
        expected: { probs: rowsOf(expected['softmax']), logProbs: rowsOf(expected['log_softmax']) },
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
