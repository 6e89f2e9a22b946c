import { expect, type Page, test } from '@playwright/test';
import { differencesFrom } from '../tests/fixtures/check-report';
import { loadHostile } from '../tests/fixtures/load-hostile';
import { judgeInPage, openJudge } from './pages/judge-worker';
import { type Evaluator, livingPage } from './pages/living-page';

/**
 * Node runs the same fixtures with the same expectations (tests/workers/node/hostile.test.ts), so that both shells
 * give one verdict. One page judges them all: each attack has to leave it whole for the next.
 */
test.describe('the judge in Chromium', () => {
  let page: Page;
  let living: Evaluator;

  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
    await openJudge(page);
    living = await livingPage(page);
  });
  test.afterAll(() => page.close());

  // By problem: the judge keeps the cases of the one that is open.
  const fixtures = [...loadHostile()].sort((a, b) => a.problem.localeCompare(b.problem));
  for (const fixture of fixtures)
    test(`gives ${fixture.name} the verdict that it must get`, async () => {
      const { problemText, source, style } = fixture;
      const answer = await judgeInPage(living, { problemText, source, style, mode: 'submit', ownInputs: [] });
      const report = answer.kind === 'report' ? answer.report : undefined;
      expect(report, JSON.stringify(answer)).toBeDefined();
      if (report !== undefined) expect(differencesFrom(fixture, report).join('\n')).toBe('');
    });
});
