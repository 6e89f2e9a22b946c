/** Submissions on the person's device, and what they say about each problem. */

import type { Report } from '#judge/verdict/verdict';
import { trimReport } from './report-schema';
import { database, readAll, type Submission, submissionSchema } from './store';

export type { Submission };

/**
 * @param problem the bank's slug, or the key of an own problem
 * @returns the id under which it is kept
 */
export async function addSubmission(problem: string, report: Report, code: string): Promise<number> {
  return database.submissions.add({
    problem,
    style: report.style,
    code,
    verdict: report.verdict,
    message: report.message,
    salt: report.salt,
    at: Date.now(),
    passed: report.cases.filter((one) => one.verdict === 'accepted').length,
    total: report.totalCases,
    report: trimReport(report),
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

/** The catalogue needs no more than this, and reads every submission. */
const outcomeSchema = submissionSchema.pick({ problem: true, verdict: true });

export type Status = 'new' | 'tried' | 'solved';

/** Problems that were submitted: solved once accepted, else tried. */
export async function loadStatuses(): Promise<ReadonlyMap<string, Status>> {
  const statuses = new Map<string, Status>();
  for (const { problem, verdict } of readAll(outcomeSchema, await database.submissions.toArray()))
    if (verdict === 'accepted' || !statuses.has(problem))
      statuses.set(problem, verdict === 'accepted' ? 'solved' : 'tried');
  return statuses;
}

const solvedSchema = submissionSchema.pick({ problem: true, verdict: true, at: true });

/** Problems with an accepted submission since a moment (ms since 1970). */
export async function solvedSince(sinceMs: number): Promise<ReadonlySet<string>> {
  const records = readAll(solvedSchema, await database.submissions.where('at').aboveOrEqual(sinceMs).toArray());
  return new Set(records.flatMap(({ problem, verdict }) => (verdict === 'accepted' ? problem : [])));
}
