/**
 * Realms that are handed on instead of ended: starting one costs more than judging a program in it.
 *
 * Only for programs of the problem's author. What one of them does to the globals is seen by the next; whoever
 * uses this judges a program that fails once more in a realm of its own before saying so.
 */

import type { OpenRealm, Realm } from '../run/realm';

export interface SharedRealms {
  readonly openRealm: OpenRealm;
  close(): void;
}

export function shareRealms(openRealm: OpenRealm): SharedRealms {
  const idle = new Map<string, Realm[]>();
  const all = new Set<Realm>();
  let lastLoad = 0;

  function lend(realm: Realm, giveBack: () => void): Realm {
    // Every load gets a name of its own, so that a module starts with fresh state.
    const names = new Map<string, string>();
    let isAlive = true;
    let isLent = true;
    return {
      async load(key, module, limitMs) {
        const name = `${key}-${++lastLoad}`;
        names.set(key, name);
        const outcome = await realm.load(name, module, limitMs);
        isAlive &&= outcome.kind === 'loaded' || outcome.kind === 'threw';
        return outcome;
      },
      async run(job, limitMs) {
        const outcome = await realm.run({ ...job, module: names.get(job.module) ?? job.module }, limitMs);
        isAlive &&= outcome.kind === 'returned' || outcome.kind === 'threw';
        return outcome;
      },
      console: () => realm.console(),
      dispose() {
        if (!isLent) return;
        isLent = false;
        if (isAlive) giveBack();
        else realm.dispose();
      },
    };
  }

  return {
    async openRealm(needs) {
      const key = JSON.stringify(needs);
      const free = idle.get(key) ?? [];
      idle.set(key, free);
      const realm = free.pop() ?? (await openRealm(needs));
      all.add(realm);
      return lend(realm, () => free.push(realm));
    },
    close() {
      for (const realm of all) realm.dispose();
    },
  };
}
