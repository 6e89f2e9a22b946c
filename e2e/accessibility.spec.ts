import { expect, test } from '@playwright/test';
import { violationsInBoth } from './pages/accessibility';
import { LabPage } from './pages/lab-page';
import { PlanPage } from './pages/plan-page';
import { FILLED } from './pages/problem-file';
import { mistake } from './pages/solutions';
import { SubmitPage } from './pages/submit-page';
import { Workbench } from './pages/workbench';

test('the catalogue has no accessibility violations', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('listitem').first()).toBeVisible();
  expect(await violationsInBoth(page)).toEqual([]);
});

test('the submit page has none, empty and after a verification', async ({ page }) => {
  const submit = new SubmitPage(page);
  await submit.open();
  expect(await violationsInBoth(page)).toEqual([]);
  await submit.paste(FILLED);
  await submit.verify();
  expect(await violationsInBoth(page)).toEqual([]);
});

test('the plan has none, empty and with its weeks', async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.open();
  expect(await violationsInBoth(page)).toEqual([]);
  await plan.make(42, 6);
  expect(await violationsInBoth(page)).toEqual([]);
});

test('the lab has none, before and after runs', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  expect(await violationsInBoth(page)).toEqual([]);
  await lab.onlyCpu();
  await lab.runAndWait();
  await lab.results.getByText('cpu: kernels').click();
  expect(await violationsInBoth(page)).toEqual([]);
  await lab.openSnippet();
  await lab.write('export function run() {\n  const n: number = "three";\n  return (n as any).missing.field;\n}');
  await expect(page.getByRole('region', { name: 'Type errors' })).toBeVisible({ timeout: 120_000 });
  await lab.runAndWait();
  expect(await violationsInBoth(page)).toEqual([]);
});

test('the workbench has none, before and after a run', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open('scaled-dot-product-attention');
  expect(await violationsInBoth(page)).toEqual([]);
  await workbench.write(mistake('scaled-dot-product-attention', 'no-scale').source);
  await workbench.submit();
  await workbench.expectVerdict(/^Wrong values/);
  expect(await violationsInBoth(page)).toEqual([]);
  await workbench.openTab(/^Hints/);
  await page.getByRole('button', { name: /^Show the first/ }).click();
  expect(await violationsInBoth(page)).toEqual([]);
});
test('nothing is cut off at 360 px', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['/', '/problems/lora-linear', '/submit', '/rounds', '/plan', '/lab']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  }
});

test('only the panes scroll, however long the report', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open('scaled-dot-product-attention');
  await workbench.write(mistake('scaled-dot-product-attention', 'no-scale').source);
  await workbench.submit();
  await workbench.expectVerdict(/^Wrong values/);
  await workbench.report.getByText(/ms · cpu backend/).scrollIntoViewIfNeeded();
  const { height, room, top } = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    room: document.documentElement.clientHeight,
    top: document.documentElement.scrollTop,
  }));
  expect(height).toBeLessThanOrEqual(room);
  expect(top).toBe(0);
  await expect(workbench.submitButton).toBeInViewport();
});
