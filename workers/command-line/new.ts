/** `npm run problems:new -- <slug> [--into folder]`: a problem to fill in. Asks nothing. Exit 0, or 2 with a reason. */

import { UsageError } from './find-problem';
import { newProblem } from './new-problem';

try {
  process.stdout.write(newProblem(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
