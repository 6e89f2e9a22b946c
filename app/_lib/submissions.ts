/** Submissions on the person's device, and what they say about each problem. */

import type { Report } from '#judge/verdict/verdict';
import type { Outcome } from '../_plan/first-solves';
import { addFirstSolves, addRoundSolve } from '../_plan/review-store';
import { trimReport } from './report-schema';
import { database, outcomeSchema, readAll, type Submission, submissionSchema } from './store';

export type { Submission };

/**
 * Keep a submission. The first that is accepted makes the problem's card, in the same transaction.
 * @param problem the bank's slug, or the key of an own problem
 * @param round where it was made in one: how many wrong submissions went before it there
 * @returns the id under which it is kept
 */
export function addSubmission(
  problem: string,
  report: Report,
  code: string,
  round?: { readonly wrong: number },
): Promise<number> {
  return database.transaction('rw', database.submissions, database.reviews, async () => {
    const at = Date.now();
    const id = await database.submissions.add({
      problem,
      style: report.style,
      code,
      verdict: report.verdict,
      message: report.message,
      salt: report.salt,
      at,
      passed: report.cases.filter((one) => one.verdict === 'accepted').length,
      total: report.totalCases,
      report: trimReport(report),
    });
    if (report.verdict === 'accepted') {
      if (round !== undefined) await addRoundSolve(problem, at, round.wrong);
      await addFirstSolves(problem);
    }
    return id;
  });
}

/** Keep what was measured after the submission had been recorded. */
export async function updateReport(id: number, report: Report): Promise<void> {
  await database.submissions.update(id, { report: trimReport(report) });
}

/** Newest first. */
export async function listSubmissions(problem: string): Promise<Submission[]> {
  const records = await database.submissions.where('problem').equals(problem).sortBy('at');
  return readAll(submissionSchema, records).reverse();
}

export type Status = 'new' | 'tried' | 'solved';

/** Problems that were submitted: solved once accepted, else tried. */
export async function loadStatuses(): Promise<ReadonlyMap<string, Status>> {
  const statuses = new Map<string, Status>();
  for (const { problem, verdict } of await listOutcomes())
    if (verdict === 'accepted' || !statuses.has(problem))
      statuses.set(problem, verdict === 'accepted' ? 'solved' : 'tried');
  return statuses;
}

/** Of every submission: which problem, when, and how it went. */
export async function listOutcomes(): Promise<Outcome[]> {
  return readAll(outcomeSchema, await database.submissions.toArray());
}

/** Problems with an accepted submission since a moment (ms since 1970). */
export async function solvedSince(sinceMs: number): Promise<ReadonlySet<string>> {
  const records = readAll(outcomeSchema, await database.submissions.where('at').aboveOrEqual(sinceMs).toArray());
  return new Set(records.flatMap(({ problem, verdict }) => (verdict === 'accepted' ? problem : [])));
}
