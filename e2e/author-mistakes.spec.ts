import { expect, type Page, test } from '@playwright/test';
import { foundBeside, loadAuthorMistakes } from '../tests/fixtures/load-author-mistakes';
import { openJudge, verifyInPage } from './pages/judge-worker';

/** Node verifies the same files with the same expectations (tests/judge/verify/author-mistakes.test.ts). */
test.describe('the verification in Chromium', () => {
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
    await openJudge(page);
  });
  test.afterAll(() => page.close());

  // Memory that runs out takes the sandbox's process along: submit-problem.spec.ts does that once, on the page itself.
  for (const fixture of loadAuthorMistakes().filter(({ name }) => name !== 'reference-eats-memory'))
    test(`finds what is wrong with ${fixture.name}, and nothing else`, async () => {
      const answer = await verifyInPage(page, fixture.text);
      expect(answer.kind, JSON.stringify(answer)).toBe('verification');
      if (answer.kind === 'verification')
        expect(foundBeside(answer.verification.checks, fixture)).toEqual(fixture.findings);
    });
});
