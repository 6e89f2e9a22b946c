import { expect, type Page, test } from '@playwright/test';
import { foundBeside, loadAuthorMistakes } from '../tests/fixtures/load-author-mistakes';
import { openJudge, verifyInPage } from './pages/judge-worker';
import { type Evaluator, livingPage } from './pages/living-page';

/** Node verifies the same files with the same expectations (tests/judge/verify/author-mistakes.test.ts). */
test.describe('the verification in Chromium', () => {
  let page: Page;
  let living: Evaluator;

  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
    await openJudge(page);
    living = await livingPage(page);
  });
  test.afterAll(() => page.close());

  for (const fixture of loadAuthorMistakes())
    test(`finds what is wrong with ${fixture.name}, and nothing else`, async () => {
      const answer = await verifyInPage(living, fixture.text);
      expect(answer.kind, JSON.stringify(answer)).toBe('verification');
      if (answer.kind === 'verification')
        expect(foundBeside(answer.verification.checks, fixture)).toEqual(fixture.findings);
    });
});
