/**
 * PyTorch's causal attention on given queries, keys and values, without positions. They stand side by side in a token and
 * the projections pick. The first pair of features, the only one that always turns, stays empty; all others turn by some
 * 1e-40 with an enormous base. Our division by the root of a larger width is made up for in the queries.
 */

import { type Adapted, type GoldenArray, type OracleAdapter, toNested } from '../adapter';

type Matrix = number[][];

const EMPTY_PAIR = 2;
const NOTHING_TURNS = 1e300;

export const adapter: OracleAdapter = {
  golden: 'kv-cache-attention',
  problem: 'kv-cache-decoding',
  adapt: ({ inputs, expected }) => {
    const [q, k, v, outputs] = [inputs['q'], inputs['k'], inputs['v'], expected['outputs']].map(
      (array) => (toNested(array as GoldenArray) as Matrix[])[0] ?? [],
    ) as [Matrix, Matrix, Matrix, Matrix];
    const width = q[0]?.length ?? 0;
    const D = 3 * width + EMPTY_PAIR;
    const widened = (row: readonly number[]): number[] => [...row, ...new Array<number>(D - row.length).fill(0)];
    const tokens = q.map((row, t) => widened([...row, ...(k[t] ?? []), ...(v[t] ?? [])]));
    const answers = outputs.map(widened);
    const construct = {
      wq: pick(D, 0, EMPTY_PAIR, width, Math.sqrt(D / width)),
      wk: pick(D, width, EMPTY_PAIR, width, 1),
      wv: pick(D, 2 * width, 0, width, 1),
      wo: pick(D, 0, 0, D, 1),
      numHeads: 1,
      base: NOTHING_TURNS,
    };
    const steps = tokens.map((token, t) => ({ call: 'step', inputs: { token }, expected: answers[t] }));
    const prefill = { call: 'prefill', inputs: { prompt: tokens }, expected: answers };
    const checks: Adapted[] = [
      { kind: 'class', name: 'in steps', construct, steps },
      { kind: 'class', name: 'as a prompt', construct, steps: [prefill] },
    ];
    return checks;
  },
};

/** A square projection that moves `count` features from place `from` to place `to`, times `factor`. */
function pick(width: number, from: number, to: number, count: number, factor: number): Matrix {
  return Array.from({ length: width }, (_, i) =>
    Array.from({ length: width }, (__, j) => (i - from === j - to && i >= from && i < from + count ? factor : 0)),
  );
}
