/** Records of the store that do not fit their shape any more: left where they are, left out everywhere else, told here. */

import type { Table } from 'dexie';
import type { z } from 'zod';
import { planSchema } from '../_plan/plan';
import { reviewSchema } from '../_plan/review';
import { roundSchema } from '../_rounds/round';
import { roundEventSchema } from '../_rounds/round-event';
import { database, draftSchema, oldDraftSchema, ownProblemSchema, submissionSchema } from './store';

export interface DamagedRecords {
  /** `draft`, `submission`, … */
  readonly what: string;
  readonly table: string;
  /** As they are stored. */
  readonly records: readonly unknown[];
}

const KINDS: readonly { what: string; table: () => Table<unknown>; schema: z.ZodType }[] = [
  { what: 'draft', table: () => database.drafts as Table<unknown>, schema: draftSchema },
  { what: 'replaced draft', table: () => database.oldDrafts as Table<unknown>, schema: oldDraftSchema },
  { what: 'submission', table: () => database.submissions as Table<unknown>, schema: submissionSchema },
  { what: 'own problem', table: () => database.ownProblems as Table<unknown>, schema: ownProblemSchema },
  { what: 'round', table: () => database.rounds as Table<unknown>, schema: roundSchema },
  { what: 'event of a round', table: () => database.roundEvents as Table<unknown>, schema: roundEventSchema },
  { what: 'review of a card', table: () => database.reviews as Table<unknown>, schema: reviewSchema },
  { what: 'plan', table: () => database.plans as Table<unknown>, schema: planSchema },
];

/** Looks at every record; empty where all can be read. */
export async function damagedRecords(): Promise<DamagedRecords[]> {
  const found = await Promise.all(
    KINDS.map(async ({ what, table, schema }): Promise<DamagedRecords> => {
      const all = await table().toArray();
      const records = all.filter((one) => !schema.safeParse(one).success);
      return { what, table: table().name, records };
    }),
  );
  return found.filter(({ records }) => records.length > 0);
}

/** `2 × submission, 1 × draft` */
export function countsOf(damaged: readonly DamagedRecords[]): string {
  return damaged.map(({ what, records }) => `${records.length} × ${what}`).join(', ');
}
