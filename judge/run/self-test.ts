/**
 * What a tensor backend must get right before any verdict is left to it: six small programs with known answers.
 *
 * Each has caught real backends: half floats (the sum, the gather), missing maximum subtraction, products that lose
 * digits, products that add up what lies beyond an odd edge, shaders that compile a comparison with NaN away. The answers
 * come from float64 loops here.
 */

import { createRandom } from '../tensor/random';
import type { Tensor, Value } from '../tensor/value';
import type { Call, CompiledModule, RawValue, Realm } from './realm';

/** One realm can hold the self-test and a measurement. */
export const SELF_TEST_MODULE: CompiledModule = {
  libraries: ['@tensorflow/tfjs'],
  code: `const tf = globalThis.__provided['@tensorflow/tfjs'];
export const softmax = (x) => tf.softmax(x);
export const sum = (x) => tf.sum(x, 0, true);
export const matMul = (a, b) => tf.matMul(a, b);
export const oddProduct = (a, b) => tf.matMul(tf.exp(a), tf.exp(b));
export const gather = (x, at) => tf.gather(x, at);
export const compare = (a, b) => tf.stack([tf.greater(a, b), tf.less(a, b), tf.equal(a, b), tf.notEqual(a, b), tf.isNaN(a)]);
export const small = (x) => {
  let y = x;
  for (let i = 0; i < 10; i++) y = tf.softmax(tf.matMul(y, x));
  return y;
};
export const large = (a, b) => tf.slice(tf.matMul(a, b), [0, 0], [1, 1]);
`,
};

const LIMIT_MS = 30_000;

interface Check {
  readonly name: string;
  readonly what: string;
  readonly args: readonly Tensor[];
  readonly expected: readonly number[];
  /** Allowed error of each element. */
  readonly tolerance: readonly number[];
}

/** @returns what is wrong in one sentence, undefined where everything is right. The module must be loaded as `self-test`. */
export async function runSelfTest(realm: Realm): Promise<string | undefined> {
  for (const check of selfTestChecks()) {
    const outcome = await realm.run(
      { module: 'self-test', exportName: check.name, style: 'tensors', calls: [callOf(check.args)] },
      LIMIT_MS,
    );
    if (outcome.kind !== 'returned')
      return `${check.what} ended in ${outcome.kind}${'message' in outcome ? `: ${outcome.message}` : ''}`;
    const wrong = wrongElement(outcome.outputs[0], check);
    if (wrong !== undefined) return `${check.what} ${wrong}`;
  }
  return undefined;
}

export function callOf(args: readonly Value[]): Call {
  return {
    op: 'function',
    args,
    returns: { kind: 'single', type: { kind: 'tensor', dtype: 'f32', axes: [{ name: 'N' }] } },
  };
}

/** @returns what is wrong, undefined where every element is within its tolerance */
export function wrongElement(
  output: RawValue | undefined,
  { expected, tolerance }: Pick<Check, 'expected' | 'tolerance'>,
): string | undefined {
  if (output?.kind !== 'tensor') return `gave ${output?.kind ?? 'nothing'}`;
  if (output.data.length !== expected.length) return `gave ${output.data.length} numbers for ${expected.length}`;
  // Written so that NaN fails.
  const at = expected.findIndex((one, i) => !(Math.abs((output.data[i] as number) - one) <= (tolerance[i] as number)));
  return at < 0 ? undefined : `gave ${output.data[at]} for ${expected[at]}`;
}

/** The programs with their inputs and answers. */
export function selfTestChecks(): readonly Check[] {
  return [softmaxCheck(), sumCheck(), matMulCheck(), oddProductCheck(), gatherCheck(), compareCheck()];
}

export function f32(shape: readonly number[], data: ArrayLike<number>): Tensor {
  return { kind: 'tensor', dtype: 'f32', shape, data: Float32Array.from(data) };
}

/** Seeded, uniform between -1 and 1. */
export function uniform(size: number, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: size }, () => random.uniform(-1, 1));
}

function softmaxCheck(): Check {
  const scores = [1000, 1001, 1002.5, -1000];
  const exps = scores.map((score) => Math.exp(score - 1002.5));
  const total = exps.reduce((sum, one) => sum + one, 0);
  const expected = exps.map((one) => one / total);
  return {
    name: 'softmax',
    what: 'softmax of large scores',
    args: [f32([4], scores)],
    expected,
    tolerance: expected.map((one) => 1e-5 * one + 1e-9),
  };
}

const TERMS = 1_000_000;

function sumCheck(): Check {
  const terms = uniform(TERMS, 11).map((one) => (one + 1) / 2);
  const total = terms.reduce((sum, one) => sum + one, 0);
  return {
    name: 'sum',
    what: 'a sum of a million terms',
    args: [f32([TERMS], terms)],
    expected: [total],
    // One by one in float32 it is off by some 1e-5; half floats end at 65,504.
    tolerance: [2e-4 * total],
  };
}

function matMulCheck(): Check {
  const [n, k, m] = [48, 96, 40];
  const a = uniform(n * k, 12);
  const b = uniform(k * m, 13);
  const { sums, sizes } = product(a, b, n, k, m);
  return {
    name: 'matMul',
    what: 'a product of matrices',
    args: [f32([n, k], a), f32([k, m], b)],
    expected: sums,
    tolerance: sizes.map((size) => 8 * 2 ** -24 * Math.sqrt(k) * size),
  };
}

function oddProductCheck(): Check {
  const [n, k, m] = [3, 129, 3];
  const a = uniform(n * k, 14);
  const b = uniform(k * m, 15);
  const { sums, sizes } = product(Float64Array.from(a, Math.exp), Float64Array.from(b, Math.exp), n, k, m);
  return {
    name: 'oddProduct',
    what: 'a product of computed matrices over an axis of odd length',
    args: [f32([n, k], a), f32([k, m], b)],
    expected: sums,
    // What lies beyond the edge adds 1 to some 130.
    tolerance: sizes.map((size) => 1e-4 * size),
  };
}

/** The elements of a[N,K] · b[K,M], row by row, and the sums of the magnitudes of their terms. */
function product(a: ArrayLike<number>, b: ArrayLike<number>, n: number, k: number, m: number) {
  const sums: number[] = [];
  const sizes: number[] = [];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      let sum = 0;
      let size = 0;
      for (let p = 0; p < k; p++) {
        const term = (a[i * k + p] as number) * (b[p * m + j] as number);
        sum += term;
        size += Math.abs(term);
      }
      sums.push(sum);
      sizes.push(size);
    }
  return { sums, sizes };
}

function gatherCheck(): Check {
  // The last whole number that float32 holds with its neighbours, and what half floats cannot.
  const values = [16_777_215, 70_001, 0.1, -3];
  const at = [2, 0, 1, 0, 3];
  const indices: Tensor = { kind: 'tensor', dtype: 'i32', shape: [5], data: Int32Array.from(at) };
  const expected = at.map((i) => Math.fround(values[i] as number));
  return { name: 'gather', what: 'a gather', args: [f32([4], values), indices], expected, tolerance: at.map(() => 0) };
}

function compareCheck(): Check {
  const a = [Number.NaN, 1, Number.NaN, 2];
  const b = [1, Number.NaN, Number.NaN, 2];
  const rows: ((x: number, y: number) => boolean)[] = [
    (x, y) => x > y,
    (x, y) => x < y,
    (x, y) => x === y,
    (x, y) => x !== y,
    (x) => Number.isNaN(x),
  ];
  const expected = rows.flatMap((row) => a.map((x, i) => Number(row(x, b[i] as number))));
  return {
    name: 'compare',
    what: 'a comparison with NaN',
    args: [f32([4], a), f32([4], b)],
    expected,
    tolerance: expected.map(() => 0),
  };
}
