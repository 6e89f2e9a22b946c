import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

/** RMSNorm by formula; the rows are the tokens of one sequence. Gradients are not compared. */
export const adapter: OracleAdapter = {
  golden: 'rmsnorm',
  problem: 'rms-norm',
  adapt: ({ inputs, expected }) => [
    {
      kind: 'function',
      inputs: {
        x: [toNested(inputs['x'] as GoldenArray)],
        gain: toNested(inputs['weight'] as GoldenArray),
        eps: inputs['eps'],
      },
      expected: { '': [toNested(expected['y'] as GoldenArray)] },
    },
  ],
};
