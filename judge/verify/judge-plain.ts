/** Verdict on outputs that no realm returned: junk, and answers moved to another style. */

import type { Compiled } from '../compile/compile-solution';
import { type CaseJudgement, judgeOutcome } from '../run/judge-case';
import type { PreparedCase } from '../run/prepare-cases';
import type { RawValue } from '../run/realm';

/** Nothing was compiled: outputs that are there cannot have thrown, so no position is asked for. */
const NO_SOURCE: Compiled = {
  kind: 'compiled',
  module: { code: '', libraries: [] },
  exports: [],
  declared: [],
  originalPosition: () => null,
};

export async function judgePlain(outputs: readonly RawValue[], prepared: PreparedCase): Promise<CaseJudgement> {
  return judgeOutcome({ kind: 'returned', outputs, mutated: null, elapsedMs: 0 }, prepared, NO_SOURCE);
}

/** A distance this far beyond the critical one is no chance: tests of chance know no tolerance to multiply. */
const SURE_OF_SAMPLE = 1.5;

/** Error over tolerance of a judged case: 0 where it was accepted, Infinity where it fails by other means than values. */
export function marginOf({ verdict, worst, comparisons, isSampled }: CaseJudgement): number {
  if (verdict === 'accepted') return 0;
  if (verdict !== 'wrong-value' && verdict !== 'property-broken') return Number.POSITIVE_INFINITY;
  const ratios = comparisons.flatMap((one) => (one.worst === null ? [] : [one.worst.errorOverTolerance]));
  const margin = Math.max(worst?.errorOverTolerance ?? Number.POSITIVE_INFINITY, ...ratios);
  return isSampled && margin >= SURE_OF_SAMPLE ? Number.POSITIVE_INFINITY : margin;
}
