import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createNodeRealms } from '#workers/node/node-realm';
import { numbersOn } from './run-on';

const realms = createNodeRealms();
afterAll(() => realms.close());

const timeout = 60_000;

/** Each line computes with the same right operand, in turn. */
const USES = {
  'in two shapes': ['tf.matMul(tf.ones([1, 2]), v)', 'tf.matMul(tf.ones([1, 3]), v.reshape([3, 2]))'],
  'with and without a bias': [
    'tf.matMul(tf.ones([1, 2]), v)',
    'tf.fused.matMul({ a: tf.ones([1, 2]), b: v, bias: tf.tensor1d([10, 20, 30]) })',
    'tf.fused.matMul({ a: tf.ones([1, 2]), b: v, bias: tf.tensor1d([1, 2, 3]) })',
    'tf.matMul(tf.ones([1, 2]), v)',
  ],
  'with and without an activation': [
    "tf.fused.matMul({ a: tf.fill([1, 2], -1), b: v, activation: 'relu' })",
    'tf.matMul(tf.fill([1, 2], -1), v)',
    "tf.fused.matMul({ a: tf.fill([1, 2], -1), b: v.reshape([2, 3]), activation: 'relu6' })",
  ],
  'transposed and not': [
    'tf.matMul(tf.ones([1, 2]), v)',
    'tf.matMul(tf.ones([1, 3]), v, false, true)',
    'tf.matMul(tf.ones([1, 2]), v)',
  ],
};

describe('the same data as right operand of matMul on wasm', () => {
  test.each(Object.entries(USES))('gives the numbers of the cpu %s', { timeout }, async (_, lines) => {
    const source = `import * as tf from '@tensorflow/tfjs';
      export function f() {
        const v = tf.tensor2d([[1, 2, 3], [4, 5, 6]]);
        return tf.concat([${lines.join(', ')}].map((one) => one.flatten()));
      }`;
    const onCpu = await numbersOn(realms.openRealm, 'cpu', source);
    expect(await numbersOn(realms.openRealm, 'wasm', source)).toEqual(onCpu);
    expect(onCpu.length).toBeGreaterThan(lines.length);
  });
});

describe('tfjs-backend-wasm without the mend', () => {
  beforeAll(async () => {
    await tf.setBackend('wasm');
  });

  test('is still wrong: when this fails, remove workers/sandbox/libraries/mend-wasm-matmul.ts', () => {
    const v = tf.tensor2d([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect([...tf.matMul(tf.ones([1, 2]), v).dataSync()]).toEqual([5, 7, 9]);
    // [9, 12] would be right.
    expect([...tf.matMul(tf.ones([1, 3]), tf.reshape(v, [3, 2])).dataSync()]).toEqual([5, 7]);
  });
});
