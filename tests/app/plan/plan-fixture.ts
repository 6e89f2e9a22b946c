/** Reviews, problems and plans for the tests of plans. */

import type { PlanProblem } from '../../../app/_plan/plan-problem';
import type { Review } from '../../../app/_plan/review';
import type { ScheduleInput } from '../../../app/_plan/schedule';

/** A Monday. */
export const TODAY = '2026-03-02';
export const NOON = Date.UTC(2026, 2, 2, 12);
export const DAY_MS = 24 * 60 * 60_000;

export function review(problem: string, more: Partial<Review> = {}): Review {
  const startedAt = more.startedAt ?? NOON;
  return {
    problem,
    startedAt,
    kind: 'blank-page',
    status: 'accepted',
    endedAt: startedAt,
    wrong: 0,
    workedMs: null,
    usualMinutes: null,
    chosen: null,
    updatedAt: startedAt,
    ...more,
  };
}

export function problem(slug: string, more: Partial<PlanProblem> = {}): PlanProblem {
  return { slug, difficulty: 'easy', topics: ['attention'], ...more };
}

/** Thirty problems, ten of a difficulty, two of a topic. */
export const problems: readonly PlanProblem[] = Array.from({ length: 30 }, (_, i) =>
  problem(`p${String(i).padStart(2, '0')}`, {
    difficulty: (['easy', 'medium', 'hard'] as const)[Math.floor(i / 10)] ?? 'easy',
    topics: [`topic-${i % 15}`],
  }),
);

export function input(more: Partial<ScheduleInput> = {}): ScheduleInput {
  return {
    today: TODAY,
    plan: { interviewDay: '2026-04-13', hoursPerWeek: 6, topics: [], startedOn: TODAY },
    problems,
    solved: new Set(),
    tried: new Set(),
    cards: [],
    needs: [],
    rounds: [
      { id: 'phone', minutes: 45 },
      { id: 'loop', minutes: 155 },
    ],
    doneRounds: [],
    doneTodayMinutes: 0,
    ...more,
  };
}
