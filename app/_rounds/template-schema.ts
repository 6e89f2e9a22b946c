/** The form of a template of mock rounds, key by key. Unknown keys are errors; meaning is checked in `read-template.ts`. */

import { z } from 'zod';
import { ROUND_TYPES } from '#judge/spec/problem';
import { slug } from '#judge/spec/schema-names';

export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
export const KINDS = ['implement', 'optimise', 'debug'] as const;

/** What a round may leave open; solutions and Learn never are. */
export const AIDS = ['hints', 'diagnosis'] as const;
export type Aid = (typeof AIDS)[number];

const minutes = z.int().min(1).max(240);

/** Which problem stands here: a named one, or one drawn among those that fit every key. */
export const slotSchema = z.strictObject({
  problem: slug.optional().describe('A problem by its id; nothing is drawn then.'),
  askedIn: z.array(z.enum(ROUND_TYPES)).min(1).optional().describe('Rounds in which it is asked; one of them fits.'),
  difficulty: z.array(z.enum(DIFFICULTIES)).min(1).optional().describe('easy, medium, hard; one of them fits.'),
  topics: z.array(slug).min(1).optional().describe('Topics; one of them fits.'),
  kinds: z.array(z.enum(KINDS)).min(1).optional().describe('implement, optimise, debug; one of them fits.'),
});

export const phaseSchema = z.strictObject({
  id: slug.describe('Such as clarify, plan, implement, test, optimise.'),
  minutes: minutes.describe('How long it is planned; a phase that takes longer is shown, not stopped.'),
});

export const sectionSchema = z.strictObject({
  id: slug.describe('A name inside the template.'),
  title: z.string().min(3).max(80),
  minutes: minutes.describe('The clock of this section, in minutes.'),
  breakBefore: z
    .int()
    .min(0)
    .max(120)
    .optional()
    .describe('Minutes of rest before it; the clock waits for the person.'),
  phases: z.array(phaseSchema).min(1).max(8).optional().describe('Their minutes add up to those of the section.'),
  problems: z.array(slotSchema).min(1).max(6),
  order: z
    .enum(['free', 'chain'])
    .optional()
    .describe('free (default): any at any time; chain: each is unlocked by the one before.'),
  followUps: z
    .strictObject({
      when: z.enum(['after', 'between']).describe('after the section, or between its problems while its clock runs.'),
      count: z.int().min(1).max(6).describe('How many of a problem are asked, at most.'),
    })
    .optional()
    .describe('Left out: nothing is asked.'),
  pauses: z
    .strictObject({ count: z.int().min(1).max(5), minutes: z.int().min(1).max(30) })
    .optional()
    .describe('How often and how long the clock may stand; left out: never.'),
  aids: z.array(z.enum(AIDS)).optional().describe('What stays open: hints, diagnosis. Left out: nothing.'),
});

export const templateSchema = z.strictObject({
  format: z.literal(1).describe('The version of the format: 1.'),
  id: slug.max(40).describe("Equal to the file's name; stands in the code of a round."),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a semantic version such as 1.0.0'),
  title: z.string().min(3).max(80),
  says: z.string().min(20).max(400).describe('What it rehearses, in one or two sentences.'),
  license: z.string().describe('SPDX name, such as CC-BY-4.0.'),
  sections: z.array(sectionSchema).min(1).max(8),
});

export type Slot = Readonly<z.infer<typeof slotSchema>>;
export type Phase = Readonly<z.infer<typeof phaseSchema>>;
export type Section = Readonly<z.infer<typeof sectionSchema>>;
export type Template = Readonly<z.infer<typeof templateSchema>>;
