import { afterAll, expect, test } from 'vitest';

import { judgeSubmission } from '#judge/run/judge-submission';
import { closeProblem } from '#judge/run/session';
import { parseProblem } from '#judge/spec/parse-problem';
import type { Problem } from '#judge/spec/problem';
import type { Report } from '#judge/verdict/verdict';
import { createNodeRealms } from '#workers/node/node-realm';
import { differencesFrom } from '../../fixtures/check-report';
import { type HostileFixture, loadHostile } from '../../fixtures/load-hostile';

const realms = createNodeRealms();
const problems = new Map<string, Problem>();

afterAll(async () => {
  for (const problem of problems.values()) closeProblem(problem);
  await realms.close();
});

function problemOf({ problem, problemText }: HostileFixture): Problem {
  const known = problems.get(problem) ?? parseProblem(problemText);
  problems.set(problem, known);
  return known;
}

function judge(fixture: HostileFixture): Promise<Report> {
  const { source, style } = fixture;
  return judgeSubmission(
    problemOf(fixture),
    { source, style, mode: 'submit', salt: 11, ownInputs: [] },
    { openRealm: realms.openRealm, now: () => performance.now() },
  );
}

test.for(loadHostile().map((fixture) => [fixture.name, fixture] as const))(
  'gives %s the verdict that it must get',
  { timeout: 240_000 },
  async ([, fixture]) => {
    expect(differencesFrom(fixture, await judge(fixture)).join('\n')).toBe('');
  },
);
