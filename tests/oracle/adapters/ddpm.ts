/** The forward half of DDPM by the formula: products of the schedule and noised samples. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'ddpm',
  problem: 'ddpm-forward',
  adapt: ({ inputs, expected }) => {
    if (!('betas' in inputs)) return [{ kind: 'not-expressible', why: 'our betas are given, not made by a cosine' }];
    const given = (name: string): unknown => toNested(inputs[name] as GoldenArray);
    return [
      {
        kind: 'function',
        inputs: { betas: given('betas'), x0: given('x0'), t: given('t'), noise: given('noise') },
        expected: {
          alphaBars: toNested(expected['alphas_cumprod'] as GoldenArray),
          xt: toNested(expected['x_t'] as GoldenArray),
        },
      },
    ];
  },
};
