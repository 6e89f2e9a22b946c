/** What a schedule needs to know of a problem. */

import type { Difficulty } from '#judge/spec/problem';

export interface PlanProblem {
  /** The bank's slug, or the key of an own problem. */
  readonly slug: string;
  readonly difficulty: Difficulty;
  readonly topics: readonly string[];
}
