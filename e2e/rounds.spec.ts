import { expect, type Page, test } from '@playwright/test';
import { violations } from './pages/accessibility';
import { RoundPage } from './pages/round-page';
import { acceptedSolution, mistake } from './pages/solutions';

const FIRST = 'scaled-dot-product-attention';

test('the transformer chain unlocks in order, from start to report', async ({ page }) => {
  const round = new RoundPage(page);
  await round.begin('Transformer depth');
  await round.startClock();
  const problems = page.getByRole('navigation', { name: 'Problems of this section' });
  await expect(problems.getByRole('button', { name: /^Problem 2/ })).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/round-running.png' });
  await round.workbench.write(mistake(FIRST, 'no-scale').source);
  await round.workbench.submit();
  await round.workbench.expectVerdict(/^Wrong values/);
  await expect(page.getByText('known mistake')).toHaveCount(0);
  await expect(problems.getByRole('button', { name: /^Problem 2/ })).toBeDisabled();
  await round.workbench.write(acceptedSolution(FIRST, 'arrays'));
  await round.workbench.submit();
  await expect(page.getByRole('heading', { name: /what an interviewer asks next/ })).toBeVisible();
  await page.getByRole('textbox', { name: 'Your answer' }).first().fill('The scores have variance D.');
  await page.getByRole('button', { name: 'Show the model answer', exact: true }).first().click();
  await expect(page.getByRole('region', { name: 'Model answer' })).toContainText('variance D');
  await page.getByRole('group', { name: 'Correctness' }).getByRole('radio', { name: /^3/ }).check();
  await round.finishQuestions();
  await expect(page.getByRole('heading', { level: 2, name: /multi-head/i })).toBeVisible();
  await expect(problems.getByRole('button', { name: /^Problem 3/ })).toBeDisabled();
  await round.workbench.ready();
  await round.workbench.write('export const unsent = 1;\n');
  await round.end();
  await round.finishQuestions();
  await round.finish();
  const unfinished = page.getByRole('region', { name: /^Multi-head/ });
  const left = unfinished.getByText('Left in the editor, not submitted (arrays)');
  await left.click();
  await expect(unfinished.getByRole('region', { name: 'Code that was not submitted' })).toContainText('unsent');
  await left.click();
  const attention = page.getByRole('region', { name: /^Scaled dot-product/ });
  await expect(attention).toContainText('1 × wrong-value');
  await expect(attention).toContainText('no-scale');
  await expect(attention).toContainText('Correctness 3 of 4');
  await expect(page.getByRole('region', { name: /decoder block/i })).toContainText('never unlocked');
  const rows = page.getByRole('region', { name: 'Timeline', exact: true });
  await expect(rows).toContainText(`in order (${(await round.events()).length})`);
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/round-report.png', fullPage: true });
  await expectPrintView(page, (await round.events()).length);
  await page.goto('/rounds');
  await expect(page.getByRole('region', { name: 'History' })).toContainText('1 of 3 accepted');
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/rounds.png', fullPage: true });
});

/** The report as it is printed, from the dark theme: white, unfolded, with nothing to press; and a picture of it. */
async function expectPrintView(page: Page, events: number): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // A4 at 96 dots an inch, without its margins.
  await page.setViewportSize({ width: 718, height: 1047 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.locator('main details[open]')).toHaveCount(0);
  await expect(page.getByText('The scores have variance D.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Final code' }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Difference' }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Timeline', exact: true }).getByRole('row')).toHaveCount(events + 1);
  const cutOff = await page.locator('main *').evaluateAll((all) =>
    all
      .filter((one) => {
        const { overflowX, overflowY } = getComputedStyle(one);
        const isClipped = overflowX !== 'visible' || overflowY !== 'visible';
        return isClipped && (one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight);
      })
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  expect(cutOff).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(718);
  await page.screenshot({ path: 'test-results/round-report-print.png', fullPage: true });
  // Engines that cannot unfold by style are told before they print, and fold again after it.
  const open = page.locator('main details[open]');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(open).toHaveCount(await page.locator('main details').count());
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(open).toHaveCount(0);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.setViewportSize(size);
}

/** Longer than any page takes to keep an event; then the step was refused. */
const PATIENCE = { timeout: 5_000 };

for (const template of [
  'Phone screen',
  'ML coding',
  'Debugging round',
  'Transformer depth',
  'Big-tech loop',
  'Research-lab loop',
  'Coding sprint',
])
  test(`${template} goes from its start to its report`, async ({ page }) => {
    const round = new RoundPage(page);
    await round.begin(template);
    await round.startClock();
    const next = page.getByRole('button', {
      name: /^(End|Done with this problem|Start (?!from).+|Finish and see the report)$/,
    });
    for (let isOver = false; !isOver; ) {
      const before = (await round.events()).length;
      // The page follows its events a moment later. Until then it offers the step that was taken, and refuses it.
      await expect(async () => {
        await expect(page.getByRole('main')).not.toHaveText('Loading …');
        const name = (await next.innerText()).trim();
        if (name === 'End') await round.end();
        else await next.click();
        isOver = name.startsWith('Finish');
        if (!isOver) await expect.poll(async () => (await round.events()).length, PATIENCE).toBeGreaterThan(before);
      }).toPass();
    }
    await expect(page.getByRole('heading', { name: 'Practise next' })).toBeVisible();
    expect(await page.getByText('nothing was submitted = 0').count()).toBe((await round.problems()).length);
  });

test('at zero the code is submitted once, in one tab of two, and the editor is read-only', async ({
  page,
  context,
}) => {
  await page.clock.install();
  const round = new RoundPage(page);
  await round.begin('ML coding');
  await round.startClock();
  await round.workbench.write('// all that I have\nexport const nothing = 1;');
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('heading', { name: 'This round is open in another tab' })).toBeVisible();
  await page.bringToFront();
  await page.clock.fastForward('29:30');
  await expect(page.getByText('15 minutes left')).toBeVisible();
  await page.clock.fastForward('14:40');
  await expect(page.getByText('1 minute left')).toBeVisible();
  await page.clock.fastForward('02:00');
  await expect(page.getByText(/^Time is up\. Your code was submitted/)).toBeVisible();
  await expect.poll(() => round.count('verdict')).toBe(1);
  expect(await round.count('expired')).toBe(1);
  expect(await round.count('submit')).toBe(1);
  await page.getByRole('textbox', { name: /^Your solution/ }).focus();
  await page.keyboard.type('changed');
  await expect(round.workbench.lines).not.toContainText('changed');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Done with this problem' })).toBeVisible();
  expect(await round.count('submit')).toBe(1);
});

test('the clock goes on over a reload, a crash and sleep, and is not moved by the clock of the machine', async ({
  page,
  context,
}) => {
  await page.clock.install();
  const round = new RoundPage(page);
  await round.begin('Phone screen');
  await round.startClock();
  await page.clock.fastForward('10:00');
  await expect.poll(() => round.minutesLeft()).toBeLessThanOrEqual(35);
  const before = await round.minutesLeft();
  await page.clock.setSystemTime(Date.now() - 3_600_000);
  await expect.poll(() => round.count('clock-jumped')).toBe(1);
  // The clock follows the event a moment after it is kept.
  await expect.poll(async () => Math.abs((await round.minutesLeft()) - before)).toBeLessThan(1);
  await page.reload();
  await round.workbench.ready();
  expect(Math.abs((await round.minutesLeft()) - before)).toBeLessThan(2);
  const crash = await context.newCDPSession(page);
  void crash.send('Page.crash').catch(() => undefined);
  await page.waitForEvent('crash');
  const again = new RoundPage(await context.newPage());
  await again.page.goto(page.url());
  await again.workbench.ready();
  expect(await again.count('section-started')).toBe(1);
});

test('a round is replayed from its code in a fresh profile with the same problems and cases', async ({
  page,
  browser,
}) => {
  const round = new RoundPage(page);
  await round.begin('Debugging round');
  const code = (await page.getByText(/^R1-debugging-/).innerText()).trim();
  const fresh = await browser.newContext();
  const other = new RoundPage(await fresh.newPage());
  await other.replay(code);
  await expect(other.page.getByText(code)).toBeVisible();
  expect(await other.problems()).toEqual(await round.problems());
  const salts: string[] = [];
  for (const one of [round, other]) {
    await one.startClock();
    await one.workbench.submit();
    const salt = one.workbench.report.getByText(/salt \d+$/);
    salts.push((await salt.innerText()).replace(/^.*salt/, 'salt'));
  }
  expect(salts[1]).toBe(salts[0]);
  await fresh.close();
});
