/** `npm run generate`: bundle the sandbox and the editor's types where their sources changed. */

import { generate } from './steps.mjs';

process.exit(generate() ? 0 : 1);
