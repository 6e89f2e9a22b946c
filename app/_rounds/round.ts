/** A round as it was made: nothing in it changes; what happens in it is kept as events. */

import { z } from 'zod';
import { ROUND_TYPES } from '#judge/spec/problem';
import { momentSchema } from '../_lib/moment';
import { DIFFICULTIES, KINDS, templateSchema } from './template-schema';

export const roundProblemSchema = z.object({
  section: z.int().min(0),
  slug: z.string(),
  version: z.string(),
  title: z.string(),
  difficulty: z.enum(DIFFICULTIES),
  kind: z.enum(KINDS),
  topics: z.array(z.string()),
  askedIn: z.array(z.enum(ROUND_TYPES)),
});

export const roundSchema = z.object({
  id: z.uuid(),
  code: z.string(),
  seed: z.int().min(0),
  template: templateSchema,
  /** In the template's order: section by section, slot by slot. */
  problems: z.array(roundProblemSchema).min(1),
  /** The machine's clock when it was made, ms since 1970. */
  createdAt: momentSchema,
});

export type Round = Readonly<z.infer<typeof roundSchema>>;
export type RoundProblem = Readonly<z.infer<typeof roundProblemSchema>>;

/** Where the problems of a section stand in the whole round. */
export function problemsOf(round: Round, section: number): number[] {
  return round.problems.flatMap((one, i) => (one.section === section ? i : []));
}

/** The name under which drafts of a problem of a round are kept: a round starts from a blank page. */
export function draftKeyOf(round: string, slug: string): string {
  return `round-${round}/${slug}`;
}
