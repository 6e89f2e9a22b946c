/**
 * Which mock round a week holds, if any: one a week, of at most half its minutes, once there are three problems to
 * rehearse. The one that was done least often comes first; among those the shorter in the first half of the
 * preparation and the longer in the second, then the one with the lower last score.
 */

import type { Day } from './days';

export interface RoundChoice {
  /** Of its template. */
  readonly id: string;
  /** Breaks included. */
  readonly minutes: number;
}

export interface DoneRound {
  readonly template: string;
  readonly day: Day;
  /** 0 to 100; undefined where it is only planned. */
  readonly score: number | undefined;
}

interface Circumstances {
  readonly weekMinutes: number;
  readonly leftMinutes: number;
  /** Problems that were solved, or planned before. */
  readonly known: number;
  /** 0 at the beginning of the preparation, 1 at the interview. */
  readonly progress: number;
}

const LEAST_KNOWN = 3;

/** @param done oldest first */
export function pickRound(
  rounds: readonly RoundChoice[],
  done: readonly DoneRound[],
  { weekMinutes, leftMinutes, known, progress }: Circumstances,
): RoundChoice | undefined {
  if (known < LEAST_KNOWN) return undefined;
  const timesOf = (id: string): number => done.filter(({ template }) => template === id).length;
  const scoreOf = (id: string): number => done.findLast(({ template }) => template === id)?.score ?? 100;
  const direction = progress < 0.5 ? 1 : -1;
  const [first] = rounds
    .filter(({ minutes }) => minutes <= leftMinutes && minutes <= weekMinutes / 2)
    .sort(
      (a, b) =>
        timesOf(a.id) - timesOf(b.id) ||
        direction * (a.minutes - b.minutes) ||
        scoreOf(a.id) - scoreOf(b.id) ||
        (a.id < b.id ? -1 : 1),
    );
  return first;
}
