import { expect, test } from '@playwright/test';
import { violationsInBoth } from './pages/accessibility';
import { Keyboard } from './pages/keyboard';
import { RoundPage } from './pages/round-page';
import { acceptedSolution } from './pages/solutions';

test('a whole round is done by keyboard alone, from its making to its report', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const round = new RoundPage(page);
  const keys = new Keyboard(page);
  await page.goto('/rounds');
  await keys.open(/^Topics, difficulty/);
  await keys.type('spinbutton', 'Problems', '1');
  await keys.type('spinbutton', 'Pauses of 5 min', '1');
  await keys.press('button', 'Begin a round of your own');
  await keys.press('button', 'Start the clock');
  await round.workbench.ready();

  await keys.press('button', /^Pause/);
  await expect(page.getByRole('heading', { level: 1, name: 'Paused' })).toBeVisible();
  await keys.press('button', 'Go on', 'Space');
  await round.workbench.ready();
  await keys.press('tab', 'Statement', 'ArrowRight');
  await keys.type('textbox', 'Notes', 'Which axis is the batch?');

  const [slug = ''] = await round.problems();
  // Any problem may be drawn; one to optimise opens in the style of its given program.
  const isTensors = await page.getByRole('radio', { name: 'tensors' }).isChecked();
  const source = acceptedSolution(slug, isTensors ? 'tensors' : 'arrays');
  await keys.reach('textbox', /^Your solution/);
  await page.keyboard.press('ControlOrMeta+A');
  await page.evaluate((text) => navigator.clipboard.writeText(text), source);
  await page.keyboard.press('ControlOrMeta+V');
  await page.keyboard.press('ControlOrMeta+Enter');
  await round.workbench.expectVerdict(/^(Accepted|Samples)/);
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect.poll(() => round.count('verdict')).toBe(1);
  // As the label of the editor says; else Tab indents.
  await page.keyboard.press('Control+M');
  await keys.press('button', 'End the section');

  await keys.type('textbox', 'Your answer', 'It depends on the axis.');
  await keys.press('button', 'Show the model answer');
  await keys.reach('radio', /^1/);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('group', { name: 'Correctness' }).getByRole('radio', { name: /^2/ })).toBeChecked();
  await keys.press('button', 'Done with this problem', 'Space');
  await keys.press('button', 'Finish and see the report');
  await expect(page.getByRole('heading', { name: 'Practise next' })).toBeVisible();
  await expect(page.getByText('Which axis is the batch?')).toBeVisible();
  await keys.open(/^Question 1/);
  await expect(page.getByText('It depends on the axis.')).toBeVisible();
  await expect(page.getByText('Correctness 2 of 4')).toBeVisible();
  expect(await round.count('paused')).toBe(1);
});

const TWO_SECTIONS = `format: 1
id: two-sections
version: 1.0.0
title: Two sections
says: A pause, questions and a break, for the look of each.
license: MIT
sections:
  - id: first
    title: First section
    minutes: 30
    problems: [{ problem: adam }]
    followUps: { when: after, count: 1 }
    pauses: { count: 1, minutes: 5 }
  - id: second
    title: Second section
    minutes: 30
    breakBefore: 10
    problems: [{ problem: knn }]
`;

test('the screens around the clock have no accessibility violations in both themes', async ({ page }) => {
  const round = new RoundPage(page);
  await round.open(TWO_SECTIONS);
  await expect(page.getByRole('heading', { level: 1, name: 'Two sections' })).toBeVisible();
  expect(await violationsInBoth(page), 'ready').toEqual([]);
  await page.getByRole('button', { name: 'Start the clock' }).click();
  await page.getByRole('button', { name: /^Pause/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Paused' })).toBeVisible();
  expect(await violationsInBoth(page), 'pause').toEqual([]);
  await page.getByRole('button', { name: 'Go on' }).click();
  await round.end();
  await page.getByRole('button', { name: /^Show the model answer/ }).click();
  await expect(page.getByRole('region', { name: 'Model answer' })).toBeVisible();
  expect(await violationsInBoth(page), 'questions').toEqual([]);
  await round.finishQuestions();
  await expect(page.getByRole('heading', { level: 1, name: 'Break' })).toBeVisible();
  expect(await violationsInBoth(page), 'break').toEqual([]);
  await page.getByRole('button', { name: 'Start Second section' }).click();
  await round.end();
  await expect(page.getByRole('button', { name: 'Finish and see the report' })).toBeVisible();
  expect(await violationsInBoth(page), 'finish').toEqual([]);
});
