import { expect, type Page, test } from '@playwright/test';
import { LabPage } from './pages/lab-page';

/** In one page, one after the other: each backend is tried once. */
test.describe('the lab', () => {
  test.describe.configure({ timeout: 300_000, mode: 'serial' });
  let page: Page;
  let lab: LabPage;

  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage({ reducedMotion: 'reduce' });
    lab = new LabPage(page);
  });
  test.afterAll(() => page.close());

  test('is found from the catalogue and shows what this machine has, with figures or a reason', async () => {
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Lab' }).click();
    await lab.settle();
    for (const name of ['cpu', 'wasm', 'webgl'])
      await expect(lab.backend(name)).toContainText(/Works.*start[\d.]+ ms.*small[\d.]+ ms.*large[\d.]+ ms/s);
    await expect(lab.backend('webgpu')).toContainText(
      /No adapter.*WebGPU found no adapter.*no graphics card in this way/s,
    );
    await expect(page.getByRole('checkbox', { name: /webgpu/ })).toBeDisabled();
  });

  test('runs an operation on each backend, with small differences, and tells its kernels', async () => {
    await page.getByRole('combobox', { name: 'Operation' }).selectOption('softmax');
    await lab.runAndWait();
    await expect(lab.row('cpu')).toContainText(/ms.*\[256, 256\].*–/);
    for (const name of ['wasm', 'webgl']) {
      await expect(lab.row(name)).toContainText('[256, 256]');
      const told = await lab.row(name).getByRole('cell').last().innerText();
      // 256 columns: an element is some 4e-3, in float32.
      if (told !== 'none') expect(Number.parseFloat(told)).toBeLessThan(1e-6);
    }
    await lab.results.getByText('cpu: kernels').click();
    await expect(page.getByRole('region', { name: 'Kernels on cpu' }).getByRole('row')).toHaveText([
      /kernel.*inputs.*outputs.*calls.*ms.*bytes/s,
      /Softmax.*\[256,256\].*\[256,256\].*1.*262,144/s,
    ]);
    await lab.results.getByText('webgl: kernels').click();
    await expect(page.getByRole('region', { name: 'Kernels on webgl' })).toContainText('Softmax');
  });

  test('an operation that a backend lacks is said to be missing there', async () => {
    await page.getByRole('combobox', { name: 'Operation' }).selectOption('einsum');
    await page.getByRole('checkbox', { name: 'webgl' }).uncheck();
    await lab.runAndWait();
    await expect(lab.row('wasm')).toContainText('Lacks an operation: it has no operation Einsum');
    await expect(lab.row('cpu')).toContainText('[4, 64, 64]');
  });

  test('an endless loop is stopped at its limit or by hand, and the next run works', async () => {
    await lab.openSnippet();
    await lab.onlyCpu();
    await lab.write('export function run() {\n  for (;;);\n}');
    await lab.runAndWait();
    await expect(lab.row('cpu')).toContainText('still running after 10 s and was stopped');
    await lab.runButton.click();
    await expect(lab.row('cpu')).toContainText('running, at most 10 s');
    await lab.cancelButton.click();
    await expect(lab.row('cpu')).toContainText('cancelled');
    await lab.write('export function run() {\n  return [[1, 2, 3]];\n}');
    await lab.runAndWait();
    await expect(lab.row('cpu')).toContainText('[1, 3]');
  });

  test('a type error is listed with its line, and what is thrown is told at its own', async () => {
    await lab.openSnippet();
    await lab.onlyCpu();
    await lab.write('export function run() {\n  const n: number = "three";\n  return (n as any).missing.field;\n}');
    const typeErrors = page.getByRole('region', { name: 'Type errors' });
    await expect(typeErrors).toContainText("Line 2: Type 'string' is not assignable to type 'number'.", {
      timeout: 120_000,
    });
    await lab.runAndWait();
    await expect(lab.row('cpu')).toContainText(/it threw TypeError: .*\(line 3, column 29\)/);
    await lab.results.getByRole('button', { name: 'Go to line 3' }).click();
    await lab.write('export function run() {\n  return 3;\n}');
    await expect(typeErrors).toBeHidden();
    await lab.write('export const run = (;');
    await lab.runAndWait();
    await expect(lab.results.getByRole('alert')).toContainText('It does not run');
  });

  test('the snippet is kept, and an operation can be taken over into it', async () => {
    await page.getByRole('tab', { name: 'An operation' }).click();
    await page.getByRole('combobox', { name: 'Operation' }).selectOption('gather');
    await page.getByRole('button', { name: 'Edit as a snippet' }).click();
    await expect(lab.lines).toContainText('picks', { timeout: 120_000 });
    await lab.write('export function run() {\n  return 4711;\n}');
    await page.reload();
    await lab.openSnippet();
    await expect(lab.lines).toContainText('4711');
  });
});
