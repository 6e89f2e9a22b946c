import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { problemTemplate } from '../judge/spec/template';
import { violationsInBoth } from './pages/accessibility';
import { livingPage, press, seen } from './pages/living-page';
import { FILLED, MISSPELT, SOLUTION, TITLE } from './pages/problem-file';
import { SubmitPage } from './pages/submit-page';
import { Workbench } from './pages/workbench';

test('a file is dropped, mended, verified, kept, solved, exported, deleted, restored and opened from its link', async ({
  page,
  browser,
}) => {
  const submit = new SubmitPage(page);
  await submit.open();

  await test.step('errors stand at their lines', async () => {
    await submit.drop('problem.md', MISSPELT);
    await expect(submit.issues).toContainText('unknown key "tilte"; did you mean "title"?');
    await expect(submit.issues.getByRole('button', { name: /^line 7/ })).toBeVisible();
    await expect(submit.button('Verify')).toBeDisabled();
  });

  await test.step('an empty template has the form and proves nothing', async () => {
    await submit.paste(MISSPELT.replace('tilte:', 'title:'));
    await expect(page.getByText('The file has the form of a problem.')).toBeVisible();
    await submit.verify();
    await expect(submit.checks).toContainText('the reference failed: FILL IN the reference');
    await expect(submit.button('Keep in my bank')).toBeDisabled();
  });

  await test.step('a mended file is verified and kept', async () => {
    await submit.paste(FILLED);
    await expect(page.getByText('The file has changed since: verify it again.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Return the sum');
    await submit.verify();
    await expect(page.getByText('Every check holds: this problem proves itself.')).toBeVisible();
    await expect(page.getByRole('table', { name: /^Each filled square/ })).toContainText('first-mistake');
    await submit.button('Keep in my bank').click();
    await expect(page.getByText(/is in your bank/)).toBeVisible();
  });

  const link = await test.step('its link holds the whole file', async () => {
    await submit.button('Copy link').click();
    await expect(page.getByText(/The link is on your clipboard/)).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  });

  await test.step('it is solved like any other', async () => {
    await page.getByRole('link', { name: 'Solve it' }).click();
    const workbench = new Workbench(page);
    await workbench.ready();
    await workbench.write(SOLUTION);
    await workbench.submit();
    await workbench.expectVerdict(/^Accepted/);
    await workbench.write(SOLUTION.replace('+ one', '+ Math.abs(one)'));
    await workbench.submit();
    await workbench.expectVerdict(/^Wrong values/);
    await expect(workbench.report).toContainText('keep the sign of each value');
  });

  await test.step('it is listed as yours', async () => {
    await page.goto('/');
    await page.getByRole('searchbox').fill(TITLE);
    await expect(page.getByRole('link', { name: new RegExp(`^${TITLE}`) })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Problems' })).toContainText(/yours/i);
  });

  await test.step('it is exported, deleted and restored', async () => {
    await submit.open();
    const download = page.waitForEvent('download');
    await submit.own.getByRole('button', { name: 'Export' }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toBe(FILLED);
    await submit.own.getByRole('button', { name: 'Delete' }).click();
    await expect(submit.own.getByRole('link', { name: TITLE })).toHaveCount(0);
    await submit.own.getByRole('button', { name: 'Undo' }).click();
    await expect(submit.own.getByRole('link', { name: TITLE })).toBeVisible();
  });

  await test.step('a stranger opens it after a clear notice', async () => {
    const stranger = await browser.newContext();
    const page2 = await stranger.newPage();
    const theirs = new SubmitPage(page2);
    await theirs.open(new URL(link).hash);
    await expect(page2.getByRole('heading', { name: /from a stranger/ })).toBeVisible();
    await expect(theirs.lines).not.toContainText('sums-of-rows');
    await theirs.button('Open it').click();
    await expect(page2.getByText('The file has the form of a problem.')).toBeVisible();
    await expect(page2.getByRole('region', { name: 'Preview' })).toContainText('Return the sum');
    await stranger.close();
  });
});

test('what is no problem file is refused in words, and what was typed stays', async ({ page }) => {
  const submit = new SubmitPage(page);
  await submit.open();
  await submit.paste('# mine');
  const alert = page.getByRole('main').getByRole('alert');
  await submit.drop('picture.md', Buffer.from([0xff, 0xfe, 0x00, 0x80]));
  await expect(alert).toContainText('it looks like a binary file');
  await submit.drop('huge.md', 'x'.repeat(5_000_001));
  await expect(alert).toContainText('is larger than 5 MB');
  await expect(submit.lines).toContainText('# mine');

  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 12; i++)
    bomb.push(
      `b${i}: &b${i} [${Array(9)
        .fill(i === 1 ? '*a' : `*b${i - 1}`)
        .join(', ')}]`,
    );
  await submit.drop('bomb.md', `---\n${bomb.join('\n')}\n---\ntext\n`);
  await expect(submit.issues).toContainText(/alias/i);
  await submit.drop('deep.md', `---\nid: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n---\ntext\n`);
  await expect(submit.issues).toContainText(/nested|deep/i);
  await page.getByText(/^Earlier versions of the text/).click();
  await expect(page.getByRole('button', { name: 'Restore' }).first()).toBeVisible();
});

test('the template of the command line is one click away, and takes the place of nothing that is lost', async ({
  page,
}) => {
  const submit = new SubmitPage(page);
  const replaced = page.getByText('The problem file was replaced');
  const preview = page.getByRole('region', { name: 'Preview' });
  const exported = async (): Promise<string> => {
    const download = page.waitForEvent('download');
    await submit.button('Export').click();
    return readFileSync(await (await download).path(), 'utf8');
  };
  await submit.open();

  await test.step('on an empty page there is nothing to keep', async () => {
    await submit.button('Start from the template').click();
    await expect(page.getByText('The file has the form of a problem.')).toBeVisible();
    await expect(replaced).toHaveCount(0);
    const text = await exported();
    const [uuid = ''] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text) ?? [];
    expect(text).toBe(problemTemplate('my-problem', uuid));
  });

  await test.step('what was written comes back with Undo', async () => {
    await submit.paste('# mine');
    await expect(submit.lines).toContainText('# mine');
    await submit.button('Start from the template').click();
    await expect(replaced).toBeVisible();
    await expect(preview).toContainText('My problem');
    await submit.button('Undo').click();
    await expect(submit.lines).toContainText('# mine');
    await expect(replaced).toHaveCount(0);
  });

  await test.step('and from the earlier versions', async () => {
    await submit.button('Start from the template').click();
    await expect(replaced).toBeVisible();
    await submit.button('Dismiss').click();
    await page.getByText(/^Earlier versions of the text/).click();
    await submit.button('Restore').first().click();
    await expect(submit.lines).toContainText('# mine');
  });
});

test('a second file that is opened is called a problem file, and the first is kept', async ({ page }) => {
  const submit = new SubmitPage(page);
  const preview = page.getByRole('region', { name: 'Preview' });
  await submit.open();
  await submit.drop('first.md', FILLED);
  await expect(preview).toContainText('Return the sum');
  await expect(page.getByText(/was replaced/)).toHaveCount(0);
  await submit.drop('second.md', '# another');
  await expect(page.getByText('The problem file was replaced; the old text is kept')).toBeVisible();
  await expect(preview).not.toContainText('Return the sum');
  await submit.button('Undo').click();
  await expect(preview).toContainText('Return the sum');
});

test('the format stands on a page of its own, beside the file and in reach of every other page', async ({
  page,
  context,
}) => {
  const submit = new SubmitPage(page);
  await submit.open();
  await expect(page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Plan' })).toBeVisible();
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'The format of problem files' }).click();
  const format = await opened;
  await expect(format.getByRole('heading', { level: 1 })).toHaveText('The problem format, version 1');
  await expect(format.getByRole('table')).toHaveCount(4);
  await expect(format.getByText('id: centre-columns')).toBeVisible();
  await format.setViewportSize({ width: 360, height: 740 });
  expect(
    await format.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBeLessThanOrEqual(0);
  expect(await violationsInBoth(format)).toEqual([]);
  await format.getByRole('link', { name: 'Submit a problem' }).click();
  await expect(format.getByRole('heading', { level: 1, name: 'Submit a problem' })).toBeVisible();
});

test('a reference that never returns ends in an error and leaves the page alive', async ({ page }) => {
  const submit = new SubmitPage(page);
  await submit.open();
  await submit.drop('problem.md', FILLED.replace('  return x.map', '  while (x.length === 1);\n  return x.map'));
  await expect(page.getByText('The file has the form of a problem.')).toBeVisible();
  await submit.verify();
  await expect(submit.checks).toContainText('the reference failed: time-limit');
  await expect(submit.button('Keep in my bank')).toBeDisabled();
  await submit.drop('problem.md', FILLED);
  await expect(page.getByText('The file has changed since: verify it again.')).toBeVisible();
});

test('a reference that eats memory ends in an error and leaves the page alive', async ({ page }) => {
  const submit = new SubmitPage(page);
  await submit.open();
  const eating =
    'const kept: number[][] = [];\n  while (x.length === 1) kept.push(new Array<number>(1_000_000).fill(1));';
  await submit.drop('problem.md', FILLED.replace('  return x.map', `  ${eating}\n  return x.map`));
  await expect(page.getByText('The file has the form of a problem.')).toBeVisible();
  const living = await livingPage(page);
  await submit.button('Verify').click();
  const checks = (): Promise<string> => seen(living, '[aria-label=Checks]');
  await expect.poll(checks, { timeout: 120_000 }).toMatch(/Verify\b.* \| .*the reference failed: (time|memory)-limit/s);
  expect(await checks()).not.toContain('Keep in my bank');
  // Another realm serves the page after it.
  await press(living, 'Verify');
  await expect.poll(checks).not.toMatch(/Verify\b.* \|/);
  await expect.poll(checks, { timeout: 120_000 }).toMatch(/Verify\b.* \| .*the reference failed: (time|memory)-limit/s);
});

test('a tab that is closed while it verifies keeps the text, and a second tab sees it', async ({ page, context }) => {
  const submit = new SubmitPage(page);
  await submit.open();
  await submit.paste(FILLED);
  await expect(page.getByText('The file has the form of a problem.')).toBeVisible();
  await submit.button('Verify').click();
  await expect(page.getByRole('progressbar', { name: 'Checks done' })).toBeVisible();
  const second = new SubmitPage(await context.newPage());
  await page.close();
  await second.open();
  await expect(second.page.getByRole('region', { name: 'Preview' })).toContainText('Return the sum');
  await second.verify();
  await expect(second.page.getByText('Every check holds: this problem proves itself.')).toBeVisible();
});

test('a file that is kept again replaces the old one, keeps its submissions, and can be undone', async ({ page }) => {
  const submit = new SubmitPage(page);
  await submit.open();
  await submit.paste(FILLED);
  await submit.verify();
  await submit.button('Keep in my bank').click();
  await page.getByRole('link', { name: 'Solve it' }).click();
  const workbench = new Workbench(page);
  await workbench.ready();
  await workbench.write(SOLUTION);
  await workbench.submit();
  await workbench.expectVerdict(/^Accepted/);

  await submit.open();
  await submit.paste(FILLED.replace(`title: "${TITLE}"`, 'title: "Sums of every row"'));
  await submit.verify();
  await submit.button('Keep in my bank').click();
  await expect(page.getByText(/is replaced; your submissions and drafts of it are kept/)).toBeVisible();
  await expect(submit.own.getByRole('link')).toHaveText(['Sums of every row']);
  await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
  await expect(submit.own.getByRole('link')).toHaveText([TITLE]);

  await submit.own.getByRole('link', { name: TITLE }).click();
  await workbench.ready();
  await workbench.openTab(/^Submissions/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Accepted' }).first()).toBeVisible();
});
