import { afterAll, expect, test } from 'vitest';
import type { Call, Realm, RealmNeeds } from '#judge/run/realm';
import { rehearse } from '#workers/judge/rehearse';
import { createNodeRealms } from '#workers/node/node-realm';

const realms = createNodeRealms();
afterAll(() => realms.close());

const TFJS: RealmNeeds = { who: 'solver', libraries: ['@tensorflow/tfjs'], forbid: [] };

async function answerOf(realm: Realm, body: string): Promise<unknown> {
  const code = `const tf = globalThis.__provided['@tensorflow/tfjs']; export const ask = () => ${body};`;
  expect((await realm.load('user', { code, libraries: [] }, 10_000)).kind).toBe('loaded');
  const call: Call = {
    op: 'function',
    args: [],
    returns: { kind: 'single', type: { kind: 'scalar', scalar: 'string' } },
  };
  const outcome = await realm.run({ module: 'user', exportName: 'ask', style: 'arrays', calls: [call] }, 10_000);
  if (outcome.kind !== 'returned') throw new Error(JSON.stringify(outcome));
  const [value] = outcome.outputs;
  return value?.kind === 'number' || value?.kind === 'string' ? value.value : value;
}

const FOUND = 'JSON.stringify([tf.memory(), Object.getOwnPropertyNames(globalThis).sort()])';

test('a solution finds what it would find in a fresh realm', async () => {
  const [fresh, rehearsed] = await Promise.all([realms.openRealm(TFJS), realms.openRealm(TFJS)]);
  try {
    await rehearse(rehearsed, TFJS.libraries, true);
    expect(rehearsed.console()).toEqual({ lines: [], dropped: 0 });
    expect(await answerOf(rehearsed, FOUND)).toBe(await answerOf(fresh, FOUND));
    expect(await answerOf(rehearsed, 'tf.memory().numTensors')).toBe(0);
  } finally {
    fresh.dispose();
    rehearsed.dispose();
  }
});

test.each<{ name: string; needs: RealmNeeds }>([
  { name: 'no library', needs: { who: 'solver', libraries: [], forbid: [] } },
  { name: 'mathjs', needs: { who: 'solver', libraries: ['mathjs'], forbid: [] } },
  { name: 'tfjs without tidy', needs: { ...TFJS, forbid: [{ name: 'tf.tidy', why: 'no' }] } },
  { name: 'one member of tfjs', needs: { ...TFJS, allow: ['tf.tensor'] } },
])('a realm of a problem with $name passes its rehearsal', async ({ needs }) => {
  const realm = await realms.openRealm(needs);
  try {
    expect(await rehearse(realm, needs.libraries, true)).toBe(realm);
  } finally {
    realm.dispose();
  }
});

test('a realm that does not answer is not handed out', async () => {
  const realm = await realms.openRealm({ who: 'solver', libraries: [], forbid: [] });
  realm.dispose();
  await expect(rehearse(realm, [], true)).rejects.toThrow('the sandbox failed its rehearsal: broken-realm');
});
