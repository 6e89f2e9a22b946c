/**
 * Realms in the browser: one worker each, inside a sandboxed frame, with a warm spare kept ready.
 *
 * A worker that finished is simply ended. One that is stuck is ended by removing every frame: terminate()
 * leaves its thread spinning for seconds, a removed frame takes its process with it. Frames come back lazily.
 */

import type { Realm, RealmNeeds } from '#judge/run/realm';
import { FRAME_GONE, type FrameHost, type FrameName } from '../protocol';
import { createGateLink, type GateLink } from './gate-link';
import type { ScriptLoader } from './load-scripts';
import { rehearse } from './rehearse';
import { WorkerRealm } from './worker-realm';

export interface BrowserRealms {
  open(needs: RealmNeeds): Promise<Realm>;
  /** Start a spare that a coming `open` with the same needs will take. */
  warm(needs: RealmNeeds): void;
  /** End whatever runs, at once; running jobs answer `broken-realm`. */
  removeFrames(): Promise<void>;
}

interface Spare {
  readonly key: string;
  readonly realm: Promise<WorkerRealm>;
}

export function createBrowserRealms(host: FrameHost, loader: ScriptLoader): BrowserRealms {
  let links = new Map<FrameName, Promise<GateLink>>();
  let spares = new Map<FrameName, Spare>();
  let removing: Promise<void> = Promise.resolve();

  async function openLink(name: FrameName): Promise<GateLink> {
    await removing;
    const [port, scripts] = await Promise.all([host.openFrame(name), loader.scripts()]);
    return createGateLink(port, scripts);
  }

  function linkOf(name: FrameName): Promise<GateLink> {
    const known = links.get(name);
    if (known !== undefined) return known;
    const fresh = openLink(name);
    links.set(name, fresh);
    const current = links;
    fresh.catch(() => current.delete(name));
    return fresh;
  }

  async function start(needs: RealmNeeds): Promise<WorkerRealm> {
    const { who, backend } = needs;
    const script = backend && (await loader.backend(backend));
    const link = await linkOf(who);
    if (backend !== undefined && script !== undefined) link.provideBackend(backend, script);
    const realm = new WorkerRealm(link, () => void removeFrames(), backend);
    try {
      await realm.ready(needs);
    } catch (error) {
      realm.dispose();
      throw error;
    }
    return realm;
  }

  function warm(needs: RealmNeeds): void {
    const key = keyOf(needs);
    const spare = spares.get(needs.who);
    if (spare?.key === key) return;
    void spare?.realm.then((realm) => realm.dispose()).catch(() => undefined);
    const realm = start(needs).then((one) => rehearse(one, needs.libraries, needs.backend === undefined));
    spares.set(needs.who, { key, realm });
    const current = spares;
    realm.catch(() => {
      if (current.get(needs.who)?.realm === realm) current.delete(needs.who);
    });
  }

  async function open(needs: RealmNeeds): Promise<Realm> {
    const spare = spares.get(needs.who);
    // A timing leaves the spare to the person, who may run again at any moment.
    const isFit = needs.timed !== true && spare?.key === keyOf(needs);
    if (isFit) spares.delete(needs.who);
    try {
      const realm = await (isFit ? spare.realm : start(needs));
      // The next spare waits until this realm has had the processor for its own work.
      if (needs.who === 'solver' && needs.timed !== true) setTimeout(() => warm(needs), SPARE_DELAY_MS);
      return realm;
    } catch (error) {
      // The frames were removed while this one was starting: once more in new ones.
      if (error instanceof Error && error.message === FRAME_GONE) return start(needs);
      throw error;
    }
  }

  function removeFrames(): Promise<void> {
    const old = [...links.values()];
    links = new Map();
    spares = new Map();
    removing = removing.then(() => host.removeFrames());
    for (const link of old) void link.then((one) => one.close()).catch(() => undefined);
    return removing;
  }

  return { open, warm, removeFrames };
}

const SPARE_DELAY_MS = 250;

function keyOf({ libraries, forbid, allow, backend }: RealmNeeds): string {
  return JSON.stringify([[...libraries].sort(), forbid, allow ?? null, backend ?? 'cpu']);
}
