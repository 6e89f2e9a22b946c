/** The key `signature`: what a solution exports, a function or a class. */

import { z } from 'zod';
import { identifier } from './schema-names';

const type = z
  .string()
  .describe('f32[B,T], i32[N], bool[T,S], int, float, bool, string or "list of …"; a parameter may end in "?"');
const params = z.record(identifier, type).describe('Parameter name -> type, in the order of the arguments.');
const returns = z
  .union([type, z.record(identifier, type)], 'must be a type, or a map of names to types')
  .describe('One type, or a record of named outputs.');

const common = {
  name: identifier.describe('The name that a solution exports.'),
  dims: z
    .record(identifier, z.string().regex(/^\d+\.\.\d+$/, 'must be a range such as "1..64"'))
    .describe('Named dims with the range of their sizes, both ends included: { T: 1..512 }.'),
  reduces: z
    .array(identifier)
    .optional()
    .describe('The dims that the longest sums run over; they scale the automatic tolerance.'),
  assume: z.record(identifier, z.string()).optional().describe('What the inputs promise, by parameter, in words.'),
};

const functionSignature = z.strictObject({
  kind: z.literal('function').optional().describe('function (default) or class.'),
  ...common,
  params,
  returns,
});

const classSignature = z.strictObject({
  kind: z.literal('class').describe('A class: a constructor and methods, called by the script of each case.'),
  ...common,
  construct: params.describe('Parameters of the constructor.'),
  methods: z
    .record(identifier, z.strictObject({ params, returns }))
    .describe('Method name -> its parameters and what it returns.'),
});

export const signatureSchema = z
  .discriminatedUnion('kind', [functionSignature, classSignature])
  .describe('What a solution exports.');
