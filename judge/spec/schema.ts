/** The form of the front matter, key by key. Unknown keys are errors; meaning is checked in parse-problem. */

import { z } from 'zod';
import { ROUND_TYPES } from './problem';

const identifier = z.string().regex(/^[A-Za-z_$][\w$]*$/, 'must be a TypeScript identifier');
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by "-"');
const caseId = z.string().regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'must be words joined by "-"');

const params = z.record(identifier, z.string());
const returns = z.union([z.string(), z.record(identifier, z.string())], 'must be a type, or a map of names to types');
const dims = z.record(identifier, z.string().regex(/^\d+\.\.\d+$/, 'must be a range such as "1..64"'));

const functionSignature = z.strictObject({
  kind: z.literal('function').optional(),
  name: identifier,
  dims,
  params,
  returns,
  reduces: z.array(identifier).optional(),
  assume: z.record(identifier, z.string()).optional(),
});

const classSignature = z.strictObject({
  kind: z.literal('class'),
  name: identifier,
  dims,
  construct: params,
  methods: z.record(identifier, z.strictObject({ params, returns })),
  reduces: z.array(identifier).optional(),
  assume: z.record(identifier, z.string()).optional(),
});

const literals = z.record(identifier, z.unknown());
const dimSize = z.union([z.int().min(0), z.array(z.int().min(0))], 'must be a whole number, or a list of them');

const caseSchema = z.strictObject({
  id: caseId,
  sample: z.boolean().optional(),
  note: z.string().optional(),
  dims: z.record(identifier, dimSize).optional(),
  inputs: literals.optional(),
  gen: z.record(identifier, z.string()).optional(),
  generator: z.string().optional(),
  generatorParams: z.record(identifier, z.union([z.number(), z.string(), z.boolean()])).optional(),
  seeds: z.int().min(1).max(50).optional(),
  exact: z.boolean().optional(),
  timeLimitMs: z.int().min(1).optional(),
  instances: z.array(literals).min(1).optional(),
  script: z
    .union([
      z.string().regex(/^\w+ x [1-9]\d{0,2}$/, 'must read like "step x 5" (at most 999 calls)'),
      z
        .array(z.strictObject({ on: z.int().min(0).max(99).optional(), call: identifier, inputs: literals.optional() }))
        .min(1),
    ])
    .optional(),
});

const edit = z.tuple([z.string().min(1), z.string()]);
const mistakes = z.record(slug, z.strictObject({ edit: z.array(edit).min(1).optional(), says: z.string().min(10) }));

export const frontMatterSchema = z.strictObject({
  format: z.literal(1),
  id: slug,
  uuid: z.uuid({ version: 'v4', error: 'must be a random UUID (version 4)' }),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a semantic version such as 1.0.0'),
  title: z.string().min(3),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  topics: z.array(slug).min(1),
  license: z.string(),
  kind: z.enum(['implement', 'optimise', 'debug']).optional(),
  askedIn: z.array(z.enum(ROUND_TYPES)).optional(),
  signature: z.union([classSignature, functionSignature]),
  cases: z.array(caseSchema).min(1),
  properties: z
    .array(z.strictObject({ permute: z.record(identifier, identifier), output: z.string(), says: z.string().min(10) }))
    .optional(),
  mistakes,
  slow: mistakes.optional(),
  forbid: z.array(z.strictObject({ name: z.string().regex(/^(tf|math)\.\w+(\.\w+)*$/), why: z.string() })).optional(),
  limits: z.strictObject({ timeMs: z.int().min(1).max(60_000) }).optional(),
  hints: z.array(z.string()).min(1),
  followUps: z.array(z.strictObject({ ask: z.string(), answer: z.string() })).optional(),
  complexity: z.string().optional(),
});

export type FrontMatter = z.infer<typeof frontMatterSchema>;
export { classSignature, functionSignature };
