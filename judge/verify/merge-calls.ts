/** Several cases as one job, and its answer taken apart again. */

import type { PlannedCall } from '../run/make-case';
import type { PreparedCase } from '../run/prepare-cases';
import type { JobOutcome, RawValue } from '../run/realm';

/** The calls of all cases in a row; instances of later cases get numbers of their own. */
export function mergeCalls(cases: readonly PreparedCase[]): PlannedCall[] {
  let first = 0;
  return cases.flatMap(({ calls }) => {
    const offset = first;
    for (const call of calls) if (call.op !== 'function') first = Math.max(first, offset + call.instance + 1);
    return calls.map((call) => (call.op === 'function' ? call : { ...call, instance: call.instance + offset }));
  });
}

/** One outcome a case; undefined where the job did not run through, so that each case must run on its own. */
export function splitOutcome(outcome: JobOutcome, cases: readonly PreparedCase[]): JobOutcome[] | undefined {
  if (outcome.kind !== 'returned' || outcome.mutated !== null) return undefined;
  // Outputs share a budget of elements: what is too large together may be right alone.
  if (outcome.outputs.some(isTooLarge)) return undefined;
  const elapsedMs = outcome.elapsedMs / Math.max(1, cases.length);
  let at = 0;
  return cases.map(({ calls }): JobOutcome => {
    const count = calls.filter(({ op }) => op !== 'new').length;
    const outputs = outcome.outputs.slice(at, at + count);
    at += count;
    return { kind: 'returned', outputs, mutated: null, elapsedMs };
  });
}

function isTooLarge(raw: RawValue): boolean {
  if (raw.kind === 'list') return raw.items.some(isTooLarge);
  if (raw.kind === 'record') return raw.fields.some(([, value]) => isTooLarge(value));
  return raw.kind === 'too-large';
}
