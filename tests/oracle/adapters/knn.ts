/** K-nearest neighbours: scikit-learn's brute-force classifier, where every neighbour has one vote. */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'knn',
  problem: 'knn',
  adapt: ({ inputs, expected }) => {
    if (inputs['weights'] !== 'uniform')
      return [
        { kind: 'not-expressible', why: 'our neighbours have one vote each, here votes are weighed by distance' },
      ];
    return [
      {
        kind: 'function',
        inputs: {
          xTrain: toNested(inputs['X'] as GoldenArray),
          yTrain: toNested(inputs['y'] as GoldenArray),
          xTest: toNested(inputs['X_test'] as GoldenArray),
          k: inputs['k'],
        },
        expected: { '': toNested(expected['pred'] as GoldenArray) },
      },
    ];
  },
};
