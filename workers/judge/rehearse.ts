/**
 * A first job for a spare realm: what runs once is compiled, and the person's first call finds it so.
 *
 * The importer of modules, the making of arguments, the reading of outputs and the common operations of tfjs each cost
 * some milliseconds the first time. Nothing of it is left behind: the tensors are disposed of.
 */

import type { Call, Job, Library, Realm } from '#judge/run/realm';

const LIMIT_MS = 10_000;
const MODULE = 'rehearsal';

/** What a problem does not provide is left out: each attempt may fail. */
const OPERATIONS = `
const tf = globalThis.__provided['@tensorflow/tfjs'];
const attempt = (work) => {
  try {
    work();
  } catch {}
};
const each = (names, work) => {
  for (const name of names) attempt(() => work(tf[name]).dataSync());
};
const inputs = [];
export function rehearsal(x) {
  inputs.push(x);
  attempt(() =>
    tf.tidy(() => {
      const m = tf.tensor([[1, 2], [3, 4]]);
      const n = tf.tensor([[5, 6], [7, 8]]);
      const order = tf.tensor1d([1, 0], 'int32');
      each(['add', 'sub', 'mul', 'div', 'pow', 'maximum', 'minimum', 'squaredDifference', 'matMul'], (op) => op(m, n));
      each(['greater', 'greaterEqual', 'less', 'lessEqual', 'equal'], (op) => op(m, n));
      each(['exp', 'log', 'sqrt', 'square', 'abs', 'neg', 'relu', 'sigmoid', 'tanh'], (op) => op(m));
      each(['transpose', 'softmax', 'zerosLike', 'onesLike'], (op) => op(m));
      each(['sum', 'mean', 'max', 'min', 'argMax', 'argMin', 'cumsum'], (op) => op(m, 1));
      each(['matMul'], (op) => op(m, n, false, true));
      each(['add'], (op) => op(m, tf.scalar(1)));
      each(['where'], (op) => op(tf.greater(m, n), m, n));
      each(['gather'], (op) => op(m, order));
      each(['oneHot'], (op) => op(order, 2).toFloat());
      each(['concat', 'stack'], (op) => op([m, n]).reshape([8]).slice(0, 4).expandDims(0).squeeze().tile([2]));
      attempt(() => m.arraySync());
    }),
  );
  return x;
}
export function end() {
  // Where a problem does not provide it, the two stay.
  for (const x of inputs) attempt(() => x.dispose());
  return 0;
}`;

const IDENTITY = `
const inputs = [];
export function rehearsal(x) {
  inputs.push(x);
  return x;
}
export function end() {
  for (const x of inputs) x.dispose?.();
  return 0;
}`;

/** @returns the same realm. @throws Error when it does not answer; then it is not fit to be used */
export async function rehearse<R extends Realm>(realm: R, libraries: readonly Library[], isCpu: boolean): Promise<R> {
  const hasTensors = libraries.includes('@tensorflow/tfjs');
  // Elsewhere each operation would be a program for the device.
  const code = hasTensors && isCpu ? OPERATIONS : IDENTITY;
  const loaded = await realm.load(MODULE, { code, libraries: [] }, LIMIT_MS);
  for (const job of jobsOf(hasTensors)) {
    const answer = loaded.kind === 'loaded' ? await realm.run(job, LIMIT_MS) : loaded;
    if (answer.kind !== 'returned') throw new Error(`the sandbox failed its rehearsal: ${answer.kind}`);
  }
  return realm;
}

function jobsOf(hasTensors: boolean): Job[] {
  const style = hasTensors ? 'tensors' : 'arrays';
  const pass: Call = {
    op: 'function',
    args: [{ kind: 'tensor', dtype: 'f32', shape: [2, 2], data: Float64Array.of(1, 2, 3, 4) }],
    returns: { kind: 'single', type: { kind: 'tensor', dtype: 'f32', axes: [{ name: 'N' }, { name: 'N' }] } },
  };
  const end: Call = { op: 'function', args: [], returns: { kind: 'single', type: { kind: 'scalar', scalar: 'int' } } };
  return [
    { module: MODULE, exportName: 'rehearsal', style, calls: [pass, pass] },
    { module: MODULE, exportName: 'end', style, calls: [end] },
  ];
}
