/**
 * Which new problem comes next: the one with the least
 *
 *   |difficulty − 2 · progress| − 2 · need + likeness − begun
 *
 * difficulty 0 easy, 1 medium, 2 hard; progress 0 at the beginning of the preparation, 1 at the interview; need of its
 * neediest topic, 0 to 1 (`topic-needs.ts`): a topic on which everything failed outweighs two grades of difficulty;
 * likeness: the share of the last three problems that have a topic in common with it, so that topics take turns;
 * begun: 1 where it was tried and not solved.
 *
 * Two rules stand above: topics that the person chose come before all others, and a harder problem waits until an easier
 * one of its main topic (the first that it names) is behind the person, where there is one.
 */

import type { Difficulty } from '#judge/spec/problem';
import type { PlanProblem } from './plan-problem';

const GRADES: Readonly<Record<Difficulty, number>> = { easy: 0, medium: 1, hard: 2 };
/** More than every other term together. */
const UNWANTED = 100;

export interface Circumstances {
  /** Topics that the person chose; empty: all. */
  readonly wanted: readonly string[];
  readonly progress: number;
  readonly needs: ReadonlyMap<string, number>;
  readonly tried: ReadonlySet<string>;
  /** The last problems that were planned. */
  readonly recent: readonly PlanProblem[];
  /** Solved, or planned before. */
  readonly known: readonly PlanProblem[];
}

/** @returns undefined where there is no candidate */
export function pickProblem(candidates: readonly PlanProblem[], around: Circumstances): PlanProblem | undefined {
  let best: { readonly problem: PlanProblem; readonly cost: number } | undefined;
  for (const problem of candidates) {
    if (waits(problem, candidates, around)) continue;
    const cost = costOf(problem, around);
    if (best === undefined || cost < best.cost || (cost === best.cost && problem.slug < best.problem.slug))
      best = { problem, cost };
  }
  return best?.problem;
}

function waits(problem: PlanProblem, candidates: readonly PlanProblem[], { known }: Circumstances): boolean {
  const isEasier = (other: PlanProblem): boolean =>
    other.topics[0] === problem.topics[0] && GRADES[other.difficulty] < GRADES[problem.difficulty];
  return candidates.some(isEasier) && !known.some(isEasier);
}

function costOf(problem: PlanProblem, { wanted, progress, needs, tried, recent }: Circumstances): number {
  const { topics, difficulty, slug } = problem;
  const need = Math.max(0, ...topics.map((topic) => needs.get(topic) ?? 0));
  const alike = recent.filter((other) => other.topics.some((topic) => topics.includes(topic))).length;
  const isUnwanted = wanted.length > 0 && !topics.some((topic) => wanted.includes(topic));
  return (
    Math.abs(GRADES[difficulty] - 2 * progress) -
    2 * need +
    (recent.length === 0 ? 0 : alike / recent.length) -
    (tried.has(slug) ? 1 : 0) +
    (isUnwanted ? UNWANTED : 0)
  );
}
