/** The right programs of a problem, judged as submissions under every salt and on every backend. */

import { JudgeCancelled, judgeSubmission } from '../run/judge-submission';
import type { OpenRealm } from '../run/realm';
import { closeProblem } from '../run/session';
import { type Problem, STYLES, type Style } from '../spec/problem';
import type { Report } from '../verdict/verdict';
import type { Preparations } from './prepare-all';
import { shareRealms } from './share-realms';
import type { SolutionRow, VerifyHost } from './verification';

export interface JudgedSolution extends SolutionRow {
  /** `reference`, `accepted.loops`, `given (tensors)`: how findings name it. */
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

/** Reference, accepted solutions and, where a slow program is given, that one too: it is right. */
function solutionsOf(problem: Problem): Solution[] {
  const given = STYLES.flatMap((style): Solution[] => {
    const source = problem.kind === 'optimise' ? problem.starters[style] : undefined;
    return source === undefined ? [] : [{ id: 'given', where: `given (${style})`, style, source }];
  });
  return [
    { id: 'reference', where: 'reference', style: 'arrays', source: problem.reference },
    ...problem.accepted.map(({ id, style, source }) => ({ id, where: `accepted.${id} (${style})`, style, source })),
    ...given,
  ];
}

/**
 * @param preparations their problem is the one that is judged: without mistakes, so that nothing is diagnosed
 * @param broken ids of cases that cannot be made; no submission meets them
 */
export async function judgeSolutions(
  problem: Problem,
  salts: readonly number[],
  preparations: Preparations,
  host: VerifyHost,
): Promise<JudgedSolution[]> {
  const backends = host.backends ?? [{ name: 'cpu', openRealm: host.openRealm }];
  const entries = solutionsOf(problem).flatMap((solution) =>
    // Arrays know no backend.
    (solution.style === 'arrays' ? backends.slice(0, 1) : backends).map((backend) => ({ ...solution, backend })),
  );
  const results = entries.map((entry) => ({
    ...entry,
    worst: 0,
    failure: undefined as JudgedSolution['failure'],
    elapsedMs: new Map<string, number>(),
  }));
  const shared = new Map(backends.map(({ name, openRealm }) => [name, shareRealms(openRealm)]));
  const closing: Problem[] = [];
  try {
    for (const [saltIndex, salt] of salts.entries()) {
      const judged = await withoutBroken(preparations, saltIndex);
      if (judged === undefined || judged.cases.length === 0) continue;
      if (judged !== preparations.problemOf(saltIndex)) closing.push(judged);
      for (const result of results) {
        if (result.failure !== undefined) continue;
        if (host.signal?.aborted === true) throw new JudgeCancelled('cancelled');
        const { name, openRealm } = result.backend;
        const submission = { source: result.source, style: result.style, mode: 'submit' as const, salt, ownInputs: [] };
        const judge = (open: OpenRealm): Promise<Report> =>
          judgeSubmission(judged, submission, { openRealm: authorFrom(preparations, open), now: host.now });
        // A fresh realm under the first salt, as a person has it; a shared one later, whose rejections are tried again.
        let report = await judge(saltIndex === 0 ? openRealm : (shared.get(name)?.openRealm ?? openRealm));
        if (saltIndex > 0 && report.verdict !== 'accepted') report = await judge(openRealm);
        result.worst = Math.max(result.worst, ...report.cases.map((one) => one.worst?.errorOverTolerance ?? 0));
        if (saltIndex === 0) for (const one of report.cases) result.elapsedMs.set(one.id, one.elapsedMs);
        if (report.verdict !== 'accepted') result.failure = { salt, report };
      }
    }
  } finally {
    for (const one of shared.values()) one.close();
    for (const one of closing) closeProblem(one);
  }
  return results.map(({ backend, ...result }) => ({ ...result, backend: backend.name }));
}

/** The problem under a salt without the cases that cannot be made: one broken case must not hide the others. */
async function withoutBroken(preparations: Preparations, saltIndex: number): Promise<Problem | undefined> {
  const cases = await preparations.cases(saltIndex);
  const problem = preparations.problemOf(saltIndex);
  const broken = new Set(cases.flatMap((one) => (one.kind === 'failed' ? [one.id.replace(/[#~].*$/, '')] : [])));
  if (broken.size === 0) return problem;
  // A case that is ill-posed under a later salt alone has been told; that salt is left out.
  if (saltIndex > 0) return undefined;
  return { ...problem, cases: problem.cases.filter((spec) => !broken.has(spec.id)) };
}

/** Author code runs where it is watched, whatever the backend of the solver. */
function authorFrom({ watched }: Preparations, solver: OpenRealm): OpenRealm {
  return (needs) => (needs.who === 'author' ? watched.openRealm(needs) : solver(needs));
}
