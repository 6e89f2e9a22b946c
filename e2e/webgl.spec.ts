import { expect, type Page, test } from '@playwright/test';
import { openJudge, runSnippetInPage } from './pages/judge-worker';

/** Large enough that webgl computes it itself: what is smaller, it leaves to the cpu. Odd, so that texels reach beyond. */
const COLUMNS = 301;
const SETTING = `import * as tf from '@tensorflow/tfjs';
const wave = (phase: number) => Array.from({ length: 2 * ${COLUMNS} }, (_, i) => Math.sin(i + phase));
const a = () => tf.tensor2d(wave(0), [2, ${COLUMNS}]);
const low = () => tf.tensor2d(wave(0).map((value) => value - 900), [2, ${COLUMNS}]);
const b = () => tf.tensor2d(wave(1), [${COLUMNS}, 2]);
`;

/** What tfjs 4.22 gets wrong on webgl, in silence or by an error of its own; see workers/sandbox/libraries. */
const CALLS: readonly (readonly [call: string, tolerance: number])[] = [
  ['a().exp().matMul(b().exp())', 1e-5],
  ['a().sigmoid().matMul(b().sigmoid())', 1e-5],
  ['a().add(100).matMul(b().add(100))', 1e-5],
  ['a().exp().matMul(a().exp(), false, true)', 1e-5],
  ['a().exp().matMul(a().exp(), true, false).sum(1)', 1e-5],
  ['low().sub(low().max(1, true)).exp().matMul(b())', 1e-5],
  ["tf.fused.matMul({ a: a().exp(), b: b().exp(), bias: tf.tensor1d([1, 2]), activation: 'relu' })", 1e-5],
  [`a().exp().reshape([2, 1, 1, ${COLUMNS}]).conv2d(b().exp().reshape([1, 1, ${COLUMNS}, 2]), 1, 'valid')`, 1e-5],
  [`a().exp().reshape([1, 14, 43, 1]).conv2d(b().exp().slice([0, 0], [9, 1]).reshape([3, 3, 1, 1]), 1, 'same')`, 1e-5],
  ['a().sub(1.5).mul(1e30).max(1)', 0],
  ['a().add(1.5).mul(1e30).min(1)', 0],
  ['a().mul(50).sin()', 1e-6],
  ['a().mul(50).cos()', 1e-6],
  ['a().tan()', 1e-6],
  ['tf.concat([tf.zeros([7, 0]), tf.ones([7, 2])], 1)', 0],
  ['tf.zeros([0, 5]).sum(0)', 0],
];

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await openJudge(page);
});
test.afterAll(() => page.close());

for (const [call, tolerance] of CALLS)
  test(`webgl gives the numbers of the cpu for ${call}`, async () => {
    const source = `${SETTING}export function run(): tf.Tensor {\n  return ${call} as tf.Tensor;\n}\n`;
    const results = await runSnippetInPage(page, { source, backends: ['webgl'], limitMs: 60_000 });
    const webgl = results.find(({ backend }) => backend === 'webgl');
    expect(webgl, JSON.stringify(webgl)).toMatchObject({ kind: 'returned', value: { isOtherShape: false } });
    if (webgl?.kind === 'returned') expect(webgl.value.relative).toBeLessThanOrEqual(tolerance);
  });
