/** The time of a timed job by the shell's own clock, beside the realm's. Shared by the browser and Node shells. */

import type { JobOutcome } from '#judge/run/realm';

/**
 * @param marks when the shell heard that the timed part began and was over
 * @returns the outcome with `outsideMs`: endless without both marks, so that the clocks are seen to disagree
 */
export function withOutsideTime(
  outcome: JobOutcome,
  { start, end }: { readonly start?: number; readonly end?: number },
): JobOutcome {
  if (outcome.kind !== 'returned') return outcome;
  return { ...outcome, outsideMs: start === undefined || end === undefined ? Number.POSITIVE_INFINITY : end - start };
}
