/** The person's own input as a case: held against the signature, answered by the reference. */

import type { CaseSpec, Problem } from '../spec/problem';
import { ProblemSpecError } from '../spec/spec-error';
import type { Author } from './author';
import { type PreparedCase, prepareCase } from './prepare-cases';

/** The person's own input cannot be judged; the message is written to their face. */
export class OwnInputError extends Error {
  override readonly name = 'OwnInputError';
}

/**
 * @param inputs literal values by parameter name (class problems: `instances` and `script` are not offered)
 * @throws OwnInputError when the input does not fit the signature, lies on a knife edge, or makes the reference fail;
 *   ProblemSpecError when the author's code is at fault whatever the input
 */
export async function ownCase(
  problem: Problem,
  inputs: Readonly<Record<string, unknown>>,
  index: number,
  author: Author,
): Promise<PreparedCase> {
  try {
    return await prepareOwn(problem, inputs, `own-${index + 1}`, author);
  } catch (error) {
    const where = error instanceof ProblemSpecError ? /^(?:cases\.)?own-\d+\.?(.*)$/.exec(error.where) : null;
    if (where === null || !(error instanceof ProblemSpecError)) throw error;
    const name = where[1] ?? '';
    const problemText = error.problem.startsWith('is ill-posed')
      ? 'rounding alone would change the answer; choose numbers that are further apart'
      : error.problem;
    throw new OwnInputError(`Your input ${index + 1}: ${name === '' ? '' : `${name}: `}${problemText}`);
  }
}

async function prepareOwn(
  problem: Problem,
  inputs: Readonly<Record<string, unknown>>,
  id: string,
  author: Author,
): Promise<PreparedCase> {
  const { signature } = problem;
  if (signature.kind !== 'function')
    throw new ProblemSpecError(id, 'own inputs are for problems that ask for a function');
  const names = signature.params.map((param) => param.name);
  const unknown = Object.keys(inputs).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new ProblemSpecError(id, `${unknown} is no parameter; there are ${names.join(', ')}`);
  const missing = signature.params.find((param) => !param.optional && !(param.name in inputs));
  if (missing !== undefined) throw new ProblemSpecError(id, `${missing.name} is missing`);
  const spec: CaseSpec = {
    id,
    sample: true,
    note: 'Your own input',
    dims: {},
    inputs,
    gen: {},
    generator: undefined,
    generatorParams: {},
    seeds: 1,
    exact: false,
    instances: [],
    script: [],
    timeLimitMs: undefined,
  };
  return prepareCase(problem, { spec, seedNumber: 0, property: undefined }, 0, author);
}
