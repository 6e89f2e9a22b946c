import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

/** PEFT's LoRA layer without bias. A batch with a time axis becomes one list of rows; gradients are not compared. */
export const adapter: OracleAdapter = {
  golden: 'lora',
  problem: 'lora-linear',
  adapt: ({ inputs, expected }) => {
    if (inputs['use_rslora'] === true)
      return [{ kind: 'not-expressible', why: 'our scale is alpha / R, not alpha / √R' }];
    if (inputs['bias'] !== undefined && inputs['bias'] !== null)
      return [{ kind: 'not-expressible', why: 'our layer has no bias' }];
    const [x, w, a, b, y, merged] = [
      inputs['x'],
      inputs['W'],
      inputs['A'],
      inputs['B'],
      expected['y'],
      expected['merged_weight'],
    ].map((array) => toNested(asRows(array as GoldenArray)));
    return [
      {
        kind: 'function',
        inputs: { x, w, a, b, alpha: inputs['alpha'] },
        expected: { output: y, merged, trainable: expected['trainable_params'] },
      },
    ];
  },
};

function asRows(array: GoldenArray): GoldenArray {
  const width = array.shape.at(-1) ?? 1;
  return { ...array, shape: [array.data.length / width, width] };
}
