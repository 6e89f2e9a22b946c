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
  const arity = Object.hasOwn(ARITY, name) ? ARITY[name] : undefined;
  if (arity === undefined)
    throw new ProblemSpecError(where, `"${text}" is no generator; known are ${Object.keys(ARITY).join(', ')}`);
  const inner = (match?.[2] ?? '').trim();
  // Number('') is 0, but normal(1,) is a slip.
  const args = inner === '' ? [] : inner.split(',').map((arg) => (arg.trim() === '' ? Number.NaN : Number(arg)));
  if (args.length !== arity || args.some((arg) => !Number.isFinite(arg)))
    throw new ProblemSpecError(where, `"${text}": ${name} takes ${arity} number${arity === 1 ? '' : 's'}`);
  const trouble = troubleOf(name, args);
  if (trouble !== undefined) throw new ProblemSpecError(where, `"${text}": ${trouble}`);
  return { name, args };
}

/** Arguments that would draw NaN, nothing at all, or something else than they say. */
function troubleOf(name: string, [a = 0, b = 0, c = 1]: readonly number[]): string | undefined {
  switch (name) {
    case 'normal':
      return b < 0 ? 'the deviation is below 0' : undefined;
    case 'uniform':
      return a > b ? 'the range is empty' : undefined;
    case 'log-uniform':
      return a > b ? 'the range is empty' : a <= 0 ? 'the range must lie above 0' : undefined;
    case 'integers':
      return a > b
        ? 'the range is empty'
        : Number.isInteger(a) && Number.isInteger(b)
          ? undefined
          : 'the bounds must be whole numbers';
    case 'dyadic':
      if (!(c >= 1 && Number.isInteger(Math.log2(c)))) return 'the denominator must be a power of 2';
      return Math.ceil(a * c) > Math.floor(b * c) ? 'the range is empty' : undefined;
    case 'bernoulli':
      return a < 0 || a > 1 ? 'the probability must lie in 0..1' : undefined;
    default:
      return undefined;
  }
}
