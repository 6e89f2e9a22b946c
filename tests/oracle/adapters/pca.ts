/**
 * PCA: scikit-learn's components, scores and variances. Where signs are left out, one component follows from its projector
 * and the scores from it; without a projector only the variances are compared. Signs are free; our reference makes the entry
 * of largest magnitude positive.
 */

import { type GoldenArray, type OracleAdapter, toNested } from '../adapter';

type Matrix = number[][];

export const adapter: OracleAdapter = {
  golden: 'pca',
  problem: 'pca',
  adapt: ({ inputs, expected }) => {
    const x = toNested(inputs['X'] as GoldenArray) as Matrix;
    const given = (name: string): Matrix | undefined =>
      expected[name] === undefined ? undefined : (toNested(expected[name] as GoldenArray) as Matrix);
    const mean = toNested(expected['mean'] as GoldenArray) as number[];
    const projector = given('projector');
    const components =
      given('components_sklearn') ?? (projector && inputs['n_components'] === 1 ? [spanOf(projector)] : undefined);
    const project = (row: readonly number[], component: readonly number[]): number =>
      component.reduce((sum, weight, d) => sum + weight * ((row[d] ?? 0) - (mean[d] ?? 0)), 0);
    const flips = components?.map((component) => (peakOf(component) < 0 ? -1 : 1));
    const scores =
      given('scores_sklearn') ?? (components && x.map((row) => components.map((one) => project(row, one))));
    return [
      {
        kind: 'function',
        inputs: { x, k: inputs['n_components'] },
        expected: {
          ...(flips && {
            components: components?.map((component, k) => component.map((value) => value * (flips[k] ?? 1))),
            scores: scores?.map((row) => row.map((value, k) => value * (flips[k] ?? 1))),
          }),
          explainedVariance: toNested(expected['explained_variance'] as GoldenArray),
          explainedRatio: toNested(expected['explained_variance_ratio'] as GoldenArray),
        },
      },
    ];
  },
};

/** The unit vector v of a projector vvᵀ of rank 1. */
function spanOf(projector: Matrix): number[] {
  const squares = projector.map((row, d) => row[d] ?? 0);
  const at = squares.indexOf(Math.max(...squares));
  return (projector[at] ?? []).map((value) => value / Math.sqrt(squares[at] ?? 1));
}

function peakOf(vector: readonly number[]): number {
  return vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
}
