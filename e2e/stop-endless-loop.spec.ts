import { expect, test } from '@playwright/test';
import { acceptedSolution } from './pages/solutions';
import { Workbench } from './pages/workbench';

const ENDLESS = 'export function loraLinear(): never {\n  for (;;);\n}\n';

test('stops an endless loop, says so, and judges the next run', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open('lora-linear');
  await workbench.write(ENDLESS);
  await workbench.run();
  await workbench.expectVerdict(/^Time limit/);
  await workbench.write(acceptedSolution('lora-linear', 'arrays'));
  await workbench.run();
  await workbench.expectVerdict(/^Accepted/);
});

test('cancels a run at once', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open('lora-linear');
  await workbench.write(ENDLESS);
  await workbench.run();
  await page.getByRole('banner').getByRole('button', { name: 'Cancel' }).click();
  await expect(workbench.runButton).toBeEnabled({ timeout: 2_000 });
  await workbench.write(acceptedSolution('lora-linear', 'arrays'));
  await workbench.run();
  await workbench.expectVerdict(/^Accepted/);
});
