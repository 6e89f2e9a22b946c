import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

/** PyTorch's cross-entropy, mean or row by row. Gradients are not compared. */
export const adapter: OracleAdapter = {
  golden: 'cross-entropy',
  problem: 'cross-entropy',
  adapt: ({ inputs, expected }) => {
    if (inputs['weight'] !== undefined) return [{ kind: 'not-expressible', why: 'our loss has no class weights' }];
    const loss = expected['loss'];
    if (loss === 'NaN') return [{ kind: 'not-expressible', why: 'when all rows are ignored our loss is 0, not NaN' }];
    return [
      {
        kind: 'function',
        inputs: {
          logits: toNested(inputs['logits'] as GoldenArray),
          targets: toNested(inputs['targets'] as GoldenArray),
          labelSmoothing: inputs['label_smoothing'],
          ignoreIndex: inputs['ignore_index'] ?? -100,
        },
        expected: inputs['reduction'] === 'none' ? { losses: toNested(loss as GoldenArray) } : { loss },
      },
    ];
  },
};
