/** A report as it comes back from storage. */

import { z } from 'zod';
import { BACKENDS, FALLBACK_REASONS } from '#judge/verdict/backend';
import { type Report, VERDICTS } from '#judge/verdict/verdict';
import { speedSchema, timingSchema } from './timing-schema';

/** z.number() refuses NaN and infinities, which wrong answers are full of. */
const anyNumber = z.custom<number>((value) => typeof value === 'number');
const positionSchema = z.object({ line: z.number(), column: z.number() });
const namedTextSchema = z.object({ name: z.string(), text: z.string() });

const caseSchema = z.object({
  id: z.string(),
  seed: z.string(),
  verdict: z.enum(VERDICTS),
  message: z.string(),
  worst: z
    .object({
      output: z.string(),
      index: z.array(z.number()),
      expected: anyNumber,
      actual: anyNumber,
      errorOverTolerance: anyNumber,
      texts: z.object({ expected: z.string(), actual: z.string() }).optional(),
    })
    .nullable(),
  elapsedMs: z.number(),
  note: z.string().optional(),
  inputs: z.array(namedTextSchema),
  comparisons: z.array(
    z.object({
      output: z.string(),
      axes: z.array(z.string()),
      shape: z.array(z.number()),
      expected: z.array(anyNumber),
      actual: z.array(anyNumber),
      errorOverTolerance: z.array(anyNumber),
      truncated: z.boolean(),
      texts: z.object({ expected: z.array(z.string()), actual: z.array(z.string()) }).optional(),
    }),
  ),
  position: positionSchema.nullable(),
  stack: z.array(z.string()),
});

const fieldsSchema = z.object({
  problem: z.string(),
  style: z.enum(['arrays', 'tensors']),
  backend: z.enum(BACKENDS),
  // Reports that were kept before there was a choice have none.
  fallbacks: z
    .array(z.object({ backend: z.enum(BACKENDS), reason: z.enum(FALLBACK_REASONS), message: z.string() }))
    .default([]),
  mode: z.enum(['run', 'submit']),
  salt: z.number(),
  verdict: z.enum(VERDICTS),
  message: z.string(),
  position: positionSchema.nullable(),
  cases: z.array(caseSchema),
  totalCases: z.number(),
  diagnosis: z
    .object({ mistake: z.string(), says: z.string(), match: z.enum(['all', 'some']), cases: z.array(z.string()) })
    .nullable(),
  // Reports that were kept before there were bugs have none.
  bugs: z
    .array(z.object({ id: z.string(), says: z.string().optional(), gone: z.boolean(), cases: z.array(z.string()) }))
    .default([]),
  console: z.array(z.object({ level: z.enum(['log', 'info', 'warn', 'error', 'debug']), text: z.string() })),
  consoleDropped: z.number(),
  timing: timingSchema.nullable(),
  // Reports that were kept before speed was measured have none.
  speed: speedSchema.nullable().default(null),
  // Reports that were kept before tensors were counted have none.
  untidyCase: z.string().nullable().default(null),
  elapsedMs: z.number(),
});

/** `note` is always present in a report, if only as undefined; zod drops keys that are absent. */
export const reportSchema = fieldsSchema.transform(
  (report): Report => ({ ...report, cases: report.cases.map((one) => ({ ...one, note: one.note })) }),
);

/** Failing cases whose numbers are kept with a submission; of the others the words are enough. */
const MAX_PICTURES = 3;

/** Cut a report down to what is worth keeping on the device. */
export function trimReport(report: Report): Report {
  let pictures = 0;
  const cases = report.cases.map((one) => {
    const keepsNumbers = one.verdict !== 'accepted' && pictures++ < MAX_PICTURES;
    return keepsNumbers ? one : { ...one, comparisons: [], inputs: [] };
  });
  return { ...report, cases };
}
