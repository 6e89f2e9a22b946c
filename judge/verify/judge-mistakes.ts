/** Every mistake against every case: what it answers, who rejects it, and by how much. */

import type { Problem } from '../spec/problem';
import type { Bench, CaseRun } from './bench';
import { judgePlain, marginOf } from './judge-plain';
import type { Preparations } from './prepare-all';
import { asTensors } from './raw-values';
import type { MatrixRow } from './verification';

/** One mistake under one salt, in style arrays. */
export interface MistakeRun {
  readonly saltIndex: number;
  readonly cases: readonly CaseRun[];
}

export interface JudgedMistake {
  readonly id: string;
  readonly source: string;
  /** Why it cannot be run at all. */
  readonly trouble: string | undefined;
  readonly runs: readonly MistakeRun[];
  /** One row a style under each salt; a mistake that tensors cannot express has none of that style. */
  readonly rows: readonly (MatrixRow & { readonly saltIndex: number })[];
}

/** A rejection must not hang on one draw. */
const SALTS_OF_MISTAKES = 2;

export async function judgeMistakes(
  problem: Problem,
  saltCount: number,
  preparations: Preparations,
  bench: Bench,
): Promise<JudgedMistake[]> {
  const judged: JudgedMistake[] = [];
  for (const { id, source } of problem.mistakes) {
    const runs: MistakeRun[] = [];
    const rows: JudgedMistake['rows'][number][] = [];
    let trouble: string | undefined;
    for (let saltIndex = 0; saltIndex < Math.min(SALTS_OF_MISTAKES, saltCount); saltIndex++) {
      const drawn = (await preparations.cases(saltIndex)).flatMap((one) =>
        one.kind === 'prepared' ? [one.prepared] : [],
      );
      const outcome = await bench.run({ source, style: 'arrays' }, drawn);
      if (outcome.kind === 'not-loaded') {
        trouble = outcome.message;
        break;
      }
      runs.push({ saltIndex, cases: outcome.cases });
      // Cases that are written out answer alike under every salt: they were judged under the first.
      const drawnIds = new Set(drawn.map((one) => one.id));
      const kept = runs.length === 1 ? [] : (runs[0]?.cases.filter(({ prepared }) => !drawnIds.has(prepared.id)) ?? []);
      rows.push(...(await rowsOf(id, saltIndex, [...kept, ...outcome.cases])));
    }
    judged.push({ id, source, trouble, runs, rows });
  }
  return judged;
}

async function rowsOf(
  mistake: string,
  saltIndex: number,
  cases: readonly CaseRun[],
): Promise<JudgedMistake['rows'][number][]> {
  const arrays = cases.map(({ prepared, judgement }) => ({ id: prepared.id, margin: marginOf(judgement) }));
  const tensors: { id: string; margin: number }[] = [];
  for (const { prepared, outcome } of cases) {
    if (outcome.kind !== 'returned' || outcome.mutated !== null) continue;
    const outputs = outcome.outputs.flatMap((raw) => asTensors(raw) ?? []);
    if (outputs.length !== outcome.outputs.length) continue;
    tensors.push({ id: prepared.id, margin: marginOf(await judgePlain(outputs, prepared)) });
  }
  const row = (style: 'arrays' | 'tensors', judged: readonly { id: string; margin: number }[]) => ({
    mistake,
    style,
    saltIndex,
    rejectedBy: judged.filter(({ margin }) => margin > 0).map(({ id }) => id),
    margin: Math.max(0, ...judged.map(({ margin }) => margin)),
  });
  return [row('arrays', arrays), ...(tensors.length === cases.length ? [row('tensors', tensors)] : [])];
}
