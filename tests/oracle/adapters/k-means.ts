/** K-means: scipy's and scikit-learn's runs from given centroids; an empty cluster keeps its centroid, as scipy does. */

import type { GoldenArray, OracleAdapter } from '../adapter';
import { toNested } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'kmeans',
  problem: 'k-means',
  adapt: ({ inputs, expected }) => [
    {
      kind: 'function',
      inputs: {
        x: toNested(inputs['X'] as GoldenArray),
        init: toNested(inputs['init'] as GoldenArray),
        maxIters: inputs['max_iter'],
      },
      expected: {
        centroids: toNested(expected['centroids_keep_old'] as GoldenArray),
        labels: toNested(expected['labels_final'] as GoldenArray),
      },
    },
  ],
};
