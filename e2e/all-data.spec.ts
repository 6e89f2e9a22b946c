import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { RoundPage } from './pages/round-page';

test('what is exported in one profile is merged into another, twice, without loss or doubles', async ({
  page,
  browser,
}) => {
  const round = new RoundPage(page);
  await round.begin('Phone screen');
  await round.startClock();
  await round.workbench.write('// mine\nexport const mine = 1;');
  await round.end();
  await round.finishQuestions();
  await round.finishQuestions();
  await round.finish();
  const asFile = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Markdown' }).click();
  expect(readFileSync(await (await asFile).path(), 'utf8')).toContain('# Phone screen');
  await page.goto('/rounds');
  const asData = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export everything' }).click();
  const file = { name: 'data.json', mimeType: 'application/json', buffer: readFileSync(await (await asData).path()) };

  const other = await browser.newContext();
  const there = new RoundPage(await other.newPage());
  await there.page.goto('/rounds');
  await there.page.getByLabel('Import everything (JSON)').setInputFiles(file);
  const data = there.page.getByRole('region', { name: 'All data' });
  await expect(data).toContainText(/[1-9]\d* added, 0 were here already/);
  await expect(there.page.getByRole('region', { name: 'History' })).toContainText('0 of 2 accepted');
  expect(await there.events()).toEqual(await round.events());
  await there.page.getByLabel('Import everything (JSON)').setInputFiles(file);
  await expect(data).toContainText(/\b0 added, [1-9]/);
  expect(await there.events()).toEqual(await round.events());
  await other.close();
});

test('a record that cannot be read is told, handed out, and stays where it is', async ({ page }) => {
  await page.goto('/plan');
  const told = page.getByRole('note', { name: 'Damaged records' });
  await expect(page.getByRole('region', { name: 'Your interview' })).toBeVisible();
  await expect(told).toHaveCount(0);
  const broken = { problem: 'adam', code: 'kept', verdict: 'splendid' };
  await page.evaluate(async (record) => {
    const request = indexedDB.open('tensor-kata');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction('submissions', 'readwrite');
    transaction.objectStore('submissions').add(record);
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = () => reject(transaction.error);
    });
    database.close();
  }, broken);
  for (const path of ['/plan', '/rounds']) {
    await page.goto(path);
    await expect(told).toContainText('1 × submission');
    const asFile = page.waitForEvent('download');
    await told.getByRole('button', { name: 'Save them as a file' }).click();
    const saved = JSON.parse(readFileSync(await (await asFile).path(), 'utf8'));
    expect(saved).toMatchObject({ submissions: [broken] });
  }
});
