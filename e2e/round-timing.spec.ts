import { expect, type Page, test } from '@playwright/test';
import { violations, violationsInBoth } from './pages/accessibility';
import { RoundPage } from './pages/round-page';
import { acceptedSolution } from './pages/solutions';

const SLUGS = ['scaled-dot-product-attention', 'cosine-warmup'];

/** A schedule of rates has no time to measure. */
const TEMPLATE = `format: 1
id: two-problems
version: 1.0.0
title: Two problems
says: One has a time to measure, and one has none.
license: MIT
sections:
  - id: only
    title: Only section
    minutes: 30
    problems: [${SLUGS.map((slug) => `{ problem: ${slug} }`).join(', ')}]
`;

test('the report measures the time of what was accepted when asked, and keeps it', async ({ page }) => {
  const round = new RoundPage(page);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await round.open(TEMPLATE);
  await round.startClock();
  for (const [i, slug] of SLUGS.entries()) {
    await page.getByRole('button', { name: new RegExp(`^Problem ${i + 1}`) }).click();
    await round.workbench.ready();
    await round.workbench.write(acceptedSolution(slug, 'arrays'));
    await round.workbench.submit();
    await expect.poll(() => round.count('verdict')).toBe(i + 1);
  }
  await round.end();
  await round.finish();

  const section = page.getByRole('region', { name: 'Time of your solutions' });
  const attention = page.getByRole('region', { name: /^Scaled dot-product/ });
  await expect(attention).toContainText('not measured');
  const measure = section.getByRole('button', { name: 'Measure the time' });
  await expect(measure).toBeVisible();
  expect(await violationsInBoth(page)).toEqual([]);
  await pictures(page, 'before');

  await measure.click();
  const stop = section.getByRole('button', { name: 'Stop measuring' });
  await expect(section.getByRole('status')).toContainText('Measuring 1 of 1: Scaled dot-product');
  expect(await violations(page)).toEqual([]);
  await stop.click();
  await expect(section.getByRole('status')).toHaveText('Stopped. Measured 0 of 1.');
  expect(await round.count('timing')).toBe(0);

  const before = await round.events();
  const [lasted] = await page.getByText(/lasted/).allInnerTexts();
  await measure.click();
  await expect(section.getByRole('status')).toContainText(/^Measured \d of 1\./, { timeout: 120_000 });
  // A machine that is too busy to measure anything says so, keeps nothing, and can be asked again.
  if (!(await section.getByRole('status').innerText()).startsWith('Measured 1')) {
    await expect(section.getByRole('status')).toContainText('could not be measured: ');
    await expect(measure).toBeEnabled();
    expect(await round.events()).toEqual(before);
    return;
  }
  const told = /(great|good|fair|slow, but right), \d[\d.]*× the reference \(\d[\d.]*–\d[\d.]*\)/;
  await expect(attention).toContainText(told);
  await expect(measure).toHaveCount(0);
  expect(await violationsInBoth(page)).toEqual([]);
  await pictures(page, 'after');
  expect((await round.events()).slice(0, -1)).toEqual(before);

  await page.reload();
  await expect(attention).toContainText(told);
  await expect(page.getByRole('region', { name: /^Warm-up and cosine/ })).toContainText('not measured');
  await expect(section).toHaveCount(0);
  expect(await round.count('timing')).toBe(1);
  expect(await page.getByText(/lasted/).allInnerTexts()).toEqual([lasted]);
});

/** Wide and narrow, light and dark; nothing is cut off. */
async function pictures(page: Page, name: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  for (const width of [1280, 360])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.screenshot({
        path: `test-results/round-timing-${name}-${width}-${colorScheme}.png`,
        fullPage: true,
      });
    }
  await page.setViewportSize(size);
}
