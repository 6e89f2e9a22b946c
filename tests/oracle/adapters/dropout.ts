import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

/** PyTorch's dropout with the mask that it drew: a draw between p and 1 stands for a kept entry, 0 for a dropped one. */
export const adapter: OracleAdapter = {
  golden: 'dropout',
  problem: 'dropout',
  adapt: ({ inputs, expected }) => {
    const p = Number(inputs['p']);
    const keepMask = toNested(inputs['keep_mask'] as GoldenArray) as boolean[][];
    return [
      {
        kind: 'function',
        inputs: {
          x: toNested(inputs['x'] as GoldenArray),
          gradOutput: toNested(inputs['dy'] as GoldenArray),
          uniforms: keepMask.map((row) => row.map((kept) => (kept ? (p + 1) / 2 : 0))),
          p,
          training: inputs['training'],
        },
        expected: {
          output: toNested(expected['y'] as GoldenArray),
          gradInput: toNested(expected['dx'] as GoldenArray),
        },
      },
    ];
  },
};
