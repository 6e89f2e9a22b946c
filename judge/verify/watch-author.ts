/** Realms for author code that remember how the reference's last run ended, and that may be given less time. */

import type { Job, JobOutcome, OpenRealm } from '../run/realm';

export interface WatchedRealms {
  readonly openRealm: OpenRealm;
  /** How the reference's last run ended; undefined before the first. */
  lastOutcome(): JobOutcome | undefined;
}

export function watchAuthor(openRealm: OpenRealm, limitMs: number): WatchedRealms {
  let last: JobOutcome | undefined;
  return {
    lastOutcome: () => last,
    async openRealm(needs) {
      const realm = await openRealm(needs);
      if (needs.who !== 'author') return realm;
      return {
        load: (key, module, asked) => realm.load(key, module, Math.min(asked, limitMs)),
        async run(job: Job, asked) {
          const outcome = await realm.run(job, Math.min(asked, limitMs));
          if (job.module === 'reference') last = outcome;
          return outcome;
        },
        console: () => realm.console(),
        dispose: () => realm.dispose(),
      };
    },
  };
}
