/** Progress that is worth telling: nothing of a run that is over in a moment, and of a long one not every step. */

import type { Progress } from '#judge/run/judge-submission';

/** Ms. Drawing a step costs the page as much as judging a case, and the two share the processor. */
const EVERY_MS = 150;

/** @returns `tell`, which passes on the latest step at most once in EVERY_MS, and `stop`, after which nothing is passed on */
export function throttleProgress(onProgress: (progress: Progress) => void): {
  readonly tell: (progress: Progress) => void;
  readonly stop: () => void;
} {
  let latest: Progress | undefined;
  const timer = setInterval(() => {
    if (latest !== undefined) onProgress(latest);
    latest = undefined;
  }, EVERY_MS);
  return {
    tell: (progress) => {
      latest = progress;
    },
    stop: () => clearInterval(timer),
  };
}
