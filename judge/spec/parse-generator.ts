/** Generator expressions of `gen`: `normal(0,30)`, `causal`, `bernoulli(0.5)`. */

import type { Generator } from './problem';
import { ProblemSpecError } from './spec-error';

/** Number of arguments of each built-in generator. */
const ARITY: Readonly<Record<string, number>> = {
  normal: 2,
  uniform: 2,
  'log-uniform': 2,
  integers: 2,
  dyadic: 3,
  constant: 1,
  bernoulli: 1,
  causal: 0,
};

/** @throws ProblemSpecError on an unknown name, a wrong count of arguments or an argument that is no number */
export function parseGenerator(text: string, where: string): Generator {
  const match = /^([a-z-]+)\s*(?:\((.*)\))?$/.exec(text.trim());
  const name = match?.[1] ?? '';
  const arity = ARITY[name];
  if (arity === undefined)
    throw new ProblemSpecError(where, `"${text}" is no generator; known are ${Object.keys(ARITY).join(', ')}`);
  const inner = (match?.[2] ?? '').trim();
  const args = inner === '' ? [] : inner.split(',').map(Number);
  if (args.length !== arity || args.some((arg) => !Number.isFinite(arg)))
    throw new ProblemSpecError(where, `"${text}": ${name} takes ${arity} number${arity === 1 ? '' : 's'}`);
  return { name, args };
}
