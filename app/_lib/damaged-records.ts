/** Records of the store that do not fit their shape any more: left where they are, left out everywhere else, told here. */

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

const KINDS: readonly { what: string; table: string; schema: z.ZodType }[] = [
  { what: 'draft', table: 'drafts', schema: draftSchema },
  { what: 'replaced draft', table: 'oldDrafts', schema: oldDraftSchema },
  { what: 'submission', table: 'submissions', schema: submissionSchema },
  { what: 'own problem', table: 'ownProblems', schema: ownProblemSchema },
  { what: 'round', table: 'rounds', schema: roundSchema },
  { what: 'event of a round', table: 'roundEvents', schema: roundEventSchema },
  { what: 'review of a card', table: 'reviews', schema: reviewSchema },
  { what: 'plan', table: 'plans', schema: planSchema },
];

/** Looks at every record; empty where all can be read. */
export async function damagedRecords(): Promise<DamagedRecords[]> {
  const found = await Promise.all(
    KINDS.map(async ({ what, table, schema }): Promise<DamagedRecords> => {
      const all: unknown[] = await database.table(table).toArray();
      const records = all.filter((one) => !schema.safeParse(one).success);
      return { what, table, records };
    }),
  );
  return found.filter(({ records }) => records.length > 0);
}

/** `2 × submission, 1 × draft` */
export function countsOf(damaged: readonly DamagedRecords[]): string {
  return damaged.map(({ what, records }) => `${records.length} × ${what}`).join(', ');
}
