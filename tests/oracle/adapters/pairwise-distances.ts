import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

/** SciPy's cdist. A case without B measures A against itself; squared and Manhattan distances are not asked for. */
export const adapter: OracleAdapter = {
  golden: 'pairwise-distance',
  problem: 'pairwise-distances',
  adapt: ({ inputs, expected }) => {
    const points = inputs['A'] as GoldenArray;
    const others = (inputs['B'] ?? points) as GoldenArray;
    return [
      {
        kind: 'function',
        inputs: { x: toNested(points), y: toNested(others) },
        expected: { '': toNested(expected['euclidean'] as GoldenArray) },
      },
    ];
  },
};
