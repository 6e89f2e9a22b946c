import { afterEach, describe, expect, test } from 'vitest';
import { judgeOnBackends } from '#judge/run/judge-on-backends';
import { JudgeCancelled } from '#judge/run/judge-submission';
import type { JobOutcome, OtherBackend } from '#judge/run/realm';
import type { Backend, Fallback } from '#judge/verdict/backend';
import type { Report } from '#judge/verdict/verdict';
import { type FakeOptions, fakeRealms } from '../../fakes/fake-realm';
import { closeProblems, SOFTMAX, softmax } from './submit';

afterEach(closeProblems);

// An import that is not used would be left out.
const USES_TENSORS = "import * as tf from '@tensorflow/tfjs';\nexport const library = tf;\n";
const RIGHT = `${USES_TENSORS}${softmax()}`;
const WRONG = `${USES_TENSORS}${softmax({ last: 'return exps;' })}`;

interface Options extends FakeOptions {
  readonly source?: string;
  readonly failures?: Partial<Record<OtherBackend, Fallback>>;
  readonly signal?: { aborted: boolean };
}

async function judgeOn(backend: Backend, { source = RIGHT, failures = {}, signal, ...fake }: Options = {}) {
  const realms = fakeRealms(fake);
  const tested: OtherBackend[] = [];
  const report: Report = await judgeOnBackends(
    SOFTMAX,
    { source, style: 'arrays', mode: 'submit', salt: 7, backend, ownInputs: [] },
    {
      openRealm: realms.openRealm,
      now: () => performance.now(),
      selfTest: async (one) => {
        tested.push(one);
        return failures[one];
      },
      ...(signal === undefined ? {} : { signal }),
    },
  );
  const solvers = realms.opened.filter(({ needs }) => needs.who === 'solver');
  return { report, tested, on: [...new Set(solvers.map(({ needs }) => needs.backend ?? 'cpu'))], solvers };
}

/** Answers `outcome` to every job on one backend. */
const answering =
  (backend: Backend, outcome: JobOutcome): NonNullable<FakeOptions['answer']> =>
  (_, __, needs) =>
    needs.backend === backend ? outcome : undefined;

const threw = (message: string, name = 'Error'): JobOutcome => ({
  kind: 'threw',
  call: 0,
  name,
  message,
  stack: '',
  elapsedMs: 1,
});

const told = ({ fallbacks }: Report) => fallbacks.map(({ backend, reason }) => `${backend} ${reason}`);

describe('a backend that works', () => {
  test.each(['wasm', 'webgl', 'webgpu'] as const)('gives the verdict itself: %s', async (backend) => {
    const { report, tested, on } = await judgeOn(backend);
    expect(report).toMatchObject({ verdict: 'accepted', backend, fallbacks: [] });
    expect([tested, on]).toEqual([[backend], [backend]]);
  });

  test('rejects what the cpu rejects too, with its own report', async () => {
    const { report, on } = await judgeOn('webgl', { source: WRONG });
    expect(report).toMatchObject({ verdict: 'wrong-value', backend: 'webgl', fallbacks: [] });
    expect(on).toEqual(['webgl', 'cpu']);
  });

  test('is left aside for code without tensors', async () => {
    const { report, tested, on } = await judgeOn('webgpu', { source: softmax() });
    expect(report).toMatchObject({ verdict: 'accepted', backend: 'cpu', fallbacks: [] });
    expect([tested, on]).toEqual([[], ['cpu']]);
  });
});

describe('a backend that gives out hands the run to the next', () => {
  test.each<[string, Backend, Options, string, Backend]>([
    [
      'no adapter',
      'webgpu',
      { startTrouble: (one) => (one === 'webgpu' ? 'WebGPU found no adapter' : undefined) },
      'webgpu no-adapter',
      'webgl',
    ],
    [
      'it does not start',
      'webgl',
      { startTrouble: (one) => (one === 'webgl' ? 'shaders do not compile' : undefined) },
      'webgl did-not-start',
      'wasm',
    ],
    [
      'its context is lost',
      'webgl',
      { answer: answering('webgl', { kind: 'backend-lost', message: 'the WebGL context was lost' }) },
      'webgl context-lost',
      'wasm',
    ],
    [
      'its device is lost in an error',
      'webgpu',
      { answer: answering('webgpu', threw('A valid external Instance reference no longer exists: device is lost')) },
      'webgpu context-lost',
      'webgl',
    ],
    [
      'its process runs out of memory',
      'wasm',
      { answer: answering('wasm', { kind: 'memory-limit' }) },
      'wasm out-of-memory',
      'cpu',
    ],
    [
      'it cannot allocate',
      'wasm',
      { answer: answering('wasm', threw('Aborted(OOM). Build with -sASSERTIONS', 'RuntimeError')) },
      'wasm out-of-memory',
      'cpu',
    ],
    [
      'a texture would be too large',
      'webgl',
      {
        answer: answering(
          'webgl',
          threw('Requested texture size [20000x1] greater than WebGL maximum on this browser / GPU [8192x8192].'),
        ),
      },
      'webgl out-of-memory',
      'wasm',
    ],
    [
      'it lacks an operation',
      'wasm',
      { answer: answering('wasm', threw("Kernel 'Einsum' not registered for backend 'wasm'")) },
      'wasm missing-kernel',
      'cpu',
    ],
    [
      'it lacks a type of an operation',
      'wasm',
      { answer: answering('wasm', threw('BatchMatMul for non non-float32 tensors not yet supported.')) },
      'wasm missing-kernel',
      'cpu',
    ],
    [
      'its self-test fails',
      'webgl',
      { failures: { webgl: { backend: 'webgl', reason: 'failed-self-test', message: 'half floats' } } },
      'webgl failed-self-test',
      'wasm',
    ],
  ])('when %s', async (_, backend, options, fallback, judgedOn) => {
    const { report } = await judgeOn(backend, options);
    expect(told(report)).toEqual([fallback]);
    expect(report).toMatchObject({ verdict: 'accepted', backend: judgedOn });
    expect(report.fallbacks[0]?.message).not.toBe('');
  });

  test('and on to the cpu, telling why each did not', async () => {
    const { report } = await judgeOn('webgpu', {
      startTrouble: (one) => (one === 'webgpu' ? 'this browser has no WebGPU' : undefined),
      failures: { webgl: { backend: 'webgl', reason: 'failed-self-test', message: 'wrong sum' } },
      answer: answering('wasm', threw("Kernel 'Einsum' not registered for backend 'wasm'")),
    });
    expect(told(report)).toEqual(['webgpu no-adapter', 'webgl failed-self-test', 'wasm missing-kernel']);
    expect(report).toMatchObject({ verdict: 'accepted', backend: 'cpu' });
  });

  test('and every realm is closed', async () => {
    const { solvers } = await judgeOn('wasm', { answer: answering('wasm', { kind: 'memory-limit' }) });
    expect(solvers.map(({ disposed }) => disposed)).not.toContain(false);
  });
});

describe('what a backend rejects and the cpu accepts', () => {
  test.each<[string, JobOutcome]>([
    [
      'other numbers',
      {
        kind: 'returned',
        outputs: [{ kind: 'tensor', shape: [1], data: new Float64Array([3]), holds: 'number', from: 'tensor' }],
        mutated: null,
        elapsedMs: 1,
      },
    ],
    ['an error', threw('shader trouble')],
  ])('is accepted: %s', async (_, outcome) => {
    const { report } = await judgeOn('webgl', { answer: answering('webgl', outcome) });
    expect(report).toMatchObject({ verdict: 'accepted', backend: 'cpu' });
    expect(told(report)).toEqual(['webgl differs-from-cpu']);
  });

  test('is accepted where only time was short', async () => {
    const { report } = await judgeOn('webgl', { answer: answering('webgl', { kind: 'time-limit', limitMs: 10 }) });
    expect(report).toMatchObject({ verdict: 'accepted', backend: 'cpu' });
    expect(told(report)).toEqual(['webgl too-slow-here']);
  });
});

test('a limit of the problem is no fault of the backend', async () => {
  const limit: JobOutcome = { kind: 'memory-limit', message: 'a tensor of shape [9,9] is too large', stack: '' };
  const { report } = await judgeOn('wasm', { answer: () => limit });
  expect(report).toMatchObject({ verdict: 'memory-limit', backend: 'wasm', fallbacks: [] });
});

test('a cancelled run tries no further backend', async () => {
  const signal = { aborted: true };
  await expect(judgeOn('webgl', { signal })).rejects.toThrow(JudgeCancelled);
});
