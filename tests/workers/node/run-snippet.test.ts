import { afterAll, describe, expect, test } from 'vitest';
import { JudgeCancelled } from '#judge/run/judge-submission';
import { runSnippet } from '#judge/run/run-snippet';
import type { Backend } from '#judge/verdict/backend';
import type { SnippetResult } from '#judge/verdict/snippet';
import { createNodeRealms } from '#workers/node/node-realm';

const { openRealm, close } = createNodeRealms();
afterAll(() => close());

async function run(source: string, backends: readonly Backend[] = [], limitMs = 20_000) {
  const results: SnippetResult[] = [];
  const refusal = await runSnippet({ source, backends, limitMs }, { openRealm, onResult: (one) => results.push(one) });
  return { refusal, results };
}

const IMPORT = "import * as tf from '@tensorflow/tfjs';\n";

describe('a snippet', { timeout: 120_000 }, () => {
  test('runs on each backend, the cpu first, which the others are held against', async () => {
    const source = `${IMPORT}export const run = () => tf.matMul([[1, 2], [3, 4]], [[0.1, 0], [0, 0.1]]);\n`;
    const { refusal, results } = await run(source, ['webgl', 'wasm', 'cpu']);
    expect(refusal).toBeUndefined();
    expect(results.map(({ backend }) => backend)).toEqual(['cpu', 'wasm', 'webgl']);
    const [cpu, wasm, webgl] = results;
    expect(cpu).toMatchObject({ kind: 'returned', value: { shape: [2, 2], difference: null, isOtherShape: false } });
    expect(wasm).toMatchObject({ kind: 'returned', kernels: [{ name: 'BatchMatMul', calls: 1, bytes: 16 }] });
    if (wasm?.kind !== 'returned') return;
    expect(wasm.value.first.map(Math.fround)).toEqual([0.1, 0.2, 0.3, 0.4].map((one) => expect.closeTo(one, 6)));
    expect(wasm.value.relative).toBeLessThan(1e-6);
    expect(webgl).toMatchObject({ kind: 'missing', fallback: { reason: 'no-adapter' } });
  });

  test('tells what it printed, and what each call leaves behind', async () => {
    const { results } = await run(`${IMPORT}export function run(): tf.Tensor {
  console.log('hello');
  return tf.ones([4]).add(1);
}
`);
    expect(results).toMatchObject([
      { console: [{ text: 'hello' }], leftBehind: { tensors: 1, bytes: 16, position: { line: 4, column: 13 } } },
    ]);
  });

  test('a number and nested arrays count as tensors', async () => {
    expect((await run('export const run = () => 3;')).results).toMatchObject([{ value: { shape: [], first: [3] } }]);
    expect((await run('export const run = () => [[1, 2, 3]];')).results).toMatchObject([{ value: { shape: [1, 3] } }]);
  });

  test('what is thrown is told at its line', async () => {
    const { results } = await run(`${IMPORT}\nexport function run() {\n  return tf.add([1, 2], [1, 2, 3]);\n}\n`);
    expect(results).toMatchObject([{ kind: 'failed', position: { line: 4, column: 13 } }]);
  });

  test('an endless loop is stopped, and the next run works', async () => {
    const { results } = await run('export const run = () => { for (;;); };', [], 300);
    expect(results).toMatchObject([{ kind: 'failed', message: 'it was still running after 0.3 s and was stopped' }]);
    expect((await run('export const run = () => 1;')).results).toMatchObject([{ kind: 'returned' }]);
  });

  test('an operation that a backend lacks is the backend’s fault', async () => {
    const { results } = await run(
      `${IMPORT}export const run = () => tf.einsum('ij->i', tf.ones([2, 2]) as tf.Tensor);`,
      ['wasm'],
    );
    expect(results[1]).toMatchObject({ kind: 'missing', fallback: { reason: 'missing-kernel' } });
  });

  test.each([
    ['a syntax error', 'export const run = (;', /expect/i, 1],
    ['a library that is not there', "import x from 'lodash';\nexport const run = () => x;", /lodash/, 1],
    ['no function to call', 'export const walk = () => 1;', /must export a function named "run"/, undefined],
    ['a function that is not exported', 'const run = () => 1;', /declared but not exported/, undefined],
  ])('%s runs nowhere', async (_, source, why, line) => {
    const { refusal, results } = await run(source, ['wasm']);
    expect(refusal?.message).toMatch(why);
    expect(refusal?.position?.line).toBe(line);
    expect(results).toEqual([]);
  });

  test('what is no data is told in words', async () => {
    expect((await run('export const run = () => "text";')).results).toMatchObject([
      { kind: 'failed', message: expect.stringContaining('it must return a tensor') },
    ]);
  });

  test('ends where it was cancelled', async () => {
    const signal = { aborted: false };
    const onResult = (): void => {
      throw new Error('nothing is told any more');
    };
    const running = runSnippet(
      { source: 'export const run = () => 1;', backends: ['wasm'], limitMs: 1_000 },
      { openRealm, signal, onResult },
    );
    signal.aborted = true;
    await expect(running).rejects.toBeInstanceOf(JudgeCancelled);
  });
});
