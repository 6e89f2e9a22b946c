/** Every kind of junk in every case, judged as if a program had returned it. */

import { isSameAnswer } from '../run/raw-answer';
import type { ProgramRun } from './bench';
import { judgePlain } from './judge-plain';
import { type Junk, junkFor } from './junk';

export interface LetThrough {
  /** Id of the case that accepts the junk. */
  readonly id: string;
  readonly junk: Junk;
  /** The junk equals what the reference returned, element by element. */
  readonly isTheAnswer: boolean;
}

export interface TriedJunk {
  readonly letThrough: readonly LetThrough[];
  /** In how many cases each kind was tried, by its name. */
  readonly tried: ReadonlyMap<string, number>;
}

/** @param run the reference's answers */
export async function tryJunk(run: ProgramRun): Promise<TriedJunk> {
  const letThrough: LetThrough[] = [];
  const tried = new Map<string, number>();
  if (run.kind !== 'ran') return { letThrough, tried };
  let previous: Junk['outputs'] | undefined;
  for (const { prepared, outcome } of run.cases) {
    if (outcome.kind !== 'returned') continue;
    for (const junk of junkFor(prepared, outcome.outputs, previous)) {
      tried.set(junk.name, (tried.get(junk.name) ?? 0) + 1);
      const { verdict } = await judgePlain(junk.outputs, prepared);
      if (verdict === 'accepted')
        letThrough.push({ id: prepared.id, junk, isTheAnswer: isSameAnswer(junk.outputs, outcome.outputs) });
    }
    previous = outcome.outputs;
  }
  return { letThrough, tried };
}
