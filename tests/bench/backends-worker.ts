/**
 * The worker of the bench `backends`: one library on one device, the same work on the same numbers.
 *
 * What is timed ends when the result is read back: until then a graphics card has only been told what to do.
 */

/// <reference path="../../workers/sandbox/libraries/wasm-binary.d.ts" />
import { defaultDevice, init, jit, lax, nn, numpy as np } from '@jax-js/jax';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { start as startWasm } from '../../workers/sandbox/libraries/tfjs-wasm';
import { start as startWebgl } from '../../workers/sandbox/libraries/tfjs-webgl';
import type { BackendName, BatchAnswer, BatchRequest, WorkName } from './backends-work';
import { WORKS } from './backends-work';

declare const self: {
  onmessage: ((event: { readonly data: BatchRequest }) => void) | null;
  postMessage(answer: BatchAnswer): void;
};

/** From inputs that are on the device to numbers that are back. */
type Work = () => Promise<Float32Array>;

/** Numbers of one size, the same in every worker: uniform in [-1, 1), by a linear congruential generator. */
function numbers(count: number, seed: number): Float32Array {
  const values = new Float32Array(count);
  let state = seed;
  for (let i = 0; i < count; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    values[i] = state / 2 ** 31 - 1;
  }
  return values;
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((size, n) => size * n, 1);

function tfjsWork(name: WorkName): Work {
  const { kind, shapes } = WORKS[name];
  const inputs = shapes.map((shape, i) => tf.tensor(numbers(sizeOf(shape), i + 1), [...shape]));
  const [a, b, c] = inputs as [tf.Tensor, tf.Tensor, tf.Tensor];
  // Channels last, as tfjs wants them.
  const image = kind === 'conv' ? tf.transpose(a, [0, 2, 3, 1]) : a;
  const filter = kind === 'conv' ? tf.transpose(b, [2, 3, 1, 0]) : b;
  const compute = (): tf.Tensor => {
    switch (kind) {
      case 'matmul':
        return tf.matMul(a, b);
      case 'attention':
        return tf.matMul(tf.softmax(tf.div(tf.matMul(a, b, false, true), Math.sqrt(a.shape[1] ?? 1))), c);
      case 'softmax':
        return tf.softmax(a);
      case 'conv':
        return tf.conv2d(image as tf.Tensor4D, filter as tf.Tensor4D, 1, 'valid');
    }
  };
  return async () => {
    const result = tf.tidy(compute);
    const values = (await result.data()) as Float32Array;
    result.dispose();
    return values;
  };
}

function jaxWork(name: WorkName): Work {
  const { kind, shapes } = WORKS[name];
  const inputs = shapes.map((shape, i) => np.array(numbers(sizeOf(shape), i + 1)).reshape([...shape]));
  const [a, b, c] = inputs as [np.Array, np.Array, np.Array];
  switch (kind) {
    case 'matmul': {
      const run = jit((x: np.Array, y: np.Array) => np.matmul(x, y));
      return () => read(run(a.ref, b.ref));
    }
    case 'attention': {
      const scale = 1 / Math.sqrt(shapes[0]?.[1] ?? 1);
      const run = jit((q: np.Array, k: np.Array, v: np.Array) =>
        np.matmul(nn.softmax(np.matmul(q, np.transpose(k)).mul(scale), -1), v),
      );
      return () => read(run(a.ref, b.ref, c.ref));
    }
    case 'softmax': {
      const run = jit((x: np.Array) => nn.softmax(x, -1));
      return () => read(run(a.ref));
    }
    case 'conv': {
      const run = jit((x: np.Array, filter: np.Array) => lax.conv(x, filter, [1, 1], 'VALID'));
      return () => read(run(a.ref, b.ref));
    }
  }
}

async function read(result: np.Array): Promise<Float32Array> {
  return (await result.data()) as Float32Array;
}

async function start(backend: BackendName): Promise<(name: WorkName) => Work> {
  if (backend === 'jax wasm') {
    await init('wasm');
    defaultDevice('wasm');
    return jaxWork;
  }
  if (backend === 'tfjs wasm') await startWasm();
  else if (backend === 'tfjs webgl') await startWebgl();
  else await tf.setBackend('cpu');
  return tfjsWork;
}

let makeWork: Promise<(name: WorkName) => Work> | undefined;
const works = new Map<WorkName, Work>();

async function batch({ backend, work, atLeastMs }: BatchRequest): Promise<BatchAnswer> {
  try {
    makeWork ??= start(backend);
    const make = await makeWork;
    let run = works.get(work);
    if (run === undefined) {
      run = make(work);
      works.set(work, run);
      // The first call compiles.
      await run();
    }
    let calls = 0;
    let values: Float32Array = new Float32Array();
    const startedAt = performance.now();
    do {
      values = await run();
      calls++;
    } while (performance.now() - startedAt < atLeastMs);
    const msPerCall = (performance.now() - startedAt) / calls;
    let squares = 0;
    for (const value of values) squares += value * value;
    return { kind: 'measured', msPerCall, norm: Math.sqrt(squares) };
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}

self.onmessage = ({ data }) => void batch(data).then((answer) => self.postMessage(answer));
