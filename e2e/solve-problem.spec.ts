import { expect, type Locator, type Page, test } from '@playwright/test';
import { judgeInPage, openJudge } from './pages/judge-worker';
import { acceptedSolution, BANK, bankFile, FIRST_SIX, mistake } from './pages/solutions';
import { Workbench } from './pages/workbench';

/** The first ones, and more spread over the bank; the command line judges all of it. */
const SAMPLED = [...new Set([...FIRST_SIX, ...BANK.filter((_, i) => i % 6 === 0)])];

/** A function and a class; more of the bank is judged below, in the same worker. */
for (const slug of ['scaled-dot-product-attention', 'adam'])
  test(`${slug}: accepts a right solution in both styles`, async ({ page }) => {
    const workbench = new Workbench(page);
    await workbench.open(slug);
    for (const style of ['arrays', 'tensors'] as const) {
      await workbench.chooseStyle(style);
      await solve(workbench, acceptedSolution(slug, style));
    }
  });

test.describe('the judge in Chromium', () => {
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
    await openJudge(page);
  });
  test.afterAll(() => page.close());

  for (const slug of SAMPLED)
    test(`accepts the solutions of ${slug}, and rejects its first mistake by name`, async () => {
      const { problemText, problem } = bankFile(slug);
      const submit = (source: string, style: 'arrays' | 'tensors') =>
        judgeInPage(page, { problemText, source, style, mode: 'submit', ownInputs: [] });
      for (const style of ['arrays', 'tensors'] as const) {
        const accepted = problem.accepted.find((one) => one.style === style);
        if (accepted !== undefined)
          expect(await submit(accepted.source, style)).toMatchObject({ report: { verdict: 'accepted' } });
      }
      const mistake = problem.mistakes.find(({ id }) => !Object.hasOwn(problem.bugs, id));
      // A problem to debug may have bugs alone, which are not told before they are gone.
      if (mistake === undefined) return;
      const answer = await submit(mistake.source, 'arrays');
      expect(answer).toMatchObject({ kind: 'report', report: { diagnosis: { mistake: mistake.id } } });
    });
});

async function solve(workbench: Workbench, source: string): Promise<void> {
  await workbench.write(source);
  await workbench.run();
  await workbench.expectVerdict(/^Accepted/);
  await workbench.submit();
  await expect(workbench.report).toContainText('Every case is right');
}

test('a problem to debug starts from its broken program, and tells which bugs are gone', async ({ page }) => {
  const slug = 'debug-exploding-gradients';
  const workbench = new Workbench(page);
  await workbench.open(slug);
  await workbench.submit();
  await workbench.expectVerdict(/^Wrong values/);
  const bugs = workbench.report.getByRole('list', { name: 'Bugs' });
  await expect(bugs.getByRole('listitem').filter({ hasText: 'Not yet proven gone' })).toHaveCount(3);
  await workbench.write(acceptedSolution(slug, 'arrays'));
  await workbench.submit();
  await workbench.expectVerdict(/^Accepted/);
  await expect(bugs.getByRole('listitem').filter({ hasText: 'Gone' })).toHaveCount(3);
});

test('names the mistake that the answer equals, and shows where the values part', async ({ page }) => {
  const workbench = new Workbench(page);
  const wrong = mistake('scaled-dot-product-attention', 'no-scale');
  await workbench.open('scaled-dot-product-attention');
  await workbench.write(wrong.source);
  await workbench.submit();
  await workbench.expectVerdict(/^Wrong values/);
  await expect(workbench.report).toContainText('Your answer equals a known mistake');
  await expect(workbench.report).toContainText(wrong.says);
  await expect(workbench.report.getByRole('img', { name: /^Picture of result/ }).first()).toBeVisible();
  await expect(page.getByRole('status').first()).toContainText('Wrong values');
});

test('shows the line and column of a throw in the person’s own TypeScript', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open('lora-linear');
  await workbench.write(
    'type Unused = { a: number };\n\nexport function loraLinear(x: number[][]) {\n  const none = undefined as unknown as number[];\n  return none.length + x.length;\n}\n',
  );
  await workbench.run();
  await workbench.expectVerdict(/^Runtime error/);
  await expect(workbench.report).toContainText('line 5, column 15');
  await workbench.report.getByRole('button', { name: 'Go to line 5' }).click();
});

/** A right solution in the editor, and the place for an input of one's own. */
async function solved(page: Page, slug: string): Promise<{ workbench: Workbench; own: Locator }> {
  const workbench = new Workbench(page);
  await workbench.open(slug);
  await workbench.write(acceptedSolution(slug, 'arrays'));
  await workbench.openTab(/^Cases/);
  return { workbench, own: page.getByRole('region', { name: 'Your own input' }) };
}

test('judges the person’s own input, and says what is wrong with a bad one', async ({ page }) => {
  const { workbench, own } = await solved(page, 'pairwise-distances');
  await own.getByRole('textbox', { name: 'x' }).fill('[[0, 0], [3, 4]]');
  await own.getByRole('textbox', { name: 'y' }).fill('[[0, 0]');
  await workbench.run();
  await expect(own.getByRole('alert')).toContainText('y is no JSON');
  await own.getByRole('textbox', { name: 'y' }).fill('[[0, 0]]');
  await workbench.run();
  await workbench.expectVerdict(/^Accepted/);
  await expect(workbench.report).toContainText('own-1');
  // What was returned is told although it is right.
  const answer = workbench.report.getByRole('region', { name: 'Your input' });
  await expect(answer.getByRole('columnheader')).toHaveText(['yours', 'expected']);
  await expect(answer.getByRole('cell')).toHaveText(['[[0], [5]]', '[[0], [5]]']);
});

test('tells an own input that does not fit as the person’s, and not as a failure of the judge', async ({ page }) => {
  const { workbench, own } = await solved(page, 'softmax-backward');
  await own.getByRole('textbox', { name: 'logits' }).fill('[[1, 2, 3]]');
  await own.getByRole('textbox', { name: 'gradProbs' }).fill('[[1, 0]]');
  await workbench.run();
  await workbench.expectVerdict(/^Your input does not fit.*2 of 2 cases/);
  await expect(workbench.report).toContainText('gradProbs: the axis N has size 2, but N is 3 elsewhere');
  await expect(workbench.report.getByRole('button', { name: 'Try again' })).toHaveCount(0);
});

test('reads infinities in an own input, and refuses a number that only becomes one', async ({ page }) => {
  const { workbench, own } = await solved(page, 'softmax-backward');
  await own.getByRole('textbox', { name: 'logits' }).fill('[[0, 1e400]]');
  await own.getByRole('textbox', { name: 'gradProbs' }).fill('[[1, 2]]');
  await workbench.run();
  await expect(own.getByRole('alert')).toContainText('1e400, which is too large');
  await own.getByRole('textbox', { name: 'logits' }).fill('[[0, -Infinity]]');
  await workbench.run();
  await workbench.expectVerdict(/^Accepted/);
  const answer = workbench.report.getByRole('region', { name: 'Your input' });
  await expect(answer.getByRole('row', { name: /^probs/ }).getByRole('cell')).toHaveText(['[[1, 0]]', '[[1, 0]]']);
});

test('runs by keyboard alone', async ({ page }) => {
  const workbench = new Workbench(page);
  await workbench.open('lora-linear');
  await workbench.write(acceptedSolution('lora-linear', 'arrays'));
  await page.keyboard.press('ControlOrMeta+Enter');
  await workbench.expectVerdict(/^Accepted/);
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(workbench.report).toContainText('Every case is right');
});

test('what is asked for while the judge is starting follows once it stands', async ({ page }) => {
  let letThrough = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route('**/problems/lora-linear/problem.md', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/problems/lora-linear');
  const workbench = new Workbench(page);
  await expect(workbench.lines).toContainText('loraLinear', { timeout: 60_000 });
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(page.getByText('Starting the judge …')).toBeVisible();
  await expect(workbench.submitButton).toBeDisabled();
  letThrough();
  // The starter throws, and it was judged without another key.
  await workbench.expectVerdict(/^Runtime error/);
});
