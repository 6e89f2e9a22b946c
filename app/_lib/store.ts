/** What a person makes, kept on their device: the tables (IndexedDB through Dexie) and the shape of their records. */

import Dexie, { type EntityTable } from 'dexie';
import { z } from 'zod';
import { VERDICTS } from '#judge/verdict/verdict';
import { reportSchema } from './report-schema';

export const draftSchema = z.object({
  /** `${problem}/${style}` */
  id: z.string(),
  code: z.string(),
  /** Grows with every write, so that a tab knows whether the draft changed since it looked. */
  updatedAt: z.number(),
  /** Which tab wrote it. */
  tab: z.string(),
});

/** Code that something else replaced: nothing that was written is lost. */
export const oldDraftSchema = z.object({ id: z.number(), draft: z.string(), code: z.string(), at: z.number() });

export const submissionSchema = z.object({
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
  /** Absent when it does not fit the report of this version any more. */
  report: reportSchema.optional().catch(undefined),
});

export type Draft = z.infer<typeof draftSchema>;
export type OldDraft = z.infer<typeof oldDraftSchema>;
export type Submission = z.infer<typeof submissionSchema>;

type Database = Dexie & {
  drafts: EntityTable<Draft, 'id'>;
  submissions: EntityTable<Submission, 'id'>;
  oldDrafts: EntityTable<OldDraft, 'id'>;
};

export const database = new Dexie('tensor-kata') as Database;
database.version(1).stores({ drafts: 'id', submissions: '++id, problem, at', oldDrafts: '++id, draft, at' });

/** A record that does not fit is left out, not thrown at the person; it stays in the store. */
export function readAll<Schema extends z.ZodType>(schema: Schema, records: readonly unknown[]): z.infer<Schema>[] {
  return records.flatMap((record) => {
    const parsed = schema.safeParse(record);
    return parsed.success ? [parsed.data] : [];
  });
}
