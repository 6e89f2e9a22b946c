/** The right programs of a problem, judged as submissions under every salt and on every backend. */

import { judgeSubmission } from '../run/judge-submission';
import type { OpenRealm } from '../run/realm';
import type { Problem, Style } from '../spec/problem';
import type { Report } from '../verdict/verdict';
import { type Bench, createBench } from './bench';
import type { Preparations } from './prepare-all';
import { shareRealms } from './share-realms';
import type { SolutionRow, VerifyHost } from './verification';

export interface JudgedSolution extends SolutionRow {
  /** `reference`, `accepted.loops (arrays)`: how findings name it. */
  readonly where: string;
  readonly source: string;
  /** The first submission that was not accepted. */
  readonly failure: { readonly salt: number; readonly report: Report } | undefined;
  /** Time of its own calls in each case of the first salt. */
  readonly elapsedMs: ReadonlyMap<string, number>;
}

interface Solution {
  readonly id: string;
  readonly where: string;
  readonly style: Style;
  readonly source: string;
}

function solutionsOf(problem: Problem): Solution[] {
  return [
    { id: 'reference', where: 'reference', style: 'arrays', source: problem.reference },
    ...problem.accepted.map(({ id, style, source }) => ({ id, where: `accepted.${id} (${style})`, style, source })),
  ];
}

/**
 * The first salt as a submission, with everything that one goes through; later salts for their values alone, and
 * again as a submission where a value is not accepted.
 */
export async function judgeSolutions(
  problem: Problem,
  salts: readonly number[],
  preparations: Preparations,
  host: VerifyHost,
): Promise<JudgedSolution[]> {
  const judged = await preparations.sound();
  const results: JudgedSolution[] = [];
  for (const { name, openRealm } of host.backends ?? [{ name: 'cpu', openRealm: host.openRealm }]) {
    const shared = shareRealms(openRealm);
    const bench = createBench(judged, host, shared.openRealm, 'solver');
    const submit = async (solution: Solution, salt: number): Promise<Report> => {
      const submission = { ...solution, mode: 'submit' as const, salt, ownInputs: [] };
      const judge = (solver: OpenRealm): Promise<Report> =>
        judgeSubmission(judged, submission, { openRealm: withAuthorOf(preparations, solver), now: host.now });
      // In a realm that others used; what is rejected there is tried in a realm of its own.
      const report = await judge(shared.openRealm);
      return report.verdict === 'accepted' ? report : judge(openRealm);
    };
    try {
      for (const solution of solutionsOf(problem)) {
        // Arrays know no backend.
        if (solution.style === 'arrays' && results.some(({ where }) => where === solution.where)) continue;
        results.push({ ...solution, backend: name, ...(await judgeOne(solution, salts, preparations, bench, submit)) });
      }
    } finally {
      shared.close();
    }
  }
  return results;
}

async function judgeOne(
  solution: Solution,
  salts: readonly number[],
  preparations: Preparations,
  bench: Bench,
  submit: (solution: Solution, salt: number) => Promise<Report>,
): Promise<Pick<JudgedSolution, 'worst' | 'failure' | 'elapsedMs'>> {
  const [firstSalt = 1] = salts;
  const report = await submit(solution, firstSalt);
  const elapsedMs = new Map(report.cases.map((one) => [one.id, one.elapsedMs]));
  let worst = Math.max(0, ...report.cases.map((one) => one.worst?.errorOverTolerance ?? 0));
  if (report.verdict !== 'accepted') return { worst, elapsedMs, failure: { salt: firstSalt, report } };
  for (const [saltIndex, salt] of salts.entries()) {
    if (saltIndex === 0) continue;
    const cases = (await preparations.cases(saltIndex)).flatMap((one) =>
      one.kind === 'prepared' ? [one.prepared] : [],
    );
    const run = await bench.run(solution, cases);
    const isAccepted =
      run.kind === 'ran' &&
      run.cases.length === cases.length &&
      run.cases.every(({ judgement }) => judgement.verdict === 'accepted');
    if (isAccepted) {
      worst = Math.max(worst, ...run.cases.map(({ judgement }) => judgement.worst?.errorOverTolerance ?? 0));
      continue;
    }
    const again = await submit(solution, salt);
    if (again.verdict !== 'accepted') return { worst, elapsedMs, failure: { salt, report: again } };
  }
  return { worst, elapsedMs, failure: undefined };
}

/** Author code runs where it is watched, whatever the backend of the solver. */
function withAuthorOf({ watched }: Preparations, solver: OpenRealm): OpenRealm {
  return (needs) => (needs.who === 'author' ? watched.openRealm(needs) : solver(needs));
}
