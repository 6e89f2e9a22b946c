/** The form of the front matter, key by key. Unknown keys are errors; meaning is checked by the readers beside. */

import { z } from 'zod';
import { ROUND_TYPES } from './problem';
import { caseSchema, invalidSchema } from './schema-cases';
import {
  bugsSchema,
  compareSchema,
  libraryMember,
  limitsSchema,
  mistakesSchema,
  performanceSchema,
  propertySchema,
  slowSchema,
  toleranceSchema,
} from './schema-judging';
import { slug } from './schema-names';
import { signatureSchema } from './schema-signature';

export const frontMatterSchema = z.strictObject({
  format: z.literal(1).describe('The version of the format: 1.'),
  id: slug.describe("Equal to the folder's name; stands in URLs."),
  uuid: z
    .uuid({ version: 'v4', error: 'must be a random UUID (version 4)' })
    .describe('A random UUID. It survives renames; seeds derive from it.'),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'must be a semantic version such as 1.0.0')
    .describe('Semantic version; a new major version means that old verdicts may change.'),
  title: z.string().min(3).describe('As the catalogue shows it.'),
  difficulty: z.enum(['easy', 'medium', 'hard']).describe('easy, medium or hard.'),
  topics: z.array(slug).min(1).describe('Lower-case words that people search for.'),
  license: z.string().describe('SPDX name, such as CC-BY-4.0.'),
  kind: z
    .enum(['implement', 'optimise', 'debug'])
    .optional()
    .describe('implement (default); optimise: a slow program is given; debug: a broken program is given.'),
  askedIn: z.array(z.enum(ROUND_TYPES)).optional().describe('Interview rounds in which it is asked.'),
  signature: signatureSchema,
  cases: z.array(caseSchema).min(1).max(200).describe('Inputs; expected answers come from the reference.'),
  compare: compareSchema.optional(),
  tolerance: toleranceSchema.optional(),
  properties: z.array(propertySchema).optional().describe('Laws that the answer must obey.'),
  invalid: z.array(invalidSchema).optional().describe('Inputs that a solution must refuse by throwing.'),
  mistakes: mistakesSchema,
  slow: slowSchema.optional(),
  bugs: bugsSchema.optional(),
  performance: performanceSchema.optional(),
  speedup: z
    .number()
    .gt(1)
    .max(1e6)
    .optional()
    .describe('Kind optimise: how many times faster than the given program a solution must be.'),
  limits: limitsSchema.optional(),
  forbid: z
    .array(
      z.strictObject({
        name: libraryMember.describe('A member such as tf.train.adam.'),
        why: z.string().describe('Told to a person who uses it.'),
      }),
    )
    .optional()
    .describe('Members of a library that are not provided.'),
  allow: z
    .array(libraryMember)
    .min(1)
    .optional()
    .describe('Only these members of their library are provided; not together with forbid of that library.'),
  hints: z.array(z.string()).min(1).describe('From a nudge to almost the answer; never code of the reference.'),
  followUps: z
    .array(z.strictObject({ ask: z.string().describe('The question.'), answer: z.string().describe('The answer.') }))
    .optional()
    .describe('What an interviewer asks next.'),
  complexity: z.string().optional().describe('Time and memory of the best solution, in KaTeX.'),
});

export type FrontMatter = z.infer<typeof frontMatterSchema>;
