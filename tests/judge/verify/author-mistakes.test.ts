import { afterAll, expect, test } from 'vitest';
import { verifyProblem } from '#judge/verify/verify-problem';
import { createVerifyHost, ensureTypes } from '#workers/command-line/verify-host';
import { createNodeRealms } from '#workers/node/node-realm';
import { foundBeside, loadAuthorMistakes } from '../../fixtures/load-author-mistakes';

ensureTypes();
const realms = createNodeRealms();
const host = { ...createVerifyHost(realms.openRealm), salts: 2, authorLimitMs: 3_000 };
afterAll(() => realms.close());

const fixtures = loadAuthorMistakes();

test('knows at least 32 mistakes of authors', () => {
  expect(fixtures.filter(({ findings }) => findings.length > 0).length).toBeGreaterThanOrEqual(32);
});

test.each(fixtures)('finds what is wrong with $name, and nothing else', { timeout: 120_000 }, async (fixture) => {
  const { checks } = await verifyProblem(fixture.text, host);
  expect(foundBeside(checks, fixture)).toEqual(fixture.findings);
});
