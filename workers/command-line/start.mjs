/** `npm start`: on a fresh clone installs, generates, builds; then serves the app on PORT or 3000. */

import { build, generate, install, run } from './steps.mjs';

if (!install() || !generate() || !build()) process.exit(1);
const port = process.env.PORT ?? '3000';
console.log(`Tensor Kata: http://localhost:${port}`);
process.exit(run('npx', ['next', 'start', '--port', port]) ? 0 : 1);
