/** The review that makes a card: a problem's first accepted submission. */

import type { Verdict } from '#judge/verdict/verdict';
import type { Review } from './review';

export interface Outcome {
  readonly problem: string;
  readonly at: number;
  readonly verdict: Verdict;
}

/** First reviews of all problems that were accepted and have no review yet: for submissions that came without. */
export function firstSolves(submissions: readonly Outcome[], reviewed: ReadonlySet<string>): Review[] {
  const wrong = new Map<string, number>();
  const found = new Map<string, Review>();
  for (const { problem, at, verdict } of [...submissions].sort((a, b) => a.at - b.at)) {
    if (found.has(problem) || reviewed.has(problem)) continue;
    if (verdict === 'accepted') found.set(problem, firstSolve(problem, at, wrong.get(problem) ?? 0));
    else wrong.set(problem, (wrong.get(problem) ?? 0) + 1);
  }
  return [...found.values()];
}

/** @param at ms since 1970 @param wrong submissions with another verdict before */
function firstSolve(problem: string, at: number, wrong: number): Review {
  return {
    problem,
    startedAt: at,
    kind: 'first',
    status: 'accepted',
    endedAt: at,
    wrong,
    workedMs: null,
    usualMinutes: null,
    chosen: null,
    updatedAt: at,
  };
}
