/** What happens in a round, one record each, as it is stored, exported and imported again. */

import { z } from 'zod';
import { TIERS } from '#judge/verdict/timing';
import { VERDICTS } from '#judge/verdict/verdict';
import { momentSchema } from '../_lib/moment';

const index = z.int().min(0).max(100);
const style = z.enum(['arrays', 'tensors']);

/** Marks of an own rating, from 1 to 4; see `rubric.ts` for what each of them means. */
export const RUBRIC = ['correctness', 'communication', 'complexity', 'testing', 'quality'] as const;
export type RubricKey = (typeof RUBRIC)[number];

/** `problem` counts the problems of the whole round from 0, in the template's order. */
export const happeningSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('section-started'), section: index }),
  /** The page was opened again in the middle: a reload, a crash, another tab. */
  z.object({ kind: z.literal('reopened') }),
  z.object({ kind: z.literal('shown'), problem: index }),
  z.object({ kind: z.literal('phase'), phase: index }),
  z.object({ kind: z.literal('run'), problem: index, run: z.int().min(1) }),
  z.object({
    kind: z.literal('run-verdict'),
    problem: index,
    run: z.int().min(1),
    verdict: z.enum(VERDICTS),
    passed: z.int(),
    total: z.int(),
  }),
  z.object({
    kind: z.literal('submit'),
    problem: index,
    /** Counts the submissions to this problem from 1; its salt derives from it. */
    attempt: z.int().min(1),
    style,
    code: z.string(),
    why: z.enum(['asked', 'expiry']),
  }),
  z.object({
    kind: z.literal('verdict'),
    problem: index,
    attempt: z.int().min(1),
    verdict: z.enum(VERDICTS),
    message: z.string(),
    passed: z.int(),
    total: z.int(),
    /** Id of the known mistake that the answer equals; told after the round. */
    mistake: z.object({ id: z.string(), says: z.string() }).nullable(),
    /** Null but in old records: nothing is measured beside a running clock; see `timing`. */
    tier: z.string().nullable(),
  }),
  z.object({ kind: z.literal('set-aside'), problem: index }),
  z.object({ kind: z.literal('tab-left') }),
  z.object({ kind: z.literal('tab-returned') }),
  z.object({ kind: z.literal('paused') }),
  z.object({ kind: z.literal('resumed') }),
  z.object({ kind: z.literal('note'), text: z.string() }),
  z.object({ kind: z.literal('answer'), problem: index, question: index, text: z.string(), aloud: z.boolean() }),
  z.object({ kind: z.literal('rating'), problem: index, key: z.enum(RUBRIC), mark: z.int().min(1).max(4) }),
  /** The machine's clock moved by so much more than the page's own: it slept, or its clock was set. */
  z.object({ kind: z.literal('clock-jumped'), byMs: z.number() }),
  /** The person says that a jump forward was no sleep: it does not count. `jump` is the number of that event. */
  z.object({ kind: z.literal('jump-disputed'), jump: z.int().min(0) }),
  /** The clock of the section reached zero; the code in the editor is submitted once. */
  z.object({ kind: z.literal('expired'), section: index }),
  z.object({ kind: z.literal('section-ended'), section: index }),
  /** All that was asked between two problems, or after the section, is behind the person. */
  z.object({ kind: z.literal('questions-done'), problem: index }),
  z.object({ kind: z.literal('finished') }),
  /**
   * Measured from the report, after the round and as no part of it: the time of an accepted submission, as a multiple
   * of the accepted solution's, with its bootstrap interval.
   */
  z.object({
    kind: z.literal('timing'),
    problem: index,
    attempt: z.int().min(1),
    tier: z.enum(TIERS),
    ratio: z.number().min(0),
    low: z.number().min(0),
    high: z.number().min(0),
    /** The machine was too busy to settle it. */
    noisy: z.boolean(),
  }),
]);

export const roundEventSchema = z.object({
  round: z.string(),
  /** Counts the events of a round from 0, without gaps. */
  seq: z.int().min(0),
  /** The machine's clock, ms since 1970. */
  at: momentSchema,
  what: happeningSchema,
});

export type Happening = Readonly<z.infer<typeof happeningSchema>>;
export type RoundEvent = Readonly<z.infer<typeof roundEventSchema>>;
