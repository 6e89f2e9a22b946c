/**
 * Junk must be rejected: zeros, ones, NaN, the first input, a wrong shape, the previous output.
 *
 * Junk may be the right answer of a case (no update leaves the weights as they are: the first input), and then the
 * case has to accept it. That is allowed where the junk equals the reference's own answer, or where a comparator of
 * the judge's takes it for equal (up to a sign, in another order); the same junk must then be rejected by another
 * case. A comparator that runs the author's code is believed in no case: what it lets through must equal the answer.
 */

import type { Comparator } from '../spec/problem';
import type { Check } from './check';
import type { VerifyContext } from './context';
import type { Finding } from './verification';

/** Comparators that decide by the author's code, or by chance. */
const LENIENT: readonly Comparator['kind'][] = ['custom', 'valid-by', 'statistical'];

function isLenient({ problem }: VerifyContext): boolean {
  return Object.values(problem.compare).some(({ kind }) => LENIENT.includes(kind));
}

export const checkJunk: Check = {
  id: 'junk',
  title: 'Junk is rejected: zeros, ones, NaN, the first input, a wrong shape, the previous output',
  needs: 'cases',
  async run(context) {
    const { letThrough, tried } = await context.junk();
    const findings = letThrough
      .filter(({ junk }) => !junk.mayBeRight)
      .map(
        ({ id, junk }): Finding => ({
          severity: 'error',
          where: `cases.${id}`,
          message: `accepts ${junk.name}; expected wrong-shape`,
          ...context.locate.path(`cases.${id}`),
        }),
      );
    for (const [name, count] of tried) {
      const accepting = letThrough.filter(({ junk }) => junk.name === name && junk.mayBeRight);
      if (accepting.length === count && count > 0)
        findings.push({
          severity: 'error',
          where: 'cases',
          message: `${name} is accepted in every case; at least one case must reject it`,
          ...context.locate.path('cases'),
        });
    }
    return findings;
  },
};

export const checkCheckerJunk: Check = {
  id: 'checker-junk',
  title: "The author's own comparison rejects junk",
  needs: 'cases',
  async run(context) {
    if (!isLenient(context)) return [];
    const { letThrough } = await context.junk();
    return letThrough
      .filter(({ junk, isTheAnswer }) => junk.mayBeRight && !isTheAnswer)
      .map(
        ({ id, junk }): Finding => ({
          severity: 'error',
          where: `cases.${id}`,
          message: `the comparison accepts ${junk.name}, which is not the reference's answer`,
          ...context.locate.path(`cases.${id}`),
        }),
      );
  },
};
