import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

/** PyTorch's batch norm from running mean 0 and variance 1. Positions of a (N, C, L) batch are rows of their own. */
export const adapter: OracleAdapter = {
  golden: 'batchnorm',
  problem: 'batch-norm',
  adapt: ({ inputs, expected }) => {
    if (inputs['training'] !== true)
      return [{ kind: 'not-expressible', why: 'running statistics cannot be handed in, they start at 0 and 1' }];
    const batches = inputs['x_batches'] as GoldenArray;
    const [count = 1, ...shape] = batches.shape;
    const size = batches.data.length / count;
    const [gain, bias, mean, variance] = [
      inputs['weight'],
      inputs['bias'],
      expected['running_mean'],
      expected['running_var'],
    ].map((array) => toNested(array as GoldenArray));
    const trainSteps = Array.from({ length: count }, (_, t) => ({
      call: 'train',
      inputs: { x: toRows({ ...batches, shape, data: batches.data.slice(t * size, (t + 1) * size) }) },
      expected: t === count - 1 ? toRows(expected['y_last'] as GoldenArray) : null,
    }));
    return [
      {
        kind: 'class',
        construct: { gain, bias, momentum: inputs['momentum'], eps: inputs['eps'] },
        steps: [
          ...trainSteps,
          // Items of unequal length are two outputs, items of equal length one matrix: so the mean is wrapped.
          { call: 'runningStats', inputs: {}, expected: [[mean], variance] },
        ],
      },
    ];
  },
};

function toRows(array: GoldenArray): number[][] {
  if (array.shape.length === 2) return toNested(array) as number[][];
  const entries = toNested(array) as number[][][];
  return entries.flatMap((channels) => (channels[0] ?? []).map((_, i) => channels.map((row) => row[i] as number)));
}
