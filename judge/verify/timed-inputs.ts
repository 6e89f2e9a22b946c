/** The inputs of timed calls are made as those of cases are; nobody would see before a person submits that they cannot. */

import { createAuthor } from '../run/author';
import { createRounds } from '../run/timed-inputs';
import { ProblemSpecError } from '../spec/spec-error';
import type { VerifyContext } from './context';
import type { Finding } from './verification';

/** The first size whose inputs cannot be made. */
export async function findTimedInputs(context: VerifyContext): Promise<Finding[]> {
  const { problem, preparations, salts, locate } = context;
  const { performance } = problem;
  if (performance === undefined) return [];
  const author = createAuthor(problem, preparations.watched.openRealm);
  try {
    for (const n of performance.n) await createRounds(problem, performance, n, salts[0] ?? 1, author);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemSpecError)) throw error;
    const message = `cannot make the inputs of timed calls: ${error.where.replace(/^cases\./, '')}: ${error.problem}`;
    return [{ severity: 'error', where: 'performance', message, ...locate.path('performance') }];
  } finally {
    author.dispose();
  }
}
