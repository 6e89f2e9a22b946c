import { afterAll, describe, expect, test } from 'vitest';

import { judgeSubmission } from '#judge/run/judge-submission';
import { closeProblem } from '#judge/run/session';
import { parseProblem } from '#judge/spec/parse-problem';
import { createNodeRealms } from '#workers/node/node-realm';
import { loadHostile, readFixtureProblem } from '../../fixtures/load-hostile';

const realms = createNodeRealms();
const problem = parseProblem(readFixtureProblem('tiled-attention'));
afterAll(async () => {
  closeProblem(problem);
  await realms.close();
});

const judge = (source: string, style: 'arrays' | 'tensors') =>
  judgeSubmission(
    problem,
    { source, style, mode: 'submit', salt: 3, ownInputs: [] },
    { openRealm: realms.openRealm, now: () => performance.now() },
  );

describe('limits of the largest array and of the peak', () => {
  test.each(loadHostile().filter((one) => one.problem === 'tiled-attention'))('$name', async (fixture) => {
    const report = await judge(fixture.source, fixture.style);
    expect([report.verdict, report.message]).toEqual([expect.toBeOneOf([...fixture.verdicts]), report.message]);
    for (const part of fixture.messageIncludes) expect(report.message).toContain(part);
    if (fixture.position !== null) expect(report.position).toEqual(fixture.position);
  });

  test.each(problem.accepted)('$id is accepted', async ({ source, style }) => {
    expect(await judge(source, style)).toMatchObject({ verdict: 'accepted' });
  });

  test('a mistake that meets the limit is named', async () => {
    const report = await judge(problem.mistakes[0]?.source ?? '', 'arrays');
    expect(report).toMatchObject({ verdict: 'memory-limit', diagnosis: { mistake: 'whole-square', match: 'all' } });
  });
});
