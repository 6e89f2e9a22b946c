/** What a person makes, kept on their device: the tables (IndexedDB through Dexie) and the shape of their records. */

import Dexie, { type EntityTable, type Table } from 'dexie';
import { z } from 'zod';
import { VERDICTS } from '#judge/verdict/verdict';
import { firstSolves } from '../_plan/first-solves';
import type { Plan } from '../_plan/plan';
import type { Review } from '../_plan/review';
import type { Round } from '../_rounds/round';
import type { RoundEvent } from '../_rounds/round-event';
import { momentSchema } from './moment';
import { reportSchema } from './report-schema';

export const draftSchema = z.object({
  /** `${problem}/${style}` */
  id: z.string(),
  code: z.string(),
  /** Grows with every write, so that a tab knows whether the draft changed since it looked. */
  updatedAt: momentSchema,
  /** Which tab wrote it. */
  tab: z.string(),
});

/** Code that something else replaced: nothing that was written is lost. */
export const oldDraftSchema = z.object({ id: z.number(), draft: z.string(), code: z.string(), at: momentSchema });

export const submissionSchema = z.object({
  id: z.number(),
  problem: z.string(),
  style: z.enum(['arrays', 'tensors']),
  code: z.string(),
  verdict: z.enum(VERDICTS),
  message: z.string(),
  salt: z.number(),
  at: momentSchema,
  passed: z.number(),
  total: z.number(),
  /** Absent when it does not fit the report of this version any more. */
  report: reportSchema.optional().catch(undefined),
});

/** What most readers need of a submission: they read every one, and a report is large. */
export const outcomeSchema = submissionSchema.pick({ problem: true, verdict: true, at: true });

/** A problem of the person's own; `deletedAt` is 0 while it stands. */
export const ownProblemSchema = z.object({
  uuid: z.string(),
  slug: z.string(),
  title: z.string(),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  topics: z.array(z.string()),
  kind: z.enum(['implement', 'optimise', 'debug']),
  /** What is asked for, in one line of code. */
  signature: z.string(),
  text: z.string(),
  /** Pictures of the statement by the name under which it asks for them, as data URLs. */
  images: z.array(z.object({ name: z.string(), url: z.string().startsWith('data:image/') })),
  keptAt: momentSchema,
  deletedAt: momentSchema,
});

export type Draft = z.infer<typeof draftSchema>;
export type OldDraft = z.infer<typeof oldDraftSchema>;
export type Submission = z.infer<typeof submissionSchema>;
export type OwnProblem = z.infer<typeof ownProblemSchema>;

type Database = Dexie & {
  drafts: EntityTable<Draft, 'id'>;
  submissions: EntityTable<Submission, 'id'>;
  oldDrafts: EntityTable<OldDraft, 'id'>;
  ownProblems: EntityTable<OwnProblem, 'uuid'>;
  rounds: EntityTable<Round, 'id'>;
  /** Only ever added to, but for a text that is still being written. */
  roundEvents: Table<RoundEvent, [string, number]>;
  /** By problem and start. Cards follow from them. */
  reviews: Table<Review, [string, number]>;
  /** One record, `plan`. */
  plans: EntityTable<Plan, 'id'>;
};

export const database = new Dexie('tensor-kata') as Database;
database.version(1).stores({ drafts: 'id', submissions: '++id, problem, at', oldDrafts: '++id, draft, at' });
database.version(2).stores({ ownProblems: 'uuid, keptAt, deletedAt' });
database.version(3).stores({ rounds: 'id, createdAt', roundEvents: '[round+seq], round' });

// Whatever was accepted before there were cards gets one.
database
  .version(4)
  .stores({ reviews: '[problem+startedAt], problem', plans: 'id' })
  .upgrade(async (transaction) => {
    const submissions = readAll(outcomeSchema, await transaction.table('submissions').toArray());
    await transaction.table('reviews').bulkAdd(firstSolves(submissions, new Set()));
  });

/** A record that does not fit is left out, not thrown at the person; it stays in the store. */
export function readAll<Schema extends z.ZodType>(schema: Schema, records: readonly unknown[]): z.infer<Schema>[] {
  return records.flatMap((record) => {
    const parsed = schema.safeParse(record);
    return parsed.success ? [parsed.data] : [];
  });
}
