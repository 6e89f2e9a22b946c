/** What each day saw of practice, by the local calendar. */

import { type Day, dayOf } from './days';
import type { Outcome } from './first-solves';

export interface PracticeDay {
  readonly submissions: number;
  /** Different problems with an accepted submission. */
  readonly accepted: number;
  /** Rounds whose clock was started. */
  readonly rounds: number;
}

export interface Practice {
  readonly submissions: readonly Outcome[];
  /** When each round was started, ms since 1970. */
  readonly roundStarts: readonly number[];
}

/** Days on which nothing happened are left out. */
export function practiceDays({ submissions, roundStarts }: Practice, timeZone: string): ReadonlyMap<Day, PracticeDay> {
  const days = new Map<Day, { submissions: number; problems: Set<string>; rounds: number }>();
  const dayAt = (atMs: number) => {
    const key = dayOf(atMs, timeZone);
    const day = days.get(key) ?? { submissions: 0, problems: new Set(), rounds: 0 };
    days.set(key, day);
    return day;
  };
  for (const { problem, at, verdict } of submissions) {
    const day = dayAt(at);
    day.submissions++;
    if (verdict === 'accepted') day.problems.add(problem);
  }
  for (const at of roundStarts) dayAt(at).rounds++;
  return new Map(
    [...days].map(([day, { submissions: count, problems, rounds }]) => [
      day,
      { submissions: count, accepted: problems.size, rounds },
    ]),
  );
}
