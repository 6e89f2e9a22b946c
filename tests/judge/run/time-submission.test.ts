import { describe, expect, test } from 'vitest';
import { measureSpeed } from '#judge/run/measure-speed';
import { BackendStartError, type Call, type OpenRealm } from '#judge/run/realm';
import { sessionOf } from '#judge/run/session';
import { canTime, timeSubmission } from '#judge/run/time-submission';
import type { TimingHost } from '#judge/run/timed-realms';
import type { Problem } from '#judge/spec/problem';
import { isTensor, type Tensor } from '#judge/tensor/value';
import { fakeRealms } from '../../fakes/fake-realm';
import { problemMaker } from './problems';

const problemOf = problemMaker();

const CASES = '- { id: by-hand, sample: true, inputs: { x: [1, 2] } }';
const TIERS = 'tiers: { pass: 100, good: 50, great: 0.001 }';

/** Prefix sums: a loop, and the variant that adds up anew for every element. */
function prefixSums(front = ''): Problem {
  return problemOf({
    front: prefixFront(front),
    reference: LOOP,
    fences: { 'accepted=loop style=arrays': LOOP, 'slow=anew': ANEW },
  });
}

function prefixFront(front = ''): string {
  return `
signature: { name: prefix, dims: { N: 1..4096 }, params: { x: "f32[N]" }, returns: "f32[N]", reduces: [N] }
cases:
  ${CASES}
performance: { grow: [N], n: [64, 512, 4096], ${TIERS} }
slow:
  anew: { says: "You add up from the start for every element; keep the running sum." }
${front}`;
}

const LOOP =
  'export function prefix(x: number[]): number[] { let sum = 0; return x.map((one) => { sum += one; return sum; }); }';
const ANEW = `export function prefix(x: number[]): number[] {
  return x.map((_, i) => { let sum = 0; for (let j = 0; j <= i; j++) sum += x[j]!; return sum; });
}`;

function hostOf(
  problem: Problem,
  more: Partial<TimingHost> = {},
): TimingHost & { readonly opened: readonly { readonly disposed: boolean }[] } {
  const realms = fakeRealms();
  return {
    openRealm: withModelClock(realms.openRealm),
    author: sessionOf(problem, realms.openRealm).author,
    now: () => performance.now(),
    opened: realms.opened,
    ...more,
  };
}

/** Realms that run the programs and tell the time that a model machine takes: no real machine is quiet enough for a test. */
function withModelClock(openRealm: OpenRealm): OpenRealm {
  return async (needs) => {
    const realm = await openRealm(needs);
    let isQuadratic = false;
    return {
      load(key, module, limitMs) {
        isQuadratic = /slice|j <= i/.test(module.code);
        return realm.load(key, module, limitMs);
      },
      async run(job, limitMs) {
        const outcome = await realm.run(job, limitMs);
        if (job.timed !== true || outcome.kind !== 'returned') return outcome;
        const elapsedMs = job.calls.reduce((ms, call) => ms + modelMs(call, isQuadratic), 0);
        return { ...outcome, elapsedMs, outsideMs: elapsedMs + 0.2 };
      },
      console: () => realm.console(),
      dispose: () => realm.dispose(),
    };
  };
}

function modelMs({ args }: Call, isQuadratic: boolean): number {
  const [x] = args;
  if (!isTensor(x ?? null)) throw new Error('a timed call has one vector');
  const n = (x as Tensor).shape[0] ?? 0;
  return isQuadratic ? 1e-5 * n * n : 1e-3 * n;
}

describe('timing a submission', () => {
  const request = { source: LOOP, style: 'arrays', salt: 3 } as const;

  test('both programs run on the backend that gave the verdict, and one that does not start is told', async () => {
    const source = 'import * as tf from "@tensorflow/tfjs"; export const prefix = (x: tf.Tensor1D) => x.cumsum();';
    const problem = problemOf({
      front: prefixFront(),
      reference: LOOP,
      fences: { 'accepted=loop style=arrays': LOOP, 'accepted=cumsum style=tensors': source, 'slow=anew': ANEW },
    });
    const asked: (string | undefined)[] = [];
    const openRealm: OpenRealm = async ({ backend }) => {
      asked.push(backend);
      if (asked.length === 2) throw new BackendStartError('the device was taken away');
      return fakeRealms().openRealm({ who: 'solver', libraries: [], forbid: [] });
    };
    const report = await timeSubmission(
      problem,
      { source, style: 'tensors', salt: 3, backend: 'wasm' },
      hostOf(problem, { openRealm }),
    );
    expect(asked).toEqual(['wasm', 'wasm']);
    expect(report).toEqual({ kind: 'void', why: 'the device was taken away' });
  });

  test('gives an interval, a tier and a curve beside the accepted solution', async () => {
    const problem = prefixSums();
    const host = hostOf(problem);
    const report = await timeSubmission(problem, request, host);
    expect(report).toMatchObject({ kind: 'measured', against: 'loop', grows: 'N', slow: null, tier: 'good' });
    if (report?.kind !== 'measured') return;
    expect(report.points.map(({ n }) => n)).toEqual([64, 512, 4096]);
    expect(report.low).toBeLessThanOrEqual(report.ratio);
    expect(report.high).toBeGreaterThanOrEqual(report.ratio);
    expect(host.opened.filter(({ disposed }) => !disposed)).toHaveLength(0);
  });

  test('names the slow variant whose time grows alike', async () => {
    const problem = prefixSums();
    const source = `export function prefix(x: number[]): number[] {
      return x.map((_, i) => x.slice(0, i + 1).reduce((sum, one) => sum + one, 0));
    }`;
    const report = await timeSubmission(problem, { ...request, source }, hostOf(problem));
    expect(report).toMatchObject({ kind: 'measured', slow: { id: 'anew' } });
  });

  test('says nothing of a program that answers otherwise while it is measured', async () => {
    const problem = prefixSums();
    const source = 'export function prefix(x: number[]): number[] { return x.map(() => 0); }';
    const report = await timeSubmission(problem, { ...request, source }, hostOf(problem));
    expect(report).toEqual({ kind: 'void', why: expect.stringContaining('other answers') });
  });

  test('says that the accepted program has no answer, and does not call the same failure right', async () => {
    const short =
      'export function prefix(x: number[]): number[] { return x.length > 2 ? [] : [x[0]!, x[0]! + x[1]!]; }';
    const problem = problemOf({
      front: prefixFront(),
      reference: LOOP,
      fences: { 'accepted=short style=arrays': short, 'slow=anew': ANEW },
    });
    const report = await timeSubmission(problem, { ...request, source: short }, hostOf(problem));
    expect(report).toEqual({ kind: 'void', why: expect.stringContaining('does not answer a timed call') });
  });

  test('says nothing where the page was hidden', async () => {
    const problem = prefixSums();
    const report = await timeSubmission(problem, request, hostOf(problem, { wasHidden: () => true }));
    expect(report).toEqual({ kind: 'void', why: expect.stringContaining('hidden') });
  });

  test('ends when it is cancelled', async () => {
    const problem = prefixSums();
    expect(await timeSubmission(problem, request, hostOf(problem, { isCancelled: () => true }))).toBeNull();
  });

  test('draws inputs afresh for every timed call', async () => {
    const problem = prefixSums();
    const realms = fakeRealms();
    const host = hostOf(problem, { openRealm: withModelClock(realms.openRealm) });
    await timeSubmission(problem, request, host);
    const seen = new Set<unknown>();
    let calls = 0;
    for (const job of realms.opened.find(({ needs }) => needs.timed === true)?.jobs ?? [])
      for (const { args } of job.calls) {
        calls++;
        seen.add(JSON.stringify(args));
      }
    expect(calls).toBeGreaterThan(30);
    expect(seen.size).toBe(calls);
  });

  test.each([
    ['accepted', true],
    ['time-limit', true],
    ['wrong-value', false],
  ])('follows the verdict %s: %s', (verdict, isTimed) => {
    expect(canTime(prefixSums(), 'arrays', verdict)).toBe(isTimed);
    expect(canTime(prefixSums(), 'tensors', verdict)).toBe(false);
  });
});

describe('the speed of an optimised program', () => {
  const problem = prefixSums();
  const given = { ...problem, starters: { arrays: ANEW } };

  async function speedOf(source: string) {
    const { performance } = given;
    if (performance === undefined) throw new Error('there are sizes');
    return measureSpeed(given, 8, performance, { source, style: 'arrays', salt: 1 }, hostOf(given));
  }

  test('is reached by a program of a better order', async () => {
    expect(await speedOf(LOOP)).toMatchObject({ kind: 'measured', asked: 8, isReached: true });
  });

  test('is not reached by the given program itself', async () => {
    expect(await speedOf(ANEW)).toMatchObject({ kind: 'measured', asked: 8, isReached: false });
  });
});
