import { type Adapted, type GoldenArray, type GoldenCase, type OracleAdapter, toNested } from '../adapter';

type Matrix = number[][];

/**
 * PyTorch's attention. Its mask may differ by batch entry and a case may have heads, while our mask is
 * shared: so each batch entry (and head) is a check of its own, with B = 1. Gradients are not compared.
 */
export const adapter: OracleAdapter = {
  golden: 'scaled-dot-product-attention',
  problem: 'scaled-dot-product-attention',
  adapt: (golden) => entries(golden.inputs['q'] as GoldenArray).map((q, n) => adaptEntry(golden, q, n)),
};

function adaptEntry(golden: GoldenCase, q: Matrix, n: number): Adapted {
  const { inputs, expected } = golden;
  const [k, v, output] = [inputs['k'], inputs['v'], expected['output']].map(
    (array) => entries(array as GoldenArray)[n] as Matrix,
  );
  const mask = maskOf(golden, q.length, k?.length ?? 0, n);
  return {
    kind: 'function',
    name: `entry ${n}`,
    inputs: { q: [q], k: [k], v: [v], ...(mask === undefined ? {} : { mask }) },
    expected: { '': [output] },
  };
}

/** Query i sees keys 0 to i in a causal case; otherwise the case's own mask, if it has one. */
function maskOf({ inputs }: GoldenCase, queries: number, keys: number, n: number): boolean[][] | undefined {
  if (inputs['causal'] === true)
    return Array.from({ length: queries }, (_, i) => Array.from({ length: keys }, (_, j) => j <= i));
  const mask = inputs['mask'];
  return mask === undefined || mask === null ? undefined : (entries(mask as GoldenArray)[n] as unknown as boolean[][]);
}

/** The matrices of the last two axes, in order: one for each batch entry and head. */
function entries(array: GoldenArray): Matrix[] {
  const [rows = 1, columns = 1] = array.shape.slice(-2);
  return toNested({ ...array, shape: [array.data.length / (rows * columns), rows, columns] }) as Matrix[];
}
