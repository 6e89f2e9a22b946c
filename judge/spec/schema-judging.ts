/** The keys that say how answers are judged: comparators, laws, wrong and slow programs, speed, limits. */

import { z } from 'zod';
import { caseId, dimSizes, generatorParams, generators, identifier, literals, says, slug } from './schema-names';

export const compareSchema = z
  .record(z.string(), z.string())
  .describe(
    'By output (`result`, a field, `method` or `method.field`): close, exact, up-to-sign(K), up-to-permutation(K), relabelled(K), set, top-k(scores), valid-by(<residual>), statistical, custom.',
  );

export const toleranceSchema = z
  .strictObject({
    factor: z.number().positive().max(1e6).describe('Multiplies the automatic tolerance.'),
    why: z.string().min(20, 'must give the reason in at least 20 characters').describe('The reason, for readers.'),
  })
  .describe('Override of the automatic tolerance. Leave it out wherever you can.');

const numbers = z.record(identifier, z.number());
const axes = z.record(identifier, identifier);
const outputChange = z.strictObject({
  shifted: z.number().optional().describe('The constant added to every element of the answer.'),
  scaled: z.number().optional().describe('The constant that multiplies every element of the answer.'),
});

export const propertySchema = z.strictObject({
  permute: axes.optional().describe('Parameter -> dim: shuffled along it; the same dim is shuffled alike.'),
  shift: numbers.optional().describe('Parameter -> constant added to every element.'),
  scale: numbers.optional().describe('Parameter -> constant that multiplies every element.'),
  causal: axes.optional().describe('Parameter -> dim of time: what stands after a drawn position is drawn again.'),
  vary: z
    .record(identifier, z.array(z.number()).min(2))
    .optional()
    .describe('An int or float parameter -> values that must not change the answer.'),
  custom: z.string().optional().describe('Id of a fence ```ts property=<id>.'),
  output: z
    .union([z.string(), outputChange], 'must be "same", a dim, { shifted: … } or { scaled: … }')
    .optional()
    .describe('What the answer must do: same, a dim that is shuffled alike, { shifted: c } or { scaled: c }.'),
  says: says.describe('The law in one sentence.'),
});

const edit = z.tuple([z.string().min(1), z.string()]).describe('[find, replace]; find stands once in the reference.');
const wrongProgram = z.strictObject({
  edit: z.array(edit).min(1).max(50).optional().describe('Text edits of the reference, in order; or write a fence.'),
  says: says.describe('What the person did and what to do instead, in one sentence to their face.'),
});
export const mistakesSchema = z
  .record(slug, wrongProgram)
  .describe('Wrong programs that people really write; the cases must reject every one.');
export const slowSchema = z.record(slug, wrongProgram).describe('Programs that are right but too slow.');

export const performanceSchema = z
  .strictObject({
    grow: z.array(identifier).min(1).optional().describe('Dims that take each size of n, together.'),
    repeat: identifier.optional().describe('Class problems, instead of grow: the method that is called n times.'),
    instance: literals.optional().describe('Class problems: literal inputs of the constructor.'),
    n: z.array(z.int().min(1)).min(2).max(12).describe('Sizes, growing.'),
    fixed: dimSizes.optional().describe('Sizes of the other dims.'),
    inputs: literals.optional().describe('Literal inputs by parameter, the same in every timed call.'),
    gen: generators.optional().describe('Generator by parameter.'),
    generator: z.string().optional().describe('Id of a generator fence.'),
    generatorParams: generatorParams.optional().describe('Constants handed to the generator.'),
    bound: z.string().min(3).optional().describe('The bound that the statement asks for: "O(T) memory, O(T^2) time".'),
    tiers: z
      .strictObject({
        pass: z.number().positive().describe('Slower than this is too slow, where the problem asks for speed.'),
        good: z.number().positive().describe('Up to this is good.'),
        great: z.number().positive().describe('Up to this is great.'),
      })
      .describe('Ratios of time, person / accepted solution: pass > good > great.'),
  })
  .describe('How time is measured and graded.');

export const limitsSchema = z
  .strictObject({
    timeMs: z.int().min(1).max(60_000).optional().describe('Time limit of one case, in milliseconds; 4000 by default.'),
    largestTensor: z.int().min(1).optional().describe('Elements of the largest tensor or array a solution may form.'),
    peakBytes: z.int().min(1).optional().describe('Bytes of all tensors alive at once, inputs included.'),
  })
  .describe('Limits of a solution.');

export const libraryMember = z
  .string()
  .regex(/^(tf|math)\.\w+(\.\w+)*$/, 'must name a member of tf or math, such as tf.train.adam');

export const bugsSchema = z
  .record(slug, z.array(caseId).min(1))
  .describe('Kind debug: id of a mistake -> ids of the cases that prove that bug gone.');
