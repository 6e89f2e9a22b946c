/** The keys `cases` and `invalid`: inputs of every kind, written out or drawn. */

import { z } from 'zod';
import { caseId, dimSizes, generatorParams, generators, identifier, literals, says } from './schema-names';

const step = z.strictObject({
  on: z.int().min(0).max(99).optional().describe('Which instance; 0 by default.'),
  call: identifier.describe('The method.'),
  inputs: literals.optional().describe('Its literal inputs.'),
});

const script = z.union([
  z.string().regex(/^\w+ x [1-9]\d{0,2}$/, 'must read like "step x 5" (at most 999 calls)'),
  z.array(step).min(1),
]);

const inputs = {
  dims: dimSizes.optional().describe('Sizes of the named dims of this case; a list dim takes a list.'),
  inputs: literals.optional().describe('Literal inputs by parameter: nested arrays, numbers; null leaves one out.'),
  gen: generators
    .optional()
    .describe(
      'Generator by parameter: normal(m,s), uniform(a,b), log-uniform(a,b), integers(a,b), dyadic(a,b,q), constant(c), bernoulli(p), causal.',
    ),
  generator: z.string().optional().describe('Id of a fence ```ts generator=<id> that makes inputs together.'),
  generatorParams: generatorParams.optional().describe('Constants handed to the generator.'),
  instances: z.array(literals).min(1).optional().describe('Class problems: constructor inputs of each instance.'),
  script: script.optional().describe('Class problems: the calls in order, or "step x 5".'),
};

export const caseSchema = z.strictObject({
  id: caseId.describe('Unique; shown in reports.'),
  sample: z.boolean().optional().describe('Shown in the statement and used by Run.'),
  note: z.string().optional().describe('Why the case exists, or how its answer comes about.'),
  ...inputs,
  seeds: z.int().min(1).max(50).optional().describe('How many seeds the case is repeated with; 1 by default.'),
  exact: z.boolean().optional().describe('Every right computation is exact in float32 here; ties are allowed.'),
  timeLimitMs: z.int().min(1).max(60_000).optional().describe('Time limit of this case alone, in milliseconds.'),
});

export const invalidSchema = z.strictObject({
  id: caseId.describe('Unique; reports call it "refuses <id>".'),
  ...inputs,
  says: says.describe('What is wrong with the input.'),
});
