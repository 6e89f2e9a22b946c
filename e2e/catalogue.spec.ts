import { expect, type Page, test } from '@playwright/test';
import { acceptedSolution, BANK, bankProblem } from './pages/solutions';
import { Workbench } from './pages/workbench';

test('lists every problem, searches as one types, keeps filters in the address', async ({ page }) => {
  await page.goto('/');
  const count = page.getByRole('region', { name: 'Problems' }).getByRole('status');
  const rows = page.getByRole('region', { name: 'Problems' }).getByRole('listitem');
  await expect(count).toHaveText(`${BANK.length} problems`);
  await page.keyboard.press('/');
  await page.keyboard.type('lloyd');
  await expect(rows.first()).toContainText('K-means');
  await expect(rows.filter({ hasText: 'LoRA' })).toHaveCount(0);
  await expect(page).toHaveURL(/query=lloyd/);
  await page.reload();
  await expect(rows.first()).toContainText('K-means');
  await expect(rows.filter({ hasText: 'LoRA' })).toHaveCount(0);
  await page.getByRole('searchbox').fill('flash attention');
  await expect(rows).toHaveCount(1);
  await page.getByRole('searchbox').fill('zzzqqq');
  await page.getByRole('button', { name: 'Clear the search and the filters' }).click();
  await expect(count).toHaveText(`${BANK.length} problems`);
});

test('filters by kind, round and difficulty, and sorts', async ({ page }) => {
  await page.goto('/');
  const problems = page.getByRole('region', { name: 'Problems' });
  const debug = BANK.filter((slug) => bankProblem(slug).kind === 'debug');
  expect(debug.length).toBeGreaterThan(0);
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('debug');
  await expect(problems.getByRole('status')).toHaveText(`${debug.length} of ${BANK.length} problems`);
  await expect(page).toHaveURL(/kind=debug/);
  await page.goto('/?sort=difficulty&round=transformer-depth');
  const asked = BANK.map(bankProblem).filter(({ askedIn }) => askedIn.includes('transformer-depth'));
  await expect(problems.getByRole('status')).toHaveText(`${asked.length} of ${BANK.length} problems`);
  await expect(problems.getByRole('listitem').first()).toContainText(/easy/i);
});

test('opens a problem by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  await page.keyboard.type('lora');
  await expect(page.getByRole('region', { name: 'Problems' }).getByRole('listitem').first()).toContainText('LoRA');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /LoRA/ })).toBeVisible();
});

test('leaves editor, judge and libraries to the workbench', async ({ page }) => {
  const requests = requestsOf(page);
  await page.goto('/');
  await page.getByRole('searchbox').fill('lora');
  await expect(page.getByRole('link', { name: /^LoRA: forward/ })).toBeVisible();
  expect(requests.filter((url) => url.includes('/generated/'))).toEqual([]);
  // The one worker is the search's own; the judge and the editor start with the workbench.
  expect(page.workers().length).toBeLessThanOrEqual(1);
});

test('asks nothing of any other machine, from the catalogue to a verdict', async ({ page, baseURL }) => {
  const requests = requestsOf(page);
  await page.goto('/');
  await page.getByRole('searchbox').fill('lora');
  await page.getByRole('link', { name: /^LoRA: forward/ }).click();
  const workbench = new Workbench(page);
  await workbench.ready();
  await workbench.chooseStyle('tensors');
  await workbench.write(acceptedSolution('lora-linear', 'tensors'));
  await workbench.submit();
  await workbench.expectVerdict(/^Accepted/);
  const foreign = requests.filter((url) => !url.startsWith(`${baseURL}/`) && !/^(data|blob):/.test(url));
  expect(foreign).toEqual([]);
  // The sandbox and the editor's types are asked of this machine: the list above did not stay empty for want of asking.
  expect(requests.filter((url) => url.includes('/generated/sandbox/tfjs')).length).toBeGreaterThan(0);
});

/** Every request of the page, of its frames and of its workers, from now on. */
function requestsOf(page: Page): string[] {
  const urls: string[] = [];
  page.context().on('request', (request) => urls.push(request.url()));
  return urls;
}
