import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { violations } from './pages/accessibility';
import { PlanPage } from './pages/plan-page';
import { acceptedSolution, bankProblem } from './pages/solutions';
import { Workbench } from './pages/workbench';

const SLUG = 'stable-softmax';
const { title: TITLE } = bankProblem(SLUG);
const SOLUTION = acceptedSolution(SLUG, 'arrays');

/** Solve the problem for the first time, and leave a draft behind. */
async function solveFirst(workbench: Workbench): Promise<void> {
  await workbench.open(SLUG);
  await workbench.write(SOLUTION);
  await workbench.submit();
  await workbench.expectVerdict(/^Accepted/);
  await workbench.write('// my precious draft');
}

test('a solved problem becomes a card, comes again when it is due, and is solved from a blank page', async ({
  page,
  browser,
}) => {
  await page.clock.install();
  const plan = new PlanPage(page);
  await plan.open();
  await plan.make(42, 6);
  await expect(plan.weeks.first()).toContainText('This week');
  await expect(plan.schedule).toContainText(TITLE);
  const workbench = new Workbench(page);
  await solveFirst(workbench);

  await plan.open();
  await expect(plan.due.getByRole('heading', { name: 'Nothing to re-solve today' })).toBeVisible();
  const card = await plan.card(TITLE);
  await expect(card).toContainText('accepted at once; no time was measured');
  await expect(plan.calendar.getByRole('cell', { name: /1 submission, 1 problem accepted/ })).toBeVisible();
  await plan.passDays(2);
  await expect(plan.due.getByRole('heading', { name: 'Nothing to re-solve today' })).toBeVisible();
  await plan.passDays(1);
  await expect(plan.due.getByRole('heading', { name: 'Re-solve from a blank page (1)' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/plan-due.png', fullPage: true });
  await page.goto('/');
  await page.getByRole('link', { name: '1 card to re-solve' }).click();

  await plan.due.getByRole('button', { name: `Re-solve ${TITLE} from a blank page` }).click();
  await workbench.ready();
  const bar = page.getByRole('region', { name: 'Blank page' });
  await expect(bar).toContainText('of the usual 15');
  await expect(workbench.lines).toContainText('Write');
  await expect(workbench.lines).not.toContainText('precious');
  await expect(page.getByRole('tab', { name: 'Submissions' })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/plan-blank-page.png' });
  await page.reload();
  await workbench.ready();
  await expect(workbench.lines).not.toContainText('precious');
  await workbench.write(SOLUTION);
  await workbench.submit();
  await workbench.expectVerdict(/^Accepted/);
  await expect(bar).toContainText('Rated easy: accepted at once');
  const before = await bar.getByRole('status').innerText();
  await bar.getByRole('radio', { name: /^hard/ }).check();
  await expect(bar).toContainText('Rated hard: your choice');
  expect(await bar.getByRole('status').innerText()).not.toBe(before);
  await page.screenshot({ path: 'test-results/plan-rated.png' });

  await bar.getByRole('link', { name: 'Your own draft' }).click();
  await expect(bar).toHaveCount(0);
  await workbench.ready();
  await expect(workbench.lines).toContainText('precious');
  await plan.open();
  await expect(plan.due.getByRole('heading', { name: 'Nothing to re-solve today' })).toBeVisible();
  const moved = await plan.card(TITLE);
  await expect(moved).toContainText('2×');
  const dueAgain = await moved.getByRole('cell').first().innerText();

  await page.goto('/rounds');
  const asData = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export everything' }).click();
  const file = { name: 'data.json', mimeType: 'application/json', buffer: readFileSync(await (await asData).path()) };
  const other = await browser.newContext();
  const there = new PlanPage(await other.newPage());
  await there.page.goto('/rounds');
  const data = there.page.getByRole('region', { name: 'All data' });
  for (const words of [/[1-9]\d* added, 0 were here already/, /\b0 added, [1-9]/]) {
    await there.page.getByLabel('Import everything (JSON)').setInputFiles(file);
    await expect(data).toContainText(words);
  }
  await there.open();
  await expect(there.weeks.first()).toBeVisible();
  const taken = await there.card(TITLE);
  await expect(taken).toContainText('2×');
  await expect(taken).toContainText(dueAgain);
  await expect(taken.getByRole('combobox')).toHaveValue('hard');
  await other.close();
});

test('a blank page that is given up counts as forgotten, and can be rated otherwise on the plan', async ({ page }) => {
  await page.clock.install();
  const workbench = new Workbench(page);
  await solveFirst(workbench);
  const plan = new PlanPage(page);
  await plan.open();
  await plan.passDays(3);
  const resolve = plan.due.getByRole('button', { name: `Re-solve ${TITLE} from a blank page` });
  await resolve.click();
  await workbench.ready();
  await workbench.write('// half a thought');
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  await plan.due.getByRole('button', { name: `Go on ${TITLE} from a blank page` }).click();
  await workbench.ready();
  await expect(workbench.lines).toContainText('half');
  await page.getByRole('button', { name: 'Give up' }).click();
  await page.getByRole('button', { name: 'Give up for today' }).click();
  await expect(page.getByRole('region', { name: 'Blank page' })).toContainText('Rated again: it was given up');
  await expect(page.getByRole('tab', { name: 'Learn' })).toBeVisible();
  await plan.open();
  const card = await plan.card(TITLE);
  const due = await card.getByRole('cell').first().innerText();
  await card.getByRole('combobox', { name: `Rating of ${TITLE}` }).selectOption('good');
  await expect(card).toContainText('your choice; it was given up makes it again');
  await expect(card.getByRole('cell').first()).not.toHaveText(due);
});

test('the plan says what is wrong with a date, and follows a change', async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.open();
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Choose a day' })).toBeVisible();
  await plan.make(1, 6);
  await expect(plan.weeks).toHaveCount(1);
  await plan.make(100, 6);
  await expect(plan.weeks).toHaveCount(2);
  await page.getByText(/^The weeks after/).click();
  expect(await plan.weeks.count()).toBeGreaterThan(13);
  await page.getByText('All topics', { exact: true }).click();
  await page.getByRole('checkbox', { name: 'clustering', exact: true }).check();
  await page.getByRole('button', { name: 'Change the plan' }).click();
  await expect(plan.schedule).toContainText('on your topics');
  await expect(plan.weeks.first().getByRole('listitem').first()).toContainText(/means/i);
  await page.reload();
  await expect(page.getByLabel('Hours a week')).toHaveValue('6');
  await expect(page.getByText('Topics first: clustering')).toBeVisible();
  // A plan that is changed in another tab is the one that this tab shows, and would save.
  const other = new PlanPage(await page.context().newPage());
  await other.open();
  await other.make(50, 9);
  await expect(page.getByLabel('Hours a week')).toHaveValue('9');
  await other.page.close();
});
