/** Whether a backend starts here, computes right, and how fast it is for small and for large work. */

import { type Backend, type BackendProbe, type Fallback, PROBED_SIZE } from '../verdict/backend';
import { BackendFault, startFallback, toFault } from './backend-fault';
import type { Job, OpenRealm, OtherBackend, Realm } from './realm';
import { callOf, f32, runSelfTest, SELF_TEST_MODULE, uniform } from './self-test';

const LIMIT_MS = 30_000;
const SMALL = 8;

/** Why a backend is not to be trusted with a verdict; undefined once it passed. */
export async function selfTestBackend(openRealm: OpenRealm, backend: OtherBackend): Promise<Fallback | undefined> {
  const opened = await openLoaded(openRealm, backend);
  if (opened.kind === 'fails') return opened.fallback;
  try {
    return await failedSelfTest(opened.realm, backend);
  } finally {
    opened.realm.dispose();
  }
}

/** @param now ms, monotonic */
export async function probeBackend(openRealm: OpenRealm, backend: Backend, now: () => number): Promise<BackendProbe> {
  const startedAt = now();
  const opened = await openLoaded(openRealm, backend);
  if (opened.kind === 'fails') return { ...opened.fallback, kind: 'fails' };
  const startMs = now() - startedAt;
  try {
    const failure = await failedSelfTest(opened.realm, backend);
    if (failure !== undefined) return { ...failure, kind: 'fails' };
    const x = f32([SMALL, SMALL], uniform(SMALL * SMALL, 21));
    const small = await medianMs(opened.realm, 'small', [x], 7);
    const [a, b] = [22, 23].map((seed) => f32([PROBED_SIZE, PROBED_SIZE], uniform(PROBED_SIZE ** 2, seed))) as [
      typeof x,
      typeof x,
    ];
    const large = await medianMs(opened.realm, 'large', [a, b], 3);
    if (typeof small === 'string' || typeof large === 'string')
      return { backend, kind: 'fails', reason: 'failed-self-test', message: `${[small, large].find(isText)}` };
    return { backend, kind: 'works', startMs, smallMs: small, largeMs: large };
  } finally {
    opened.realm.dispose();
  }
}

type Opened =
  | { readonly kind: 'open'; readonly realm: Realm }
  | { readonly kind: 'fails'; readonly fallback: Fallback };

async function openLoaded(openRealm: OpenRealm, backend: Backend): Promise<Opened> {
  const other = backend === 'cpu' ? undefined : backend;
  try {
    const realm = await openRealm({
      who: 'solver',
      libraries: ['@tensorflow/tfjs'],
      forbid: [],
      ...(other === undefined ? {} : { backend: other }),
    });
    const loaded = await realm.load('self-test', SELF_TEST_MODULE, LIMIT_MS);
    if (loaded.kind === 'loaded') return { kind: 'open', realm };
    realm.dispose();
    return { kind: 'fails', fallback: startFallback(backend, `its self-test could not be loaded (${loaded.kind})`) };
  } catch (error) {
    const fault = toFault(error, { backend: other });
    if (!(fault instanceof BackendFault)) throw fault;
    return { kind: 'fails', fallback: fault.fallback };
  }
}

async function failedSelfTest(realm: Realm, backend: Backend): Promise<Fallback | undefined> {
  const wrong = await runSelfTest(realm);
  return wrong === undefined
    ? undefined
    : { backend, reason: 'failed-self-test', message: `its self-test failed: ${wrong}` };
}

/** Median of some calls after one that warms up; what went wrong where one does not return. */
async function medianMs(
  realm: Realm,
  exportName: string,
  args: Parameters<typeof callOf>[0],
  times: number,
): Promise<number | string> {
  const job: Job = { module: 'self-test', exportName, style: 'tensors', calls: [callOf(args)] };
  const samples: number[] = [];
  for (let i = 0; i <= times; i++) {
    const outcome = await realm.run(job, LIMIT_MS);
    if (outcome.kind !== 'returned') return `measuring it ended in ${outcome.kind}`;
    if (i > 0) samples.push(outcome.elapsedMs);
  }
  return samples.sort((a, b) => a - b)[samples.length >> 1] ?? 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
