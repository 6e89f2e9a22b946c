import { afterAll, expect, test } from 'vitest';
import type { Finding } from '#judge/verify/verification';
import { verifyProblem } from '#judge/verify/verify-problem';
import { createVerifyHost, ensureTypes } from '#workers/command-line/verify-host';
import { createNodeRealms } from '#workers/node/node-realm';
import { type ExpectedFinding, isExpectedMessage, loadAuthorMistakes } from '../../fixtures/load-author-mistakes';

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
  const found = checks.flatMap(({ id, findings }) => findings.map((finding) => asExpected(id, finding)));
  expect(found.map((one, i) => withTold(one, fixture.findings[i]))).toEqual(fixture.findings);
});

function asExpected(check: string, { severity, where, line, message }: Finding): ExpectedFinding {
  return { check, severity, where, line: line ?? null, message };
}

/** The expected message in place of one that differs from it in numbers alone. */
function withTold(found: ExpectedFinding, expected: ExpectedFinding | undefined): ExpectedFinding {
  return expected !== undefined && isExpectedMessage(expected.message, found.message)
    ? { ...found, message: expected.message }
    : found;
}
