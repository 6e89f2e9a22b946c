/** The reverse half of DDPM by the formula: predicted data, and one step of both samplers. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'ddpm-reverse',
  problem: 'ddpm-reverse',
  adapt: ({ inputs, expected }) => {
    const betas = toNested(inputs['betas'] as GoldenArray) as number[];
    const t = toNested(inputs['t'] as GoldenArray) as number[];
    const tPrev = t.map((step) => Math.max(-1, step - (inputs['ddim_stride'] as number)));
    const xt = toNested(inputs['x_t'] as GoldenArray) as number[][];
    const alphaBar = (s: number): number => betas.slice(0, s + 1).reduce((product, beta) => product * (1 - beta), 1);
    // x_t is no float32 number, our input is: every result is linear in it, and moves along by its slope.
    const moved = (name: string, slope: (b: number) => number): number[][] =>
      (toNested(expected[name] as GoldenArray) as number[][]).map((row, b) =>
        row.map((value, d) => {
          const x = xt[b]?.[d] ?? 0;
          return value + slope(b) * (Math.fround(x) - x);
        }),
      );
    const now = (b: number): number => alphaBar(t[b] ?? 0);
    return [
      {
        kind: 'function',
        inputs: {
          betas,
          xt,
          t,
          tPrev,
          predictedNoise: toNested(inputs['eps_pred'] as GoldenArray),
          noise: toNested(inputs['z'] as GoldenArray),
          eta: inputs['eta'],
        },
        expected: {
          predictedX0: moved('pred_x0', (b) => 1 / Math.sqrt(now(b))),
          ddpm: moved('p_sample', (b) => 1 / Math.sqrt(1 - (betas[t[b] ?? 0] ?? 0))),
          ddim: moved('ddim_x_prev', (b) => Math.sqrt(alphaBar(tPrev[b] ?? 0) / now(b))),
        },
      },
    ];
  },
};
