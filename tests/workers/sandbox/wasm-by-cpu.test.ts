import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createNodeRealms } from '#workers/node/node-realm';
import { numbersOn } from './run-on';

const realms = createNodeRealms();
afterAll(() => realms.close());

const timeout = 60_000;

const CALLS = [
  'tf.zeros([0, 5]).sum(0)',
  "tf.zeros([0, 5], 'int32').sum(0)",
  'tf.zeros([0]).sum()',
  'tf.zeros([0, 5]).mean(0)',
  'tf.zeros([0, 5]).prod(0)',
  "tf.zeros([0, 5], 'bool').any(0)",
  'tf.matMul(tf.zeros([3, 0]), tf.zeros([0, 4]))',
  'tf.fused.matMul({ a: tf.zeros([3, 0]), b: tf.zeros([0, 2]), bias: tf.tensor1d([1, 2]) })',
  'tf.concat([tf.zeros([0, 3]), tf.ones([2, 3])])',
  'tf.gather(tf.tensor2d([[1, 2, 3], [4, 5, 6]]), tf.tensor2d([[2, 0], [1, 1]], [2, 2], "int32"), 1, 1)',
  'tf.gather(tf.tensor2d([[1, 2, 3], [4, 5, 6]]), tf.tensor2d([[2], [1]], [2, 1], "int32"), 1, 1)',
];

/** Memory that was in use before is what an output that nobody writes would show. */
const LITTER = 'for (let i = 0; i < 20; i++) tf.fill([1 + (i % 6), 5], 7 + i).dispose();';

describe('wasm gives the numbers of the cpu', () => {
  test.each(CALLS)('for %s', { timeout }, async (call) => {
    const source = `import * as tf from '@tensorflow/tfjs';
      export function f() { ${LITTER} return ${call}.cast('float32').flatten(); }`;
    const onCpu = await numbersOn(realms.openRealm, 'cpu', source);
    expect(await numbersOn(realms.openRealm, 'wasm', source)).toEqual(onCpu);
    expect(onCpu.length).toBeGreaterThan(0);
  });

  test('for batches of gathers of many sizes, without reading beyond its memory', { timeout }, async () => {
    const source = `import * as tf from '@tensorflow/tfjs';
      export function f() {
        const parts = [];
        for (let rows = 1; rows <= 8; rows++)
          for (let columns = 1; columns <= 24; columns++) {
            const x = tf.range(0, rows * columns).reshape([rows, columns]);
            const { indices } = tf.topk(tf.cos(x), Math.ceil(columns / 2));
            parts.push(tf.gather(x, indices.cast('int32'), 1, 1).flatten());
          }
        return tf.concat(parts);
      }`;
    const onCpu = await numbersOn(realms.openRealm, 'cpu', source);
    expect(await numbersOn(realms.openRealm, 'wasm', source)).toEqual(onCpu);
  });
});

describe('tfjs-backend-wasm without the mend', () => {
  beforeAll(async () => {
    await tf.setBackend('wasm');
  });

  test('is still wrong: when this fails, take what it names out of workers/sandbox/libraries/mend-by-cpu.ts', () => {
    const sums: number[] = [];
    for (let i = 0; i < 50; i++) {
      tf.dispose(tf.fill([5], 7 + i));
      sums.push(...tf.sum(tf.zeros([0, 5]), 0).dataSync());
    }
    expect(sums.some((sum) => sum !== 0)).toBe(true);
  });
});
