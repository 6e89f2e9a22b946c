/** Names and sizes as the front matter writes them. */

import { z } from 'zod';

export const identifier = z.string().regex(/^[A-Za-z_$][\w$]*$/, 'must be a TypeScript identifier');
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by "-"');
export const caseId = z.string().regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'must be words joined by "-"');

/** One sentence to the person's face; shorter ones explain nothing. */
export const says = z.string().min(10);

const dimSize = z.union([z.int().min(0), z.array(z.int().min(0))], 'must be a whole number, or a list of them');

/** Sizes of the named dims; a list dim takes a list of sizes. */
export const dimSizes = z.record(identifier, dimSize);

/** Parameter -> generator expression such as `normal(0,30)`. */
export const generators = z.record(identifier, z.string());

export const generatorParams = z.record(identifier, z.union([z.number(), z.string(), z.boolean()]));

export const literals = z.record(identifier, z.unknown());
