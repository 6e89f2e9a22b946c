/** The page of a bank problem as data, parsed as everything that comes from outside is. */

import { z } from 'zod';
import type { ProblemPage } from '../_lib/problem-page';
import { DIFFICULTIES, KINDS } from './template-schema';

const style = z.enum(['arrays', 'tensors']);

const pageSchema = z.object({
  slug: z.string(),
  title: z.string(),
  difficulty: z.enum(DIFFICULTIES),
  kind: z.enum(KINDS),
  topics: z.array(z.string()),
  statementHtml: z.string(),
  learnHtml: z.string(),
  hintsHtml: z.array(z.string()),
  complexityHtml: z.string(),
  followUps: z.array(z.object({ askHtml: z.string(), answerHtml: z.string() })),
  accepted: z.array(z.object({ id: z.string(), style, source: z.string(), note: z.string() })),
  isTimed: z.boolean(),
  largestWork: z.number(),
  starters: z.object({ arrays: z.string(), tensors: z.string() }),
  firstStyle: style,
  // JSON has no undefined: class problems come without it.
  ownInputs: z.array(z.object({ name: z.string(), optional: z.boolean() })).optional(),
});

/** @throws Error in words for the person, where the page cannot be had */
export async function fetchProblemPage(slug: string): Promise<ProblemPage> {
  const response = await fetch(`/problems/${encodeURIComponent(slug)}/page.json`);
  if (!response.ok) throw new Error(`the problem ${slug} could not be loaded (${response.status})`);
  const parsed = pageSchema.safeParse(await response.json());
  if (!parsed.success) throw new Error(`the problem ${slug} came in a form that this page does not know; reload it`);
  return { ...parsed.data, ownInputs: parsed.data.ownInputs };
}
