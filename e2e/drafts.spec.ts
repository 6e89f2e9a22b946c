import { expect, test } from '@playwright/test';
import { acceptedSolution } from './pages/solutions';
import { Workbench } from './pages/workbench';

const SLUG = 'lora-linear';

test('a draft survives a reload at once and a crash', async ({ page, context }) => {
  const workbench = new Workbench(page);
  await workbench.open(SLUG);
  await workbench.write('// my first thoughts\nexport const loraLinear = 1;');
  await page.reload();
  await workbench.ready();
  await expect(workbench.lines).toContainText('first');
  await workbench.write('// my second thoughts\nexport const loraLinear = 2;');
  await expect.poll(() => storedDraft(workbench)).toContain('second');
  const crash = await context.newCDPSession(page);
  void crash.send('Page.crash').catch(() => undefined);
  await page.waitForEvent('crash');
  const again = new Workbench(await context.newPage());
  await again.open(SLUG);
  await expect(again.lines).toContainText('second');
});

test('a draft survives a reload in the middle of its save', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open(SLUG);
  await page.evaluate(() => {
    const { put, get } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      if (this.name === 'drafts') {
        // A transaction that goes on asking does not end: the save is under way until the page goes.
        const ask = (): void => {
          Reflect.apply(get, this, ['nothing']).onsuccess = ask;
        };
        ask();
        document.title = 'saving';
      }
      return Reflect.apply(put, this, args);
    };
  });
  await workbench.write('// written on the way out');
  await expect.poll(() => page.title()).toBe('saving');
  await page.reload();
  await workbench.ready();
  await expect(workbench.lines).toContainText('way out');
});

test('a submission is there for who leaves the page at the sight of its verdict, however slow its save', async ({
  page,
}) => {
  const workbench = new Workbench(page);
  await workbench.open(SLUG);
  await workbench.write(acceptedSolution(SLUG, 'arrays'));
  await page.evaluate(() => {
    const { add, get } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args: Parameters<typeof add>) {
      const until = performance.now() + (this.name === 'submissions' ? 800 : 0);
      const ask = (): void => {
        if (performance.now() < until) Reflect.apply(get, this, ['nothing']).onsuccess = ask;
      };
      ask();
      return Reflect.apply(add, this, args);
    };
    new MutationObserver(() => {
      const headings = [...document.querySelectorAll('h2, h3')].map(({ textContent }) => textContent);
      if (headings.some((text) => text?.includes('Accepted'))) location.reload();
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  const reloaded = page.waitForEvent('load');
  await workbench.submit();
  await reloaded;
  await workbench.ready();
  await workbench.openTab(/^Submissions/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Accepted' })).toBeVisible();
});

/** The code in the store, read as the page would. */
function storedDraft(workbench: Workbench): Promise<string> {
  return workbench.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const open = indexedDB.open('tensor-kata');
        open.onsuccess = () => {
          const request = open.result.transaction('drafts').objectStore('drafts').get('lora-linear/arrays');
          request.onsuccess = () => {
            open.result.close();
            resolve(String((request.result as { code?: string } | undefined)?.code));
          };
        };
      }),
  );
}

test('a second tab never overwrites a newer draft silently', async ({ page, context }) => {
  const first = new Workbench(page);
  await first.open(SLUG);
  await first.write('// written in the first tab');
  await expect.poll(() => storedDraft(first)).toContain('first tab');
  const second = new Workbench(await context.newPage());
  await second.open(SLUG);
  await expect(second.lines).toContainText('first');
  await second.write('// written in the second tab');
  const notice = page.getByRole('alert').filter({ hasText: 'Another tab changed this solution' });
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Take theirs' }).click();
  await expect(first.lines).toContainText('second');
});

test('reset can be undone, and what was typed after it is kept', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open(SLUG);
  await workbench.write('// precious');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(workbench.lines).toContainText('Write');
  await workbench.write('// newer');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(workbench.lines).toContainText('precious');
  await workbench.openTab(/^Submissions/);
  await expect(page.getByText('newer')).toHaveCount(1);
});

test('a submission is recorded and can be reopened; the catalogue shows it solved', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open(SLUG);
  await workbench.write(`// kept for later\n${acceptedSolution(SLUG, 'arrays')}`);
  await workbench.submit();
  await workbench.expectVerdict(/^Accepted/);
  await workbench.write('// something else');
  await workbench.openTab(/^Submissions/);
  // The report beside it lists its cases as accepted, too, and may be there first.
  const submissions = page.getByRole('tabpanel', { name: /^Submissions/ });
  const submission = submissions.getByRole('listitem').filter({ hasText: 'Accepted' }).first();
  await submission.getByText(/Accepted/).click();
  await submission.getByRole('button', { name: 'Reopen in the editor' }).click();
  await expect(workbench.lines).toContainText('kept');
  await page.goto('/');
  await page.getByRole('searchbox').fill('lora');
  await expect(page.getByRole('link', { name: /^LoRA: forward/ })).toContainText('solved');
});
