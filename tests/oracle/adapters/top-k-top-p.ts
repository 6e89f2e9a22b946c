/** Temperature, top-k and top-p: the renormalised distribution. Nothing is drawn in the golden file. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

const ANY_DRAW = 0.5;

export const adapter: OracleAdapter = {
  golden: 'top-k-top-p',
  problem: 'sampling-filters',
  adapt: ({ inputs, expected, tags }) => {
    if (inputs['min_p'] !== 0) return [{ kind: 'not-expressible', why: 'our problem has no min-p filter' }];
    if (tags?.includes('ties'))
      return [
        { kind: 'not-expressible', why: 'which of the tied tokens stay is free here; ours are the lower indices' },
      ];
    const logits = toNested(inputs['logits'] as GoldenArray) as number[][];
    return [
      {
        kind: 'function',
        inputs: {
          logits,
          temperature: inputs['temperature'],
          topK: inputs['top_k'],
          topP: inputs['top_p'],
          uniforms: logits.map(() => ANY_DRAW),
        },
        expected: { probabilities: toNested(expected['probs'] as GoldenArray) },
      },
    ];
  },
};
