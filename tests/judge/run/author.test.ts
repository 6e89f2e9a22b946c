import { expect, test } from 'vitest';
import { createAuthor } from '#judge/run/author';
import type { PlannedCall } from '#judge/run/make-case';
import type { OpenRealm, Realm } from '#judge/run/realm';
import { parseProblem } from '#judge/spec/parse-problem';
import type { Value } from '#judge/tensor/value';
import { fakeRealms } from '../../fakes/fake-realm';
import { readFixtureProblem } from '../../fixtures/load-hostile';

/** Realms that can be killed from outside, as those are that share a frame with a stuck solution. */
function mortalRealms(): { openRealm: OpenRealm; kill(): void; readonly opened: number } {
  const { openRealm, opened } = fakeRealms();
  let generation = 0;
  return {
    async openRealm(needs) {
      const realm = await openRealm(needs);
      const born = generation;
      const orBroken = <T>(work: () => Promise<T>) =>
        born === generation ? work() : Promise.resolve({ kind: 'broken-realm' as const, message: 'its frame is gone' });
      return {
        ...realm,
        load: (...args: Parameters<Realm['load']>) => orBroken(() => realm.load(...args)),
        run: (...args: Parameters<Realm['run']>) => orBroken(() => realm.run(...args)),
      };
    },
    kill: () => void generation++,
    get opened() {
      return opened.length;
    },
  };
}

const problem = parseProblem(readFixtureProblem('scale-rows'));
function call(): PlannedCall {
  const { signature } = problem;
  if (signature.kind !== 'function') throw new Error('scale-rows is a function');
  const x: Value = { kind: 'tensor', dtype: 'f32', shape: [1, 2], data: Float64Array.of(1, 2) };
  const w: Value = { kind: 'tensor', dtype: 'f32', shape: [1], data: Float64Array.of(3) };
  return { op: 'function', params: signature.params, args: [x, w], returns: signature.returns, label: '' };
}

test('author code that was loaded before, or not, runs on in another realm when its own was taken along', async () => {
  const realms = mortalRealms();
  const author = createAuthor(problem, realms.openRealm);
  const run = (key: string) => author.run(key, problem.reference, [call()]);
  expect(await run('reference')).toMatchObject({ kind: 'returned' });
  realms.kill();
  expect(await run('mistake adds')).toMatchObject({ kind: 'returned' });
  realms.kill();
  expect(await run('mistake adds')).toMatchObject({ kind: 'returned' });
  expect(realms.opened).toBe(3);
  author.dispose();
});

test('author code that breaks every realm ends in that outcome, and is not tried for ever', async () => {
  const realms = mortalRealms();
  const author = createAuthor(problem, async (needs) => {
    const realm = await realms.openRealm(needs);
    realms.kill();
    return realm;
  });
  expect(await author.run('reference', problem.reference, [])).toMatchObject({ kind: 'broken-realm' });
  expect(realms.opened).toBe(2);
});
