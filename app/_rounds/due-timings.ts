/** Accepted submissions of a round whose time was not measured yet. */

import type { ProblemFigures } from './report';
import type { Round } from './round';
import { saltOf } from './round-code';
import { acceptedAttempt, type RoundState } from './round-state';

export interface DueTiming {
  /** Index in the whole round. */
  readonly problem: number;
  readonly slug: string;
  readonly title: string;
  readonly attempt: number;
  readonly style: 'arrays' | 'tensors';
  readonly code: string;
  /** Of this submission: its inputs derive from it. */
  readonly salt: number;
}

/** The first accepted submission to each problem, in the order of the round. */
export function dueTimings(
  round: Round,
  report: { readonly state: RoundState; readonly problems: readonly Pick<ProblemFigures, 'timing'>[] },
): DueTiming[] {
  return round.problems.flatMap(({ slug, title }, problem): DueTiming[] => {
    const own = report.state.problems[problem];
    const accepted = own === undefined ? undefined : acceptedAttempt(own);
    if (accepted === undefined || report.problems[problem]?.timing !== null) return [];
    const { attempt, style, code } = accepted;
    return [{ problem, slug, title, attempt, style, code, salt: saltOf(round.seed, slug, attempt) }];
  });
}
