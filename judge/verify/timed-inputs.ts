/** Timed calls are made as those of cases are; nobody would see before a person submits that they cannot be. */

import { type Author, createAuthor, readOutputs } from '../run/author';
import { createRounds, type Unit } from '../run/timed-inputs';
import type { Problem } from '../spec/problem';
import { ProblemSpecError } from '../spec/spec-error';
import type { VerifyContext } from './context';
import type { Finding } from './verification';

/** The first size whose inputs cannot be made, or whose answers do not fit the signature. */
export async function findTimedInputs(context: VerifyContext): Promise<Finding[]> {
  const { problem, preparations, salts, locate } = context;
  const { performance } = problem;
  if (performance === undefined) return [];
  const author = createAuthor(problem, preparations.watched.openRealm);
  try {
    for (const n of performance.n) {
      const rounds = await createRounds(problem, performance, n, salts[0] ?? 1, author);
      const [unit] = await rounds.units(0, 1);
      const trouble = unit === undefined ? 'there are none' : await troubleWith(problem, unit, author);
      if (trouble === undefined) continue;
      const message = `the reference cannot answer the timed call at n = ${n}: ${trouble}`;
      return [{ severity: 'error', where: 'performance', message, ...locate.path('performance') }];
    }
    return [];
  } catch (error) {
    if (!(error instanceof ProblemSpecError)) throw error;
    const message = `cannot make the inputs of timed calls: ${error.where.replace(/^cases\./, '')}: ${error.problem}`;
    return [{ severity: 'error', where: 'performance', message, ...locate.path('performance') }];
  } finally {
    author.dispose();
  }
}

/** Why the reference gives no answer that fits the signature; undefined where it does. */
async function troubleWith(problem: Problem, { calls, dims }: Unit, author: Author): Promise<string | undefined> {
  const outcome = await author.run('reference', problem.reference, calls);
  if (outcome.kind !== 'returned') return 'message' in outcome ? outcome.message : outcome.kind;
  const read = readOutputs(outcome.outputs, calls, dims);
  return read.kind === 'leaves' ? undefined : read.message;
}
