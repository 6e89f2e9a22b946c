/** What a person makes, kept on their device: drafts, submissions, settings (IndexedDB through Dexie). */

import Dexie, { type EntityTable } from 'dexie';
import { z } from 'zod';
import type { Style } from '#judge/spec/problem';
import { type Report, VERDICTS } from '#judge/verdict/verdict';

export interface Draft {
  /** `${problem}/${style}` */
  readonly id: string;
  readonly code: string;
  readonly updatedAt: number;
  /** Which tab wrote it, so that another tab knows that it was not itself. */
  readonly tab: string;
}

export interface Submission {
  readonly id: number;
  readonly problem: string;
  readonly style: Style;
  readonly code: string;
  readonly verdict: Report['verdict'];
  readonly message: string;
  readonly salt: number;
  readonly at: number;
  readonly passed: number;
  readonly total: number;
}

/** A draft that another one replaced: nothing that was written is lost. */
export interface OldDraft {
  readonly id: number;
  readonly draft: string;
  readonly code: string;
  readonly at: number;
}

type Database = Dexie & {
  drafts: EntityTable<Draft, 'id'>;
  submissions: EntityTable<Submission, 'id'>;
  oldDrafts: EntityTable<OldDraft, 'id'>;
};

const database = new Dexie('tensor-kata') as Database;
database.version(1).stores({ drafts: 'id', submissions: '++id, problem, at', oldDrafts: '++id, draft, at' });

const draftSchema = z.object({ id: z.string(), code: z.string(), updatedAt: z.number(), tab: z.string() });
const submissionSchema = z.object({
  id: z.number(),
  problem: z.string(),
  style: z.enum(['arrays', 'tensors']),
  code: z.string(),
  verdict: z.enum(VERDICTS),
  message: z.string(),
  salt: z.number(),
  at: z.number(),
  passed: z.number(),
  total: z.number(),
});
const oldDraftSchema = z.object({ id: z.number(), draft: z.string(), code: z.string(), at: z.number() });

/** A record that does not fit is left out, not thrown at the person; it stays in the store. */
function readAll<T>(schema: z.ZodType<T>, records: readonly unknown[]): T[] {
  return records.flatMap((record) => {
    const parsed = schema.safeParse(record);
    return parsed.success ? [parsed.data] : [];
  });
}

/** This tab, told apart from others. */
export const tabId = typeof crypto === 'undefined' ? 'server' : crypto.randomUUID();

export const draftId = (problem: string, style: Style): string => `${problem}/${style}`;

export async function loadDraft(id: string): Promise<Draft | undefined> {
  return readAll(draftSchema, [await database.drafts.get(id)])[0];
}

export async function saveDraft(id: string, code: string): Promise<void> {
  await database.drafts.put({ id, code, updatedAt: Date.now(), tab: tabId });
}

/** Keep code that is about to be replaced. */
export async function keepOldDraft(draft: string, code: string): Promise<void> {
  await database.oldDrafts.add({ draft, code, at: Date.now() });
}

export async function listOldDrafts(draft: string): Promise<OldDraft[]> {
  return readAll(oldDraftSchema, await database.oldDrafts.where('draft').equals(draft).reverse().sortBy('at'));
}

export async function addSubmission(report: Report, code: string): Promise<void> {
  await database.submissions.add({
    problem: report.problem,
    style: report.style,
    code,
    verdict: report.verdict,
    message: report.message,
    salt: report.salt,
    at: Date.now(),
    passed: report.cases.filter((one) => one.verdict === 'accepted').length,
    total: report.totalCases,
  });
}

/** Newest first. */
export async function listSubmissions(problem: string): Promise<Submission[]> {
  return readAll(submissionSchema, await database.submissions.where('problem').equals(problem).reverse().sortBy('at'));
}

export type Status = 'new' | 'tried' | 'solved';

/** Problems that were submitted: solved once accepted, else tried. */
export async function loadStatuses(): Promise<ReadonlyMap<string, Status>> {
  const statuses = new Map<string, Status>();
  for (const { problem, verdict } of readAll(submissionSchema, await database.submissions.toArray()))
    if (verdict === 'accepted' || !statuses.has(problem)) statuses.set(problem, verdict === 'accepted' ? 'solved' : 'tried');
  return statuses;
}
