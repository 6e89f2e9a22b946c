import { afterAll, describe, expect, test } from 'vitest';
import { probeBackend, selfTestBackend } from '#judge/run/probe-backend';
import { selfTestChecks, wrongElement } from '#judge/run/self-test';
import { createNodeRealms } from '#workers/node/node-realm';
import { fakeRealms } from '../../fakes/fake-realm';

const realms = createNodeRealms();
afterAll(() => realms.close());

const timeout = 60_000;

describe('a probe', () => {
  test.each(['cpu', 'wasm'] as const)('finds that %s works in Node, and how fast', { timeout }, async (backend) => {
    const probe = await probeBackend(realms.openRealm, backend, () => performance.now());
    if (probe.kind !== 'works') throw new Error(probe.message);
    expect(probe.startMs).toBeGreaterThan(0);
    expect(probe.largeMs).toBeGreaterThan(probe.smallMs);
  });

  test.each(['webgl', 'webgpu'] as const)('tells that Node has no %s', async (backend) => {
    const probe = await probeBackend(realms.openRealm, backend, () => 0);
    expect(probe).toMatchObject({ backend, kind: 'fails', reason: 'no-adapter' });
  });

  test('tells of a backend that computes something else', async () => {
    // The library of the fakes knows no softmax.
    const failure = await selfTestBackend(fakeRealms().openRealm, 'wasm');
    expect(failure).toMatchObject({ backend: 'wasm', reason: 'failed-self-test' });
    expect(failure?.message).toMatch(/^its self-test failed: softmax of large scores ended in threw/);
  });
});

describe('the self-test', () => {
  const checks = selfTestChecks();
  const answer = (data: readonly number[]) =>
    ({ kind: 'tensor', shape: [data.length], data: Float64Array.from(data), holds: 'number', from: 'tensor' }) as const;

  test.each(checks)('takes float32 of the right answer: $what', (check) => {
    expect(wrongElement(answer(check.expected.map(Math.fround)), check)).toBeUndefined();
  });

  test.each(checks)('refuses NaN, nothing, and too few numbers: $what', (check) => {
    expect(wrongElement(answer(check.expected.map(() => Number.NaN)), check)).toMatch(/^gave NaN for/);
    expect(wrongElement(undefined, check)).toBe('gave nothing');
    expect(wrongElement(answer(check.expected.slice(1)), check)).toMatch(/numbers for/);
  });

  /** Round to the eleven bits of a half float; beyond 65,504 is infinite. */
  const half = (x: number): number => {
    if (Math.abs(x) > 65_504) return Math.sign(x) * Number.POSITIVE_INFINITY;
    const unit = 2 ** (Math.floor(Math.log2(Math.abs(x) || 1)) - 10);
    return Math.round(x / unit) * unit;
  };

  test.each(checks.filter(({ name }) => ['sum', 'matMul', 'gather', 'softmax'].includes(name)))(
    'refuses half floats: $what',
    (check) => {
      expect(wrongElement(answer(check.expected.map(half)), check)).toBeDefined();
    },
  );
});
