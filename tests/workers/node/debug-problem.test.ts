import { afterAll, expect, test } from 'vitest';

import { judgeSubmission } from '#judge/run/judge-submission';
import { closeProblem } from '#judge/run/session';
import type { Report } from '#judge/verdict/verdict';
import { createNodeRealms } from '#workers/node/node-realm';
import { bankProblem } from '../../../e2e/pages/solutions';

const realms = createNodeRealms();
const problem = bankProblem('debug-exploding-gradients');
afterAll(async () => {
  closeProblem(problem);
  await realms.close();
});

const submit = (source: string): Promise<Report> =>
  judgeSubmission(
    problem,
    { source, style: 'arrays', mode: 'submit', salt: 3, ownInputs: [] },
    { openRealm: realms.openRealm, now: () => performance.now() },
  );

test('the broken program is told neither its bugs nor what is like one of them', async () => {
  const report = await submit(problem.starters.arrays ?? '');
  expect(report).toMatchObject({ verdict: 'wrong-value', diagnosis: null });
  expect(report.bugs.map(({ gone, says }) => [gone, says])).toEqual(report.bugs.map(() => [false, undefined]));
});

test.each(problem.mistakes)(
  '$id is told where it is no bug of the program',
  { timeout: 60_000 },
  async ({ id, source }) => {
    const isBug = Object.hasOwn(problem.bugs, id);
    const { diagnosis, bugs } = await submit(source);
    expect(diagnosis?.mistake).toBe(isBug ? undefined : id);
    // The reference with one bug alone: the others are gone.
    if (isBug) expect(bugs.filter(({ gone }) => !gone).map((bug) => bug.id)).toEqual([id]);
  },
);
