/**
 * PyTorch's multi-head attention has biases and ours has none: a feature that is always 1 carries them.
 *
 * Tokens get that feature and zeros up to the width of one more head. The biases of the three projections become its row
 * of weights; the extra head answers 1, and its row of the output projection is the last bias. PyTorch stores output × input.
 */

import { type Adapted, type GoldenArray, type GoldenCase, type OracleAdapter, toNested } from '../adapter';

type Matrix = number[][];

export const adapter: OracleAdapter = {
  golden: 'multi-head-attention',
  problem: 'multi-head-attention',
  adapt: (golden) => {
    const { inputs } = golden;
    if (JSON.stringify(inputs['query']) !== JSON.stringify(inputs['key']))
      return [{ kind: 'not-expressible', why: 'ours is self-attention: queries and keys come from the same tokens' }];
    const tokens = toNested(inputs['query'] as GoldenArray) as Matrix[];
    return tokens.map((rows, b) => adaptSequence(golden, rows, b));
  },
};

/** One sequence at a time, for a padding mask differs by sequence and ours is shared. */
function adaptSequence({ inputs, expected }: GoldenCase, tokens: Matrix, b: number): Adapted {
  const numHeads = inputs['num_heads'] as number;
  const width = tokens[0]?.length ?? 0;
  const extra = width / numHeads;
  const zeros = (count: number): number[] => new Array<number>(count).fill(0);
  const widened = (weight: string, bias: string, lastOfBias: number): Matrix => {
    const rows = toNested(inputs[weight] as GoldenArray) as Matrix;
    const biases = toNested(inputs[bias] as GoldenArray) as number[];
    return [
      ...Array.from({ length: width }, (_, i) => [...rows.map((row) => row[i] ?? 0), ...zeros(extra)]),
      [...biases, lastOfBias, ...zeros(extra - 1)],
      ...Array.from({ length: extra - 1 }, () => zeros(width + extra)),
    ];
  };
  const padding = inputs['key_padding_mask'];
  const real = padding === undefined ? undefined : (toNested(padding as GoldenArray) as boolean[][])[b];
  const output = (toNested(expected['output'] as GoldenArray) as Matrix[])[b];
  return {
    kind: 'function',
    name: `sequence ${b}`,
    inputs: {
      x: [tokens.map((row) => [...row, 1, ...zeros(extra - 1)])],
      wq: widened('Wq', 'bq', 0),
      wk: widened('Wk', 'bk', 0),
      wv: widened('Wv', 'bv', 1),
      wo: widened('Wo', 'bo', 0),
      numHeads: numHeads + 1,
      ...(real === undefined ? {} : { mask: tokens.map(() => real) }),
    },
    expected: { '': [output?.map((row) => [...row, ...zeros(extra)])] },
  };
}
