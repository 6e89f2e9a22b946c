/** `npm run problems:schema`: write the JSON Schema of the front matter for editors. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { problemJsonSchema } from '#judge/spec/json-schema';

const FILE = fileURLToPath(new URL('../../problems/problem.schema.json', import.meta.url));

writeFileSync(FILE, `${JSON.stringify(problemJsonSchema(), null, 2)}\n`);
process.stdout.write(`wrote ${FILE}\n`);
