/** Run a program on a backend, in a realm as the judge opens it. */

import { compileSolution } from '#judge/compile/compile-solution';
import type { JobOutcome, OpenRealm } from '#judge/run/realm';
import type { ReturnType } from '#judge/spec/signature';
import type { Backend } from '#judge/verdict/backend';

const LIMIT_MS = 60_000;
const VECTOR: ReturnType = {
  kind: 'single',
  type: { kind: 'tensor', dtype: 'f32', axes: [{ name: 'N' }] },
};

/** @param source exports `f`, which takes nothing and returns numbers */
export async function runOn(openRealm: OpenRealm, backend: Backend, source: string): Promise<JobOutcome> {
  const compiled = compileSolution(source, { forbid: [], isMetered: false });
  if (compiled.kind !== 'compiled') throw new Error(compiled.message);
  const realm = await openRealm({
    who: 'solver',
    libraries: ['@tensorflow/tfjs'],
    forbid: [],
    backend: backend === 'cpu' ? undefined : backend,
  });
  try {
    const loaded = await realm.load('user', compiled.module, LIMIT_MS);
    if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded));
    const call = { op: 'function', args: [], returns: VECTOR } as const;
    return await realm.run({ module: 'user', exportName: 'f', style: 'tensors', calls: [call] }, LIMIT_MS);
  } finally {
    realm.dispose();
  }
}

/** The numbers that `f` returned. */
export async function numbersOn(openRealm: OpenRealm, backend: Backend, source: string): Promise<number[]> {
  const outcome = await runOn(openRealm, backend, source);
  const output = outcome.kind === 'returned' ? outcome.outputs[0] : undefined;
  if (output?.kind !== 'tensor') throw new Error(`${backend}: ${JSON.stringify(outcome)}`);
  return [...output.data];
}
