import { afterEach, describe, expect, test } from 'vitest';

import { JudgeCancelled, judgeSubmission, type Progress, type Submission } from '#judge/run/judge-submission';
import type { JobOutcome } from '#judge/run/realm';
import { closeProblem } from '#judge/run/session';
import type { Problem } from '#judge/spec/problem';
import type { CaseReport, Report } from '#judge/verdict/verdict';
import { type FakeOptions, type FakeRealms, fakeRealms } from '../../fakes/fake-realm';
import { problemOf, runningMeanProblem, softmaxProblem } from './problems';

const SOFTMAX = softmaxProblem();
const MEAN = runningMeanProblem();

afterEach(() => {
  closeProblem(SOFTMAX);
  closeProblem(MEAN);
});

interface Options extends Partial<Submission>, FakeOptions {
  readonly problem?: Problem;
  readonly realms?: FakeRealms;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: { readonly aborted: boolean };
}

function judge(source: string, options: Options = {}): Promise<Report> {
  const { problem = SOFTMAX, style = 'arrays', mode = 'submit', salt = 7, ownInputs = [], onProgress, signal } = options;
  const realms = options.realms ?? fakeRealms(options);
  return judgeSubmission(problem, { source, style, mode, salt, ownInputs }, {
    openRealm: realms.openRealm,
    now: () => performance.now(),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
}

const verdicts = (report: Report) => report.cases.map((one) => `${one.id} ${one.verdict}`);
const caseOf = (report: Report, id: string): CaseReport => {
  const found = report.cases.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no case ${id}`);
  return found;
};

/** A solution of softmax whose loop body and ending can be changed. */
const softmax = ({ first = '', exp = 'Math.exp(one - max)', last = 'return exps.map((one) => one / total);' } = {}) => `
export function softmax(x: number[]): number[] {
  ${first}
  const max = Math.max(...x);
  const exps = x.map((one) => ${exp});
  const total = exps.reduce((sum, one) => sum + one, 0);
  ${last}
}`;

const runningMean = (update: string, fields = '') => `
export class RunningMean {
  mean: number[] = [];
  calls = 0;
  ${fields}
  constructor(public decay: number) {}
  update(x: number[]): number[] { this.calls++; ${update} }
  count() { return this.calls; }
}`;
const RIGHT_UPDATE = 'this.mean = x.map((one, i) => this.decay * (this.mean[i] ?? 0) + (1 - this.decay) * one); return this.mean.slice();';

describe('accepted', () => {
  test('a right function, on every case, seed and law', async () => {
    const report = await judge(softmax());
    expect(report).toMatchObject({ problem: 'tiny', style: 'arrays', backend: 'cpu', mode: 'submit', salt: 7, verdict: 'accepted', message: '6 of 6 cases', diagnosis: null, position: null, totalCases: 6 });
    expect(verdicts(report)).toEqual(['by-hand accepted', 'other-sample accepted', 'drawn#0 accepted', 'drawn#1 accepted', 'large accepted', 'drawn~property-1 accepted']);
  });

  test('a right class', async () => {
    expect(verdicts(await judge(runningMean(RIGHT_UPDATE), { problem: MEAN }))).toEqual(['by-hand accepted', 'drawn accepted', 'two-instances accepted']);
  });

  test('float32 rounding on the way', async () => {
    expect((await judge(softmax({ last: 'return exps.map((one) => Math.fround(Math.fround(one) / Math.fround(total)));' }))).verdict).toBe('accepted');
  });

  test.each([
    ['a default export', 'export default function (x: number[]) { const e = x.map((a) => Math.exp(a - Math.max(...x))); const t = e.reduce((a, b) => a + b); return e.map((a) => a / t); }'],
    ['an async function', softmax().replace('export function', 'export async function').replace('): number[]', ')')],
    ['a typed array', softmax({ last: 'return Float32Array.from(exps, (one) => one / total) as never;' })],
  ])('%s', async (_, source) => {
    expect((await judge(source)).verdict).toBe('accepted');
  });

  test('a run judges the samples only, and shows their inputs and pictures', async () => {
    const report = await judge(softmax(), { mode: 'run' });
    expect(report).toMatchObject({ verdict: 'accepted', totalCases: 2, message: '2 of 2 cases' });
    expect(report.cases[0]).toMatchObject({ id: 'by-hand', seed: 'written out', note: 'Two equal scores.', inputs: [{ name: 'x', text: '[0, 0]' }], comparisons: [{ expected: [0.5, 0.5], actual: [0.5, 0.5], axes: ['N'], shape: [2], truncated: false }] });
  });

  test('keeps what accepted drawn cases hold out of the report', async () => {
    expect(caseOf(await judge(softmax()), 'drawn#0')).toMatchObject({ inputs: [], comparisons: [] });
  });
});

describe('the solver never receives more than one case at a time', () => {
  test('and no expected value', async () => {
    const realms = fakeRealms();
    await judge(softmax(), { realms });
    const solver = realms.opened.find(({ needs }) => needs.who === 'solver');
    expect(solver?.jobs).toHaveLength(7);
    for (const job of solver?.jobs ?? []) {
      expect(job.calls).toHaveLength(1);
      expect(Object.keys(job).sort()).toEqual(['calls', 'exportName', 'module', 'style']);
      expect(Object.keys(job.calls[0] ?? {}).sort()).toEqual(['args', 'op', 'returns']);
    }
    expect(solver?.disposed).toBe(true);
  });

  test('cases come in an order that the salt decides, laws last', async () => {
    const orderOf = async (salt: number) => {
      const realms = fakeRealms();
      await judge(softmax(), { realms, salt });
      const jobs = realms.opened.find(({ needs }) => needs.who === 'solver')?.jobs ?? [];
      return jobs.slice(0, 6).map((job) => JSON.stringify(job.calls[0]?.op === 'function' && (job.calls[0].args[0] as { shape: number[] }).shape)).join(' ');
    };
    const orders = await Promise.all([1, 2, 3, 4].map(orderOf));
    expect(new Set(orders).size).toBeGreaterThan(1);
    expect(orders.every((order) => order.endsWith('[5]'))).toBe(true);
    expect(await orderOf(1)).toBe(orders[0]);
  });
});

describe('wrong values', () => {
  test('are told on the smallest failing case, with the worst element, and diagnosed where a mistake fits all', async () => {
    const report = await judge(softmax({ last: 'return exps;' }));
    expect(report).toMatchObject({
      verdict: 'wrong-value',
      diagnosis: { mistake: 'no-division', match: 'all', says: 'You did not divide by the total; the weights must add up to 1.' },
    });
    expect(report.message).toMatch(/^Case by-hand: result\[0\] is 1, expected 0\.5 \(off by 0\.5, [\d.e+]+ × the tolerance\); all 2 elements are wrong/);
    expect(caseOf(report, 'other-sample')).toMatchObject({ verdict: 'wrong-value', worst: { output: '', index: [2], actual: 1 } });
    expect(caseOf(report, 'by-hand').inputs).toEqual([{ name: 'x', text: '[0, 0]' }]);
    expect(report.diagnosis?.cases).toHaveLength(6);
  });

  test('are diagnosed as a likeness where a mistake fits only some failing cases', async () => {
    const source = softmax({ last: 'return x.length === 7 ? exps.map((one) => 3 * one) : exps;' });
    const report = await judge(source);
    expect(report.diagnosis).toMatchObject({ mistake: 'no-division', match: 'some' });
    expect(report.diagnosis?.cases).not.toContain('large');
  });

  test('are not diagnosed where no mistake fits', async () => {
    expect(await judge(softmax({ last: 'return exps.map((one) => 17 * one);' }))).toMatchObject({ verdict: 'wrong-value', diagnosis: null });
  });

  test('of a class name the call, and are diagnosed', async () => {
    const report = await judge(runningMean('this.mean = x.map((one) => (1 - this.decay) * one); return this.mean;'), { problem: MEAN });
    expect(report).toMatchObject({ verdict: 'wrong-value', diagnosis: { mistake: 'forgets', match: 'all' } });
    expect(caseOf(report, 'by-hand').message).toMatch(/^call 2 \(update\)\[1\] is 0, expected 1 \(off by 1/);
    expect(caseOf(report, 'by-hand').inputs).toEqual([
      { name: 'constructor.decay', text: '0.5' },
      { name: 'call 1 (update).x', text: '[2, 4]' },
      { name: 'call 2 (update).x', text: '[0, 0]' },
    ]);
  });

  test('only on shuffled inputs break the law', async () => {
    // Right on every other case: only a law shuffles, so its largest score need not keep its place.
    const realms = fakeRealms();
    const right = await judge(softmax(), { realms });
    expect(right.verdict).toBe('accepted');
    const law = realms.opened.find(({ needs }) => needs.who === 'solver')?.jobs[5]?.calls[0];
    const first = law?.op === 'function' ? (law.args[0] as { data: Float32Array }).data[0] : Number.NaN;
    const report = await judge(softmax({ first: `if (x[0] === ${first}) return x;` }));
    expect(report.verdict).toBe('property-broken');
    expect(report.message).toMatch(/^Case drawn~property-1: Shuffling the scores shuffles the weights\. result\[/);
  });
});

describe('other wrong outputs', () => {
  test.each<[string, string, string, RegExp]>([
    ['a wrong shape', softmax({ last: 'return [total];' }), 'wrong-shape', /^Case by-hand: the result: axis 0 is 1, expected N = 2 \(expected shape \[N=2\], got \[1\]\)$/],
    ['a wrong type', softmax({ last: 'return "weights" as never;' }), 'wrong-type', /^Case by-hand: the result must be f32\[N\], got the string "weights"$/],
    ['nothing returned', softmax({ last: '' }), 'wrong-type', /^Case by-hand: the result is undefined; expected f32\[N\]$/],
    ['NaN', softmax({ last: 'return exps.map(() => NaN);' }), 'not-finite', /^Case by-hand: result\[0\] is NaN, expected 0\.5; 2 of 2 elements are not finite$/],
    ['a changed input', softmax({ first: 'x.sort((a, b) => a - b); x[0] = 9;' }), 'mutated-input', /^Case by-hand: your code changed its input x; make a copy and leave the inputs as they are$/],
    ['a throw', softmax({ first: "if (x.length > 0) throw new TypeError('no');" }), 'runtime-error', /^Case by-hand: your code threw TypeError: no \(line 3, column \d+\)$/],
    ['a thrown string', softmax({ first: "if (x.length > 0) throw 'no';" }), 'runtime-error', /^Case by-hand: your code threw thrown value: "no"$/],
    ['an endless recursion', softmax({ first: 'return softmax(x);' }), 'runtime-error', /^Case by-hand: your code threw RangeError: Maximum call stack size exceeded/],
    ['a huge array', softmax({ first: 'new Float64Array(2 ** 40);' }), 'memory-limit', /^Case by-hand: your code threw RangeError: /],
  ])('%s', async (_, source, verdict, message) => {
    const report = await judge(source);
    expect(report.verdict).toBe(verdict);
    expect(report.message).toMatch(message);
  });

  test('in the constructor and in a method are placed there', async () => {
    const constructor = runningMean(RIGHT_UPDATE).replace('constructor(public decay: number) {}', "constructor(public decay: number) { throw new Error('no'); }");
    expect((await judge(constructor, { problem: MEAN })).message).toMatch(/^Case by-hand: in the constructor, your code threw Error: no \(line 6, /);
    expect((await judge(runningMean("if (this.calls === 2) throw new Error('no'); " + RIGHT_UPDATE), { problem: MEAN })).message).toMatch(/^Case \S+: in call 2 \(update\), your code threw Error: no \(line 7, /);
    expect((await judge(runningMean('x[0] = 99; ' + RIGHT_UPDATE), { problem: MEAN })).message).toMatch(/^Case \S+: in call 1 \(update\), your code changed its input x; /);
    expect((await judge(runningMean(RIGHT_UPDATE).replace('count()', 'size()'), { problem: MEAN })).message).toMatch(/^Case by-hand: in call 3 \(count\), your code threw TypeError: your class has no method "count"$/);
  });

  test('a mutated input of a class that keeps it is found on a later call too', async () => {
    const source = runningMean('if (this.calls > 1) this.first[0] = 5; else this.first = x; ' + RIGHT_UPDATE, 'first: number[] = [];');
    // Inputs are made anew for each call: changing an old one harms nobody.
    expect((await judge(source, { problem: MEAN })).verdict).toBe('accepted');
  });
});

describe('before any case', () => {
  test.each<[string, string, string, RegExp]>([
    ['a syntax error', 'export function softmax(x { }', 'compile-error', /./],
    ['another name', 'export const softMax = (x: number[]) => x;', 'compile-error', /^your code must export a function named "softmax"; it exports "softMax"$/],
    ['no export', 'function softmax(x: number[]) { return x; }', 'compile-error', /^"softmax" is declared but not exported; write "export" in front of it$/],
    ['an import of something else', "import fs from 'fs'; export const softmax = (x: number[]) => x;", 'compile-error', /fs/],
    ['a throw at the top level', `${softmax()}\nthrow new Error('early');`, 'runtime-error', /^while your module was loading, it threw Error: early \(line \d+, column \d+\)$/],
  ])('%s', async (_, source, verdict, message) => {
    const report = await judge(source);
    expect(report).toMatchObject({ verdict, cases: [], diagnosis: null });
    expect(report.message).toMatch(message);
  });
});

describe('answers that change', () => {
  test.each([1, 2, 3, 4, 5, 6])('by chance (salt %d)', async (salt) => {
    const report = await judge(softmax({ last: 'return exps.map(() => Math.random());' }), { salt });
    expect(report.verdict).toBe('nondeterministic');
    expect(report.message).toMatch(/Run alone on the same input, your code gave another answer: it depends on chance or on earlier calls$/);
  });

  test('because an earlier call left something behind', async () => {
    const report = await judge(`let calls = 0;\n${softmax({ first: 'if (++calls > 2) return x;' })}`);
    expect(report.verdict).toBe('nondeterministic');
    expect(report.message).toMatch(/Run alone on the same input, your code gave another answer, a right one: it depends on chance or on earlier calls$/);
  });

  test('only after every case', async () => {
    const report = await judge(`let calls = 0;\n${softmax({ first: 'if (++calls > 6) return x;' })}`);
    expect(report.verdict).toBe('nondeterministic');
    expect(report.message).toMatch(/the first answer was right, the same call repeated later was not \(.+\)\. Your code keeps state between calls$/);
    expect(report.cases.filter((one) => one.verdict !== 'accepted')).toHaveLength(1);
  });

  test('wrongly but always alike are wrong values', async () => {
    expect((await judge(`let calls = 0;\n${softmax({ first: 'calls++;', last: 'return exps;' })}`)).verdict).toBe('wrong-value');
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
    expect(report).toMatchObject({ verdict: 'time-limit', message: 'Case slow: still running after 0.05 s; stopped', totalCases: 2, diagnosis: null });
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
    const report = await judge(softmax(), { answer: () => ({ kind: 'broken-realm', message: 'it answered nonsense' }) });
    expect(report).toMatchObject({ verdict: 'runtime-error' });
    expect(report.message).toMatch(/your code broke the sandbox that it runs in: it answered nonsense$/);
  });

  test('wrong values before a time limit are still told and diagnosed', async () => {
    const report = await judge(softmax({ last: 'return exps;' }), { answer: (_, number) => (number === 4 ? { kind: 'time-limit', limitMs: 2000 } : undefined) });
    expect(report.cases).toHaveLength(5);
    expect(report.diagnosis).toMatchObject({ mistake: 'no-division', match: 'some' });
  });
});

describe('a run', () => {
  test('stops at the first failure', async () => {
    const report = await judge(softmax({ last: 'return exps;' }), { mode: 'run' });
    expect(verdicts(report)).toEqual(['by-hand wrong-value']);
    expect(report.totalCases).toBe(2);
  });

  test('goes through the samples, then the own inputs', async () => {
    const report = await judge(softmax(), { mode: 'run', ownInputs: [{ x: [5, 6] }, { x: [1] }] });
    expect(verdicts(report)).toEqual(['by-hand accepted', 'other-sample accepted', 'own-1 accepted', 'own-2 accepted']);
    expect(report.totalCases).toBe(4);
    expect(caseOf(report, 'own-1')).toMatchObject({ note: 'Your own input', inputs: [{ name: 'x', text: '[5, 6]' }], comparisons: [{ shape: [2] }] });
  });

  test('finds what is wrong on an own input only', async () => {
    const report = await judge(softmax({ first: 'if (x.length === 4) return x;' }), { mode: 'run', ownInputs: [{ x: [1, 2, 3, 4] }] });
    expect(report.verdict).toBe('wrong-value');
    expect(report.message).toMatch(/^Case own-1: result\[1\] is 2, expected 0\.0871443/);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['no input at all', {}, 'Your input 1: x is missing'],
    ['an unknown name', { x: [1], y: [2] }, 'Your input 1: y is no parameter; there are x'],
    ['a string', { x: 'abc' }, 'Your input 1: x: expected 1 level of arrays, got string abc at level 1'],
    ['ragged rows', { x: [[1], [2, 3]] }, 'Your input 1: x: expected numbers, got an array'],
    ['too many elements', { x: Array(65).fill(0) }, 'Your input 1: N is 65, outside 1..64'],
    ['none', { x: [] }, 'Your input 1: N is 0, outside 1..64'],
    ['null', { x: null }, 'Your input 1: x: is required (f32[N])'],
  ])('refuses an own input: %s', async (_, inputs, message) => {
    const report = await judge(softmax(), { mode: 'run', ownInputs: [inputs] });
    expect(report).toMatchObject({ verdict: 'judge-error', message });
    expect(verdicts(report)).toEqual(['by-hand accepted', 'other-sample accepted']);
  });

  test('refuses an own input on a knife edge', async () => {
    const problem = problemOf({
      front: 'signature: { name: f, dims: { N: 1..4 }, params: { x: "f32[N]" }, returns: "bool[N]" }\ncases: [{ id: sample, sample: true, inputs: { x: [2] } }]',
      reference: 'export const f = (x: number[]) => x.map((one) => one > 0.5);',
    });
    const report = await judge(problem.reference, { problem, mode: 'run', ownInputs: [{ x: [1] }, { x: [1, 0.5] }] });
    expect(report).toMatchObject({ verdict: 'judge-error', message: 'Your input 2: rounding alone would change the answer; choose numbers that are further apart' });
    expect(verdicts(report)).toEqual(['sample accepted', 'own-1 accepted']);
  });

  test('refuses own inputs for a class', async () => {
    const report = await judge(runningMean(RIGHT_UPDATE), { problem: MEAN, mode: 'run', ownInputs: [{ x: [1] }] });
    expect(report).toMatchObject({ verdict: 'judge-error', message: 'Your input 1: own inputs are for problems that ask for a function' });
  });
});

describe('faults of the author', () => {
  test('are a judge error that tells where', async () => {
    const problem = problemOf({
      front: 'signature: { name: f, dims: { N: 1..4 }, params: { x: "f32[N]" }, returns: "f32[N]" }\ncases: [{ id: drawn, dims: { N: 2 } }]',
      reference: "export const f = () => { throw new Error('broken'); };",
    });
    expect(await judge('export const f = (x: number[]) => x;', { problem })).toMatchObject({ verdict: 'judge-error', message: 'problem.md cases.drawn: the reference failed: broken' });
  });

  test('of the shell are thrown', async () => {
    const openRealm = () => Promise.reject(new Error('no worker'));
    await expect(judgeSubmission(MEAN, { source: runningMean(RIGHT_UPDATE), style: 'arrays', mode: 'run', salt: 0, ownInputs: [] }, { openRealm, now: () => 0 })).rejects.toThrow('no worker');
  });
});

describe('the console', () => {
  test('holds the lines of every case once, right or wrong', async () => {
    for (const last of ['return exps.map((one) => one / total);', 'return exps;']) {
      const report = await judge(softmax({ first: "console.log('size', x.length);", last }), { mode: 'submit' });
      expect(report.console.map(({ text }) => text).sort()).toEqual(['size 2', 'size 3', 'size 5', 'size 5', 'size 5', 'size 7']);
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
    const judged = judge(softmax(), { realms, signal, onProgress: (progress) => (signal.aborted ||= progress.phase === 'running' && progress.done === 2) });
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
