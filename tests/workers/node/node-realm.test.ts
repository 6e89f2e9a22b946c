import { afterAll, expect, test } from 'vitest';
import type { Call, Job, Realm } from '#judge/run/realm';
import { createNodeRealms } from '#workers/node/node-realm';

const realms = createNodeRealms();
afterAll(() => realms.close());

const LIMIT_MS = 30_000;
const SOLVER = { who: 'solver', libraries: [], forbid: [] } as const;
const FLOAT = { kind: 'single', type: { kind: 'scalar', scalar: 'float' } } as const;

async function open(code: string): Promise<Realm> {
  const realm = await realms.openRealm(SOLVER);
  const outcome = await realm.load('user', { code, libraries: [] }, LIMIT_MS);
  expect(outcome.kind).toBe('loaded');
  return realm;
}

function jobOf(...args: Call['args']): Job {
  return { module: 'user', exportName: 'f', style: 'arrays', calls: [{ op: 'function', args, returns: FLOAT }] };
}

test('never gives one process to two that ask at once', { timeout: LIMIT_MS * 2 }, async () => {
  (await realms.openRealm(SOLVER)).dispose();
  const counter = 'let calls = 0; export const f = () => ++calls;';
  const opened = await Promise.all([open(counter), open(counter), open(counter)]);
  const outcomes = await Promise.all(opened.map((realm) => realm.run(jobOf(), LIMIT_MS)));
  for (const outcome of outcomes) expect(outcome).toMatchObject({ outputs: [{ kind: 'number', value: 1 }] });
  for (const realm of opened) realm.dispose();
});

test('counts the memory that earlier calls left behind', { timeout: LIMIT_MS * 4 }, async () => {
  const realm = await open(
    'const kept = []; export const f = () => { for (let i = 0; i < 8; i++) kept.push(new Float64Array(1e7).fill(i)); return 1; };',
  );
  const kinds: string[] = [];
  for (let call = 0; call < 6 && kinds.at(-1) !== 'memory-limit'; call++)
    kinds.push((await realm.run(jobOf(), LIMIT_MS)).kind);
  expect(kinds.at(-1)).toBe('memory-limit');
  expect(kinds.length).toBeGreaterThan(1);
  realm.dispose();
});

test('answers nothing but the end of a realm that was disposed of', async () => {
  const realm = await open('export const f = () => new Promise(() => {});');
  const running = realm.run(jobOf(), LIMIT_MS);
  realm.dispose();
  expect((await running).kind).toBe('broken-realm');
  expect((await realm.run(jobOf(), LIMIT_MS)).kind).toBe('broken-realm');
});

test('stops code that sleeps at its limit', async () => {
  const realm = await open('export const f = () => new Promise(() => {});');
  expect(await realm.run(jobOf(), 300)).toEqual({ kind: 'time-limit', limitMs: 300 });
});

test('takes the time of a timed job by both clocks, results read inside', async () => {
  const realm = await open(
    'export const f = () => { let x = 1; for (let i = 0; i < 2e7; i++) x = (x * 16807) % 2147483647; return x; };',
  );
  const outcome = await realm.run({ ...jobOf(), timed: true }, LIMIT_MS);
  expect(outcome).toMatchObject({ kind: 'returned', outputs: [{ kind: 'number' }] });
  if (outcome.kind !== 'returned') return;
  expect(outcome.elapsedMs).toBeGreaterThan(5);
  expect(outcome.outsideMs).toBeGreaterThan(0.9 * outcome.elapsedMs);
  realm.dispose();
});

test('sees by the outer clock what code puts off', async () => {
  const realm = await open(
    'const busy = () => { let x = 1; for (let i = 0; i < 5e7; i++) x = (x * 16807) % 2147483647; return x; }; export const f = () => { setTimeout(busy, 0); return 1; };',
  );
  const outcome = await realm.run({ ...jobOf(), timed: true }, LIMIT_MS);
  if (outcome.kind !== 'returned') throw new Error(outcome.kind);
  expect(outcome.outsideMs ?? 0).toBeGreaterThan(2 * outcome.elapsedMs + 20);
  realm.dispose();
});
