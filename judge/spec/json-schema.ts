/** The front matter as JSON Schema, so that editors complete its keys and show what they mean. */

import { z } from 'zod';
import { frontMatterSchema } from './schema';

/** Where a tool reads it, and what the problem files may name. */
const TITLE = 'Front matter of a Tensor Kata problem, format 1';

/**
 * Make the JSON Schema (draft 7, which YAML language servers read) from the schema that the parser uses.
 * It tells the form of each key; references between keys and fences are checked by the parser alone.
 */
export function problemJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(frontMatterSchema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      // Every whole number is bounded by what a double can hold; said at each of them it is noise.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  const { $schema, ...rest } = schema;
  return { $schema, title: TITLE, ...rest };
}
