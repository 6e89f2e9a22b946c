import { afterEach, describe, expect, test } from 'vitest';

import { JudgeCancelled } from '#judge/run/judge-submission';
import type { JobOutcome } from '#judge/run/realm';
import { fakeRealms } from '../../fakes/fake-realm';
import { problemOf } from './problems';
import { closeProblems, judge, SOFTMAX, softmax } from './submit';

afterEach(closeProblems);

describe('answers that change', () => {
  test.each([1, 2, 3, 4, 5, 6])('by chance (salt %d)', async (salt) => {
    const report = await judge(softmax({ last: 'return exps.map(() => Math.random());' }), { salt });
    expect(report.verdict).toBe('nondeterministic');
    expect(report.message).toMatch(
      /Run alone on the same input, your code gave another answer: it depends on chance or on earlier calls$/,
    );
  });

  test('because an earlier call left something behind', async () => {
    const report = await judge(`let calls = 0;\n${softmax({ first: 'if (++calls > 2) return x;' })}`);
    expect(report.verdict).toBe('nondeterministic');
    expect(report.message).toMatch(
      /Run alone on the same input, your code gave another answer, a right one: it depends on chance or on earlier calls$/,
    );
  });

  test('only after every case', async () => {
    const report = await judge(`let calls = 0;\n${softmax({ first: 'if (++calls > 6) return x;' })}`);
    expect(report.verdict).toBe('nondeterministic');
    expect(report.message).toMatch(
      /the first answer was right, the same call repeated later was not \(.+\)\. Your code keeps state between calls$/,
    );
    expect(report.cases.filter((one) => one.verdict !== 'accepted')).toHaveLength(1);
  });

  test('are looked for in a fresh realm, and every realm of the solver is closed', async () => {
    const realms = fakeRealms();
    await judge(softmax({ last: 'return exps;' }), { realms });
    const solvers = realms.opened.filter(({ needs }) => needs.who === 'solver');
    expect(solvers.map(({ disposed, jobs }) => [disposed, jobs.length])).toEqual([
      [true, 6],
      [true, 1],
    ]);
  });

  test('wrongly but always alike are wrong values', async () => {
    expect((await judge(`let calls = 0;\n${softmax({ first: 'calls++;', last: 'return exps;' })}`)).verdict).toBe(
      'wrong-value',
    );
  });
});

describe('limits', () => {
  const endless = softmax({ first: 'if (x.length === 7) return new Promise(() => undefined) as never;' });
  const problem = problemOf({
    front: `
signature: { name: softmax, dims: { N: 1..64 }, params: { x: "f32[N]" }, returns: "f32[N]" }
cases:
  - { id: slow, sample: true, timeLimitMs: 50, inputs: { x: [1, 2, 3, 4, 5, 6, 7] } }
  - { id: after, sample: true, inputs: { x: [1] } }
limits: { timeMs: 2000 }`,
    reference: SOFTMAX.reference,
  });

  test('of time stop the rest', async () => {
    const report = await judge(endless, { problem, mode: 'run' });
    expect(report).toMatchObject({
      verdict: 'time-limit',
      message: 'Case slow: still running after 0.05 s; stopped',
      totalCases: 2,
      diagnosis: null,
    });
    expect(report.cases).toHaveLength(1);
  });

  test.each<[JobOutcome, string, string]>([
    [{ kind: 'time-limit', limitMs: 2000 }, 'time-limit', 'still running after 2 s; stopped'],
    [{ kind: 'memory-limit' }, 'memory-limit', 'ran out of memory; stopped'],
    [{ kind: 'output-limit', message: 'the answer is 3 GB' }, 'output-limit', 'the answer is 3 GB'],
    [{ kind: 'forbidden', message: 'tf.train is not provided', stack: '' }, 'forbidden', 'tf.train is not provided'],
  ])('an outcome of $kind ends the submission', async (outcome, verdict, message) => {
    const report = await judge(softmax(), { answer: (_, number) => (number === 2 ? outcome : undefined) });
    expect(report.verdict).toBe(verdict);
    expect(report.message).toMatch(new RegExp(`^Case \\S+: ${message}$`));
    expect(report.cases).toHaveLength(3);
    expect(report.totalCases).toBe(6);
  });

  test('a broken realm is the fault of the code', async () => {
    const report = await judge(softmax(), {
      answer: () => ({ kind: 'broken-realm', message: 'it answered nonsense' }),
    });
    expect(report).toMatchObject({ verdict: 'runtime-error' });
    expect(report.message).toMatch(/your code broke the sandbox that it runs in: it answered nonsense$/);
  });

  test('wrong values before a time limit are still told and diagnosed', async () => {
    const report = await judge(softmax({ last: 'return exps;' }), {
      answer: (_, number) => (number === 4 ? { kind: 'time-limit', limitMs: 2000 } : undefined),
    });
    expect(report.cases).toHaveLength(5);
    expect(report.diagnosis).toMatchObject({ mistake: 'no-division', match: 'some' });
  });
});

describe('the console', () => {
  test('holds the lines of every case once, right or wrong', async () => {
    for (const last of ['return exps.map((one) => one / total);', 'return exps;']) {
      const report = await judge(softmax({ first: "console.log('size', x.length);", last }), { mode: 'submit' });
      expect(report.console.map(({ text }) => text).sort()).toEqual([
        'size 2',
        'size 3',
        'size 5',
        'size 5',
        'size 5',
        'size 7',
      ]);
    }
  });

  test('holds what was said before a throw', async () => {
    const report = await judge(softmax({ first: "console.warn('soon'); throw new Error('no');" }), { mode: 'run' });
    expect(report.console).toEqual([{ level: 'warn', text: 'soon' }]);
  });
});

describe('progress and cancelling', () => {
  test('tells the phases in order', async () => {
    const phases: string[] = [];
    await judge(softmax({ last: 'return exps;' }), { mode: 'run', onProgress: ({ phase }) => phases.push(phase) });
    expect(phases).toEqual(['compiling', 'preparing', 'running', 'diagnosing']);
  });

  test('a cancelled submission ends with JudgeCancelled, and its realm is closed', async () => {
    const realms = fakeRealms();
    const signal = { aborted: false };
    const judged = judge(softmax(), {
      realms,
      signal,
      onProgress: (progress) => (signal.aborted ||= progress.phase === 'running' && progress.done === 2),
    });
    await expect(judged).rejects.toBeInstanceOf(JudgeCancelled);
    const solver = realms.opened.find(({ needs }) => needs.who === 'solver');
    expect(solver?.disposed).toBe(true);
    expect(solver?.jobs).toHaveLength(3);
  });

  test('the next submission after a cancelled one is judged', async () => {
    await expect(judge(softmax(), { signal: { aborted: true } })).rejects.toBeInstanceOf(JudgeCancelled);
    expect((await judge(softmax())).verdict).toBe('accepted');
  });
});

test('a report is plain data', async () => {
  const report = await judge(softmax({ last: 'return exps;' }));
  expect(JSON.parse(JSON.stringify(structuredClone(report)))).toEqual(JSON.parse(JSON.stringify(report)));
});
