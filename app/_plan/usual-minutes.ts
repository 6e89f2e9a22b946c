/** How long a problem usually takes, in minutes: what an interview of 45 minutes leaves for it. No measurement of a person. */

import type { Difficulty } from '#judge/spec/problem';

/** Solving it again, from a blank page. Longer is solved, but slow. */
export const USUAL_MINUTES: Readonly<Record<Difficulty, number>> = { easy: 15, medium: 25, hard: 40 };

/** Solving it for the first time, with reading and a look at the solutions afterwards. */
export const FIRST_MINUTES: Readonly<Record<Difficulty, number>> = { easy: 25, medium: 40, hard: 60 };
