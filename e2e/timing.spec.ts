import { expect, test } from '@playwright/test';
import { acceptedSolution, bankProblem } from './pages/solutions';
import { Workbench } from './pages/workbench';

test('an accepted submission shows its time beside the reference, and keeps it', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open('scaled-dot-product-attention');
  await workbench.write(acceptedSolution('scaled-dot-product-attention', 'arrays'));
  await workbench.submit();
  await workbench.expectVerdict(/^Accepted/);
  const time = workbench.report.getByRole('region', { name: 'Time' });
  await expect(time).toContainText(/× the reference \(|Nothing can be said/, { timeout: 120_000 });
  // A machine that is too busy to measure anything says so, and has nothing more to show.
  if ((await time.innerText()).includes('Nothing can be said')) return;
  await expect(time).toContainText(/\d× the reference \(\d[\d.]*–\d[\d.]*\)/);
  await expect(time.getByRole('img', { name: /^Growth of the time over T = S/ })).toBeVisible();
  await expect(time.getByRole('table').getByRole('row')).toHaveCount(5);
  await expect(time.locator('canvas')).toBeVisible();

  await page.reload();
  await workbench.ready();
  await workbench.openTab(/^Submissions/);
  await page
    .getByText(/of \d+ cases · arrays/)
    .first()
    .click();
  await page.getByRole('button', { name: 'Show the report' }).first().click();
  await expect(time).toContainText(/× the reference \(/);
});

test('measuring can be stopped, and the verdict stays', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open('pairwise-distances');
  await workbench.write(acceptedSolution('pairwise-distances', 'arrays'));
  await workbench.submit();
  await workbench.expectVerdict(/^Accepted/);
  await workbench.report.getByRole('button', { name: 'Stop measuring' }).click({ timeout: 60_000 });
  await expect(workbench.report.getByRole('region', { name: 'Time' })).toHaveCount(0);
  await workbench.expectVerdict(/^Accepted/);
  await workbench.run();
  await workbench.expectVerdict(/^Accepted/);
});

test('a problem to optimise shows the factor, and rejects the speed of its given program', async ({ page }) => {
  const slug = 'vectorise-groupby-mean';
  const workbench = new Workbench(page);
  await workbench.open(slug);
  // It opens in the style that has the given program.
  await expect(page.getByRole('radio', { name: 'tensors' })).toBeChecked();
  await workbench.write(acceptedSolution(slug, 'tensors'));
  await workbench.submit();
  await workbench.expectVerdict(/^Accepted/, 120_000);
  const time = workbench.report.getByRole('region', { name: 'Time' });
  await expect(time).toContainText(/× as fast as the given program|could not be measured/);

  await workbench.write(bankProblem(slug).starters.tensors ?? '');
  await workbench.submit();
  await workbench.expectVerdict(/^(Too slow|Time limit)/, 120_000);
});
