import { expect, test } from '@playwright/test';
import { BANK } from './pages/solutions';

test('lists every problem, searches as one types, keeps filters in the address', async ({ page }) => {
  await page.goto('/');
  const rows = page.getByRole('region', { name: 'Problems' }).getByRole('listitem');
  await expect(rows).toHaveCount(BANK.length);
  await page.keyboard.press('/');
  await page.keyboard.type('atten');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('attention');
  await expect(page).toHaveURL(/query=atten/);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await page.getByRole('searchbox').fill('nothing is called this');
  await page.getByRole('button', { name: 'Clear the search and the filters' }).click();
  await expect(rows).toHaveCount(BANK.length);
});

test('opens a problem by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  await page.keyboard.type('lora');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /LoRA/ })).toBeVisible();
});

test('asks nothing of any other machine, and ships no editor and no tensor library at first', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  await page.goto('/problems/lora-linear');
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled({ timeout: 60_000 });
  await page.waitForLoadState('networkidle');
  const foreign = requests.filter(
    (url) => !url.startsWith('http://localhost:3217/') && !url.startsWith('data:') && !url.startsWith('blob:'),
  );
  expect(foreign).toEqual([]);
});
