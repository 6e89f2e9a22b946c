import { judgeSubmission } from '../run/judge-submission';
import { STYLES } from '../spec/problem';
import { starterFor } from '../spec/starter';
import type { Report } from '../verdict/verdict';
import type { Check } from './check';
import { shareRealms } from './share-realms';
import type { Finding } from './verification';

/** Nobody solves a problem by pressing Submit. The slow program of kind `optimise` is a slow variant, which another check wants stopped. */
export const checkStarter: Check = {
  id: 'starter',
  title: 'The starter is not accepted',
  needs: 'cases',
  async run({ problem, preparations, salts, host, locate }) {
    if (problem.kind === 'optimise') return [];
    const judged = await preparations.sound();
    const findings: Finding[] = [];
    const shared = shareRealms(host.openRealm);
    try {
      for (const style of STYLES) {
        const own = problem.starters[style];
        const source = own ?? starterFor(problem, style);
        const judge = (mode: 'run' | 'submit'): Promise<Report> =>
          judgeSubmission(
            judged,
            { source, style, mode, salt: salts[0] ?? 1, ownInputs: [] },
            {
              openRealm: (needs) =>
                needs.who === 'author' ? preparations.watched.openRealm(needs) : shared.openRealm(needs),
              now: host.now,
            },
          );
        // What the samples reject no submission accepts.
        const samples = await judge('run');
        const report = samples.verdict === 'accepted' ? await judge('submit') : samples;
        const isRight = own === undefined ? report.verdict === 'runtime-error' : report.verdict !== 'accepted';
        if (!isRight && report.verdict !== 'judge-error')
          findings.push({
            severity: 'error',
            where: `starter (${style})`,
            message:
              report.verdict === 'accepted'
                ? 'is accepted as it stands; leave something to do'
                : `expected it to throw that nothing is written yet, got ${report.verdict}: ${report.message}`,
            ...(own === undefined ? {} : locate.source(own)),
          });
      }
    } finally {
      shared.close();
    }
    return findings;
  },
};
