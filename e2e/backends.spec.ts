import { expect, type Page, test } from '@playwright/test';
import type { Backend } from '../judge/verdict/backend';
import type { Report } from '../judge/verdict/verdict';
import { mistakeOnTensors } from '../tests/fixtures/mistake-on-tensors';
import { CHAIN_TOLERANCE, opChain, opChains } from '../tests/fixtures/op-chains';
import { findChromium } from './find-chromium.mjs';
import { judgeInPage, openJudge, probeInPage, runSnippetInPage } from './pages/judge-worker';
import { type Evaluator, livingPage } from './pages/living-page';
import { keepOwnProblem } from './pages/own-problem';
import { FILLED, UUID } from './pages/problem-file';
import { acceptedSolution, attack, BANK, bankFile } from './pages/solutions';
import { Workbench } from './pages/workbench';

/**
 * `E2E_BACKENDS=all` submits every tensors solution to every backend, which takes a long time where a graphics card is
 * drawn in software; else the first one of some problems is run on its samples.
 */
const isWhole = process.env['E2E_BACKENDS'] === 'all';
const EVERY = { wasm: 4, webgl: 11 };

async function judgeOn(
  page: Evaluator,
  backend: Backend,
  slug: string,
  source: string,
  mode: 'run' | 'submit' = 'run',
): Promise<Report> {
  const text = bankFile(slug).problemText;
  return judgeTextOn(page, backend, /^limits:/m.test(text) ? text : patient(text), source, mode);
}

async function judgeTextOn(
  page: Evaluator,
  backend: Backend,
  problemText: string,
  source: string,
  mode: 'run' | 'submit',
): Promise<Report> {
  const answer = await judgeInPage(page, { problemText, source, style: 'tensors', mode, backend, ownInputs: [] });
  if (answer.kind !== 'report') throw new Error(JSON.stringify(answer));
  return answer.report;
}

/** Drawn in software, shaders take seconds to compile: a time limit here would tell of the machine and of nothing else. */
function patient(problemText: string): string {
  return problemText.replace(/^hints:/m, 'limits: { timeMs: 60000 }\nhints:');
}

/** Chains on a backend: in software, each new shader takes a tenth of a second. webgl leaves small tensors to the cpu. */
const CHAINS = { wasm: { count: 120, scale: 1 }, webgl: { count: 24, scale: 5 } };

/** How far a program's numbers are from the cpu's, of the largest one. */
async function offOn(page: Evaluator, backend: Backend, source: string): Promise<number> {
  const results = await runSnippetInPage(page, { source, backends: [backend], limitMs: 120_000 });
  const result = results.find((one) => one.backend === backend);
  if (result?.kind !== 'returned') throw new Error(JSON.stringify(result));
  return result.value.relative ?? Number.POSITIVE_INFINITY;
}

/** wasm lacks some operations, and software draws slowly; whatever else hands a right solution on was not foreseen. */
const FORESEEN = new Set(['missing-kernel', 'too-slow-here']);

/** What went wrong with a right solution, in one line; empty where nothing did. */
function troubleOf(slug: string, backend: Backend, { verdict, message, fallbacks }: Report): string {
  if (verdict !== 'accepted') return `${slug} on ${backend}: ${verdict} (${message})`;
  return fallbacks
    .filter(({ reason }) => !FORESEEN.has(reason))
    .map((one) => `${slug}: ${JSON.stringify(one)}`)
    .join('\n');
}

function tensorsSolutions(slug: string): readonly string[] {
  const sources = bankFile(slug)
    .problem.accepted.filter(({ style }) => style === 'tensors')
    .map(({ source }) => source);
  return isWhole ? sources : sources.slice(0, 1);
}

/** Mistakes of the bank, as programs on tensors; none where the problem knows no tensors. */
function mistakesOnTensors(slug: string): readonly { readonly id: string; readonly source: string }[] {
  const { problem } = bankFile(slug);
  if (tensorsSolutions(slug).length === 0) return [];
  const mistakes = isWhole ? problem.mistakes : problem.mistakes.slice(0, 1);
  return mistakes.map(({ id, source }) => ({ id, source: mistakeOnTensors(source, problem.signature.name) }));
}

/** Mistakes that are made in tensors: what is wrong is computed by the backend. */
const TENSOR_MISTAKES: readonly (readonly [slug: string, right: string, wrong: string])[] = [
  ['scaled-dot-product-attention', 'div(Math.sqrt(depth))', 'div(depth)'],
  ['lora-linear', 'alpha / a.shape[0]', 'alpha'],
  ['adam', '.sqrt().add(eps)', '.add(0.001).sqrt()'],
  ['rms-norm', '.mean(-1, true)', '.sum(-1, true)'],
  ['pairwise-distances', '.square().sum(-1).sqrt()', '.abs().sum(-1)'],
  ['k-means', '.argMin(1)', '.argMax(1)'],
];

function tensorMistake([slug, right, wrong]: (typeof TENSOR_MISTAKES)[number]): string {
  const source = acceptedSolution(slug, 'tensors');
  expect(source).toContain(right);
  return source.replace(right, wrong);
}

test.describe('backends in Chromium', () => {
  test.describe.configure({ timeout: isWhole ? 3_600_000 : 400_000 });
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
    await openJudge(page);
  });
  test.afterAll(() => page.close());

  test('wasm and webgl work, webgpu is missed with a reason', async () => {
    for (const backend of ['cpu', 'wasm', 'webgl'] as const)
      expect(await probeInPage(page, backend)).toMatchObject({ backend, kind: 'works' });
    expect(await probeInPage(page, 'webgpu')).toMatchObject({ kind: 'fails', reason: 'no-adapter' });
  });

  for (const backend of ['wasm', 'webgl'] as const) {
    test(`tensors solutions of the bank are accepted on ${backend}`, async () => {
      const trouble: string[] = [];
      const chosen = isWhole ? BANK : BANK.filter((_, i) => i % EVERY[backend] === 0);
      for (const slug of chosen)
        for (const source of tensorsSolutions(slug))
          trouble.push(
            troubleOf(slug, backend, await judgeOn(page, backend, slug, source, isWhole ? 'submit' : 'run')),
          );
      expect(trouble.length).toBeGreaterThan(isWhole ? 40 : 4);
      expect(trouble.filter((one) => one !== '').join('\n')).toBe('');
    });

    test(`mistakes of the bank are rejected on ${backend}`, async () => {
      const trouble: string[] = [];
      let rejected = 0;
      for (const slug of isWhole ? BANK : BANK.filter((_, i) => i % EVERY.webgl === 1))
        for (const { id, source } of mistakesOnTensors(slug)) {
          const { verdict, message } = await judgeOn(page, backend, slug, source, 'submit');
          if (verdict === 'judge-error') trouble.push(`${slug}: ${id} was not judged (${message})`);
          else if (verdict !== 'accepted') rejected++;
          // One that tensors cannot express, such as changing an array that was handed in, is none on the cpu either.
          else if ((await judgeOn(page, 'cpu', slug, source, 'submit')).verdict !== 'accepted')
            trouble.push(`${slug}: ${id} was accepted (${message})`);
        }
      expect(trouble.join('\n')).toBe('');
      expect(rejected).toBeGreaterThan(isWhole ? 900 : 4);
    });

    test(`random chains of operations give on ${backend} what they give on the cpu`, async () => {
      const { count, scale } = CHAINS[backend];
      const seeds = Array.from({ length: count }, (_, i) => 1_001 + i);
      const off = await offOn(page, backend, opChains(seeds, 'run', scale));
      if (off <= CHAIN_TOLERANCE) return;
      // Which of them it was.
      for (const seed of seeds) {
        const chain = opChain(seed, scale).replace('function f(', 'function run(');
        expect(await offOn(page, backend, chain), chain).toBeLessThanOrEqual(CHAIN_TOLERANCE);
      }
      expect(off).toBeLessThanOrEqual(CHAIN_TOLERANCE);
    });

    for (const mistake of TENSOR_MISTAKES)
      test(`a mistake in ${mistake[0]} is rejected by ${backend} itself`, async () => {
        const report = await judgeOn(page, backend, mistake[0], tensorMistake(mistake));
        expect(report.verdict).not.toBe('accepted');
        expect(report).toMatchObject({ backend, fallbacks: [] });
      });
  }

  test('a context that is lost while a solution runs costs no verdict', async () => {
    const loses = `${acceptedSolution('pairwise-distances', 'tensors').replace('export function', 'function')}
      const lose = (): void => (tf.backend() as any).gpgpu?.gl.getExtension('WEBGL_lose_context').loseContext();
      const right = pairwiseDistances;
      export { lossy as pairwiseDistances };
      function lossy(x: tf.Tensor2D, y: tf.Tensor2D): tf.Tensor {
        lose();
        return right(x, y);
      }`;
    const report = await judgeOn(page, 'webgl', 'pairwise-distances', loses);
    expect(report).toMatchObject({ verdict: 'accepted', backend: 'wasm' });
    expect(report.fallbacks).toMatchObject([{ backend: 'webgl', reason: 'context-lost' }]);
  });

  test('an operation that wasm lacks is computed by the cpu', async () => {
    const source = bankFile('lora-linear').problem.accepted.find(({ id }) => id === 'einsum-merged')?.source ?? '';
    const report = await judgeOn(page, 'wasm', 'lora-linear', source);
    expect(report).toMatchObject({ verdict: 'accepted', backend: 'cpu' });
    expect(report.fallbacks).toEqual([
      { backend: 'wasm', reason: 'missing-kernel', message: 'it has no operation Einsum' },
    ]);
  });

  test('a person picks a backend by keyboard, it is remembered, and the report tells who judged', async ({
    browser,
  }) => {
    const own = await browser.newPage({ reducedMotion: 'reduce' });
    const workbench = new Workbench(own);
    await workbench.open('pairwise-distances');
    await own.getByRole('radio', { name: 'tensors' }).click();
    const picker = own.getByRole('button', { name: /Backend of the tensors/ });
    await picker.focus();
    await own.keyboard.press('Enter');
    await expect(own.getByRole('option', { name: 'webgpu' })).toContainText('no adapter');
    await own.keyboard.press('End');
    await own.keyboard.press('Enter');
    await expect(picker).toContainText('webgpu');
    await own.reload();
    await expect(picker).toContainText('webgpu');
    await workbench.write(acceptedSolution('pairwise-distances', 'tensors'));
    await workbench.run();
    await workbench.expectVerdict(/^Accepted/);
    await expect(own.getByRole('note', { name: 'Backends' })).toContainText('webgpu did not: WebGPU found no adapter');
    await own.close();
  });
});

test('a page of tensors that is at rest finds out which backends work, and keeps it for the next page', async ({
  browser,
}) => {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  const kept = (): Promise<string | null> => page.evaluate(() => localStorage.getItem('backend-probes'));
  const workbench = new Workbench(page);
  await workbench.open('pairwise-distances');
  expect(await kept()).toBeNull();
  await page.getByRole('radio', { name: 'tensors' }).click();
  await expect.poll(kept).toContain('"backend":"webgpu"');
  const first = await kept();
  await page.reload();
  await page.getByRole('button', { name: /Backend of the tensors/ }).click();
  await expect(page.getByRole('option', { name: 'wasm' })).toContainText('small work');
  expect(await kept()).toBe(first);
  await page.close();
});

/** Only a program that uses tensors gets the realm of a backend. */
const USES_TFJS = "import * as tf from '@tensorflow/tfjs';\nexport const library = tf;\n";

test('auto leaves a problem of large tensors to the fastest backend here, and small ones to the cpu', async ({
  browser,
}) => {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  const workbench = new Workbench(page);
  const picker = page.getByRole('button', { name: /Backend of the tensors/ });
  await workbench.open('pairwise-distances');
  await page.getByRole('radio', { name: 'tensors' }).click();
  await picker.click();
  await expect(page.getByRole('option', { name: 'auto' })).toContainText('verdict on cpu');
  // The probes of all four are kept for the next page.
  await expect(page.getByRole('option', { name: 'cpu' })).toContainText('small work');
  await page.keyboard.press('Escape');

  const large = FILLED.replace('N: 1..32, D: 1..64', 'N: 1..5000, D: 1..5000').replace(
    'N: 1, D: 4',
    'N: 4200, D: 1200',
  );
  await keepOwnProblem(page, large);
  await page.goto(`/mine?problem=${UUID}`);
  await page.getByRole('radio', { name: 'tensors' }).click();
  await picker.click();
  await expect(page.getByRole('option', { name: 'auto' })).toContainText('verdict on wasm, the fastest here');
  await page.keyboard.press('Escape');
  await workbench.write(
    "import * as tf from '@tensorflow/tfjs';\nexport const sumsOfRows = (x: tf.Tensor2D) => x.sum(1);\n",
  );
  await workbench.run();
  await workbench.expectVerdict(/^Accepted/);
  await expect(page.getByText('wasm backend')).toBeVisible();
  await page.close();
});

test.describe('webgpu on SwiftShader', () => {
  test.describe.configure({ timeout: 400_000 });
  let page: Page;
  let living: Evaluator;

  test.beforeAll(async ({ playwright, baseURL }) => {
    const browser = await playwright.chromium.launch({
      executablePath: findChromium(),
      args: ['--no-sandbox', '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
    });
    page = await browser.newPage({ ...(baseURL === undefined ? {} : { baseURL }) });
    await openJudge(page);
    living = await livingPage(page);
  });
  test.afterAll(() => page.context().browser()?.close());

  test('passes its self-test', async () => {
    expect(await probeInPage(living, 'webgpu')).toMatchObject({ kind: 'works' });
  });

  for (const slug of ['scaled-dot-product-attention', 'lora-linear', 'rms-norm', 'pairwise-distances'])
    test(`judges ${slug}`, async () => {
      const report = await judgeOn(living, 'webgpu', slug, acceptedSolution(slug, 'tensors'));
      expect(report).toMatchObject({ verdict: 'accepted', backend: 'webgpu', fallbacks: [] });
    });

  test('random chains of operations give on webgpu what they give on the cpu', async () => {
    const seeds = Array.from({ length: 12 }, (_, i) => 2_001 + i);
    expect(await offOn(living, 'webgpu', opChains(seeds, 'run'))).toBeLessThanOrEqual(CHAIN_TOLERANCE);
  });

  test('a mistake is rejected by webgpu itself', async () => {
    const [mistake] = TENSOR_MISTAKES;
    if (mistake === undefined) throw new Error('there is no mistake');
    const report = await judgeOn(living, 'webgpu', mistake[0], tensorMistake(mistake));
    expect(report).toMatchObject({ verdict: 'wrong-value', backend: 'webgpu' });
  });

  // Its realm is the only data: worker; what a blob: worker withstands, it must withstand too.
  for (const [name, closed] of [
    ['network', 15],
    ['storage', 13],
    ['navigate-and-spawn', 3],
  ] as const)
    test(`its realm withstands the attack ${name}`, async () => {
      const address = page.url();
      const report = await judgeOn(living, 'webgpu', 'lora-linear', USES_TFJS + attack(name, 'http://127.0.0.1:9'));
      expect(report).toMatchObject({ verdict: 'wrong-shape', backend: 'webgpu' });
      const lines = report.console.map(({ text }) => text);
      expect(lines.filter((text) => text.startsWith('OPEN'))).toEqual([]);
      expect(lines.filter((text) => text.startsWith('closed')).length).toBeGreaterThanOrEqual(closed);
      expect(page.url()).toBe(address);
    });

  test('its realm forges no verdict', async () => {
    const report = await judgeOn(living, 'webgpu', 'lora-linear', USES_TFJS + attack('forge-accepted'), 'submit');
    expect(report.verdict).toMatch(/^wrong-/);
    expect(report).toMatchObject({ backend: 'webgpu', fallbacks: [] });
  });

  for (const name of ['flood', 'exhaust-memory'])
    test(`its realm is stopped when it tries to ${name}, and the next one works`, async () => {
      // With the limits of the problem itself: this is meant to run into them.
      const { problemText } = bankFile('lora-linear');
      const report = await judgeTextOn(living, 'webgpu', problemText, USES_TFJS + attack(name), 'run');
      expect(report.verdict).toMatch(/^(time|memory|output)-limit$/);
      const next = await judgeOn(living, 'webgpu', 'lora-linear', acceptedSolution('lora-linear', 'tensors'));
      expect(next).toMatchObject({ verdict: 'accepted', backend: 'webgpu', fallbacks: [] });
    });

  test('a solution finds no WebGPU of its own', async () => {
    const source = `${USES_TFJS}
      export const loraLinear = (): number => {
        console.log(typeof (navigator as any).gpu, Object.keys(navigator).join());
        return 0;
      };`;
    const report = await judgeOn(living, 'webgpu', 'lora-linear', source);
    expect(report.console[0]?.text).toBe('undefined userAgent,hardwareConcurrency,language');
  });
});
