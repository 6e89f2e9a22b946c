import { expect, test } from 'vitest';
import { checkSlow } from '#judge/verify/check-slow';
import type { VerifyContext } from '#judge/verify/context';

const LIMIT_MS = 3_000;
const LARGE = { id: 'large', spec: { timeLimitMs: undefined }, calls: [] };

/** One case that stops the slow variant, and a right solution that took `first`, and then `more`, run by run. */
function contextOf(first: number, more: readonly number[]): VerifyContext {
  const waiting = [...more];
  const run = (source: string) =>
    source === 'slow'
      ? { verdict: 'time-limit', elapsedMs: LIMIT_MS }
      : { verdict: 'accepted', elapsedMs: waiting.shift() ?? LIMIT_MS };
  const fake = {
    problem: {
      kind: 'implement',
      slow: [{ id: 'quadratic', source: 'slow' }],
      starters: {},
      limits: { timeMs: LIMIT_MS },
    },
    locate: { path: () => ({}), source: () => ({}) },
    prepared: async () => [LARGE],
    solutions: async () => [
      { where: 'reference', style: 'arrays', source: 'right', elapsedMs: new Map([['large', first]]) },
    ],
    bench: {
      runTimed: async ({ source }: { source: string }) => ({
        kind: 'ran',
        cases: [{ prepared: LARGE, judgement: run(source) }],
      }),
    },
  };
  return fake as unknown as VerifyContext;
}

test('a right solution that one busy moment slowed down is run again, and told by its least time', async () => {
  expect(await checkSlow.run(contextOf(1_700, [1_100, 250]))).toEqual([]);
  expect(await checkSlow.run(contextOf(1_700, [1_100, 400]))).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('takes 400 ms of the 3000 ms of large') },
  ]);
});

test('a right solution that is near the limit in every run is an error', async () => {
  expect(await checkSlow.run(contextOf(1_700, [1_600, 1_500, 1_650]))).toMatchObject([
    { severity: 'error', where: 'reference', message: expect.stringContaining('takes 1500 ms') },
  ]);
});

test('a right solution that is far from the limit is not run again', async () => {
  expect(await checkSlow.run(contextOf(200, []))).toEqual([]);
});
