/** Random forest: scikit-learn's trees are fitted already, ours are grown from given draws; none of its cases can be put. */

import type { OracleAdapter } from '../adapter';

export const adapter: OracleAdapter = {
  golden: 'random-forest',
  problem: 'random-forest',
  adapt: () => [
    {
      kind: 'not-expressible',
      why: 'the golden trees are fitted and have no training data, ours are grown from given bootstrap draws and feature subsets',
    },
  ],
};
