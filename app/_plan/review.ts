/**
 * A review: one time that a problem was solved, or tried, from nothing. Cards are no records of their own: which card
 * exists and when it is due follows from the reviews (`card.ts`), so that two devices merge by putting theirs together.
 */

import { z } from 'zod';
import { momentSchema } from '../_lib/moment';

export const RATINGS = ['again', 'hard', 'good', 'easy'] as const;
export type Rating = (typeof RATINGS)[number];

export const reviewSchema = z.object({
  /** The bank's slug, or the key of an own problem. */
  problem: z.string(),
  /** ms since 1970; with `problem` the key of the record. */
  startedAt: momentSchema,
  /** `first`: the first accepted submission, which makes the card; `round`: accepted in a mock round, which starts from a blank page too. */
  kind: z.enum(['first', 'blank-page', 'round']),
  status: z.enum(['running', 'accepted', 'given-up']),
  /** ms since 1970; 0 while it runs. */
  endedAt: momentSchema,
  /** Submissions with another verdict before it ended. */
  wrong: z.int().min(0),
  /** Time with its page in sight, ms; null where it was not measured. */
  workedMs: z.number().min(0).nullable(),
  /** What the problem usually takes, as it was held then; null where no time was measured. */
  usualMinutes: z.number().positive().nullable(),
  /** The person's own rating, where they changed the one that follows from what happened. */
  chosen: z.enum(RATINGS).nullable(),
  /** Of the last change, ms since 1970: of two versions of a review the newer wins. */
  updatedAt: momentSchema,
});

export type Review = Readonly<z.infer<typeof reviewSchema>>;

/** The name under which drafts of a blank page are kept: the draft of the problem itself is left alone. */
export function blankDraftKey({ problem, startedAt }: Pick<Review, 'problem' | 'startedAt'>): string {
  return `blank-${startedAt}/${problem}`;
}
