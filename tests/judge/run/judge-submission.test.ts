import { afterEach, describe, expect, test } from 'vitest';

import { fakeRealms } from '../../fakes/fake-realm';
import { caseOf, closeProblems, judge, MEAN, RIGHT_UPDATE, runningMean, softmax, tensorOf, verdicts } from './submit';

afterEach(closeProblems);

describe('accepted', () => {
  test('a right function, on every case, seed and law', async () => {
    const report = await judge(softmax());
    expect(report).toMatchObject({
      problem: 'tiny',
      style: 'arrays',
      backend: 'cpu',
      mode: 'submit',
      salt: 7,
      verdict: 'accepted',
      message: '6 of 6 cases',
      diagnosis: null,
      position: null,
      totalCases: 6,
    });
    expect(verdicts(report)).toEqual([
      'by-hand accepted',
      'other-sample accepted',
      'drawn#0 accepted',
      'drawn#1 accepted',
      'large accepted',
      'drawn~property-1 accepted',
    ]);
  });

  test('a right class', async () => {
    expect(verdicts(await judge(runningMean(RIGHT_UPDATE), { problem: MEAN }))).toEqual([
      'by-hand accepted',
      'drawn accepted',
      'two-instances accepted',
    ]);
  });

  test('float32 rounding on the way', async () => {
    expect(
      (await judge(softmax({ last: 'return exps.map((one) => Math.fround(Math.fround(one) / Math.fround(total)));' })))
        .verdict,
    ).toBe('accepted');
  });

  test.each([
    [
      'a default export',
      'export default function (x: number[]) { const e = x.map((a) => Math.exp(a - Math.max(...x))); const t = e.reduce((a, b) => a + b); return e.map((a) => a / t); }',
    ],
    ['an async function', softmax().replace('export function', 'export async function').replace('): number[]', ')')],
    ['a typed array', softmax({ last: 'return Float32Array.from(exps, (one) => one / total) as never;' })],
  ])('%s', async (_, source) => {
    expect((await judge(source)).verdict).toBe('accepted');
  });

  test('a run judges the samples only, and shows their inputs and pictures', async () => {
    const report = await judge(softmax(), { mode: 'run' });
    expect(report).toMatchObject({ verdict: 'accepted', totalCases: 2, message: '2 of 2 cases' });
    expect(report.cases[0]).toMatchObject({
      id: 'by-hand',
      seed: 'written out',
      note: 'Two equal scores.',
      inputs: [{ name: 'x', text: '[0, 0]' }],
      comparisons: [{ expected: [0.5, 0.5], actual: [0.5, 0.5], axes: ['N'], shape: [2], truncated: false }],
    });
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
      return jobs
        .slice(0, 6)
        .map((job) => JSON.stringify(tensorOf(job)?.shape))
        .join(' ');
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
      diagnosis: {
        mistake: 'no-division',
        match: 'all',
        says: 'You did not divide by the total; the weights must add up to 1.',
      },
    });
    expect(report.message).toMatch(
      /^Case by-hand: result\[0\] is 1, expected 0\.5 \(off by 0\.5, [\d.e+]+ × the tolerance\); all 2 elements are wrong/,
    );
    expect(caseOf(report, 'other-sample')).toMatchObject({
      verdict: 'wrong-value',
      worst: { output: '', index: [2], actual: 1 },
    });
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
    expect(await judge(softmax({ last: 'return exps.map((one) => 17 * one);' }))).toMatchObject({
      verdict: 'wrong-value',
      diagnosis: null,
    });
  });

  test('of a class name the call, and are diagnosed', async () => {
    const report = await judge(runningMean('this.mean = x.map((one) => (1 - this.decay) * one); return this.mean;'), {
      problem: MEAN,
    });
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
    const first = tensorOf(realms.opened.find(({ needs }) => needs.who === 'solver')?.jobs[5])?.data[0];
    const report = await judge(softmax({ first: `if (x[0] === ${first}) return x;` }));
    expect(report.verdict).toBe('property-broken');
    expect(report.message).toMatch(/^Case drawn~property-1: Shuffling the scores shuffles the weights\. result\[/);
  });
});

describe('other wrong outputs', () => {
  test.each<[string, string, string, RegExp]>([
    [
      'a wrong shape',
      softmax({ last: 'return [total];' }),
      'wrong-shape',
      /^Case by-hand: the result: axis 0 is 1, expected N = 2 \(expected shape \[N=2\], got \[1\]\)$/,
    ],
    [
      'a wrong type',
      softmax({ last: 'return "weights" as never;' }),
      'wrong-type',
      /^Case by-hand: the result must be f32\[N\], got the string "weights"$/,
    ],
    [
      'nothing returned',
      softmax({ last: '' }),
      'wrong-type',
      /^Case by-hand: the result is undefined; expected f32\[N\]$/,
    ],
    [
      'NaN',
      softmax({ last: 'return exps.map(() => NaN);' }),
      'not-finite',
      /^Case by-hand: result\[0\] is NaN, expected 0\.5; 2 of 2 elements are not finite$/,
    ],
    [
      'a changed input',
      softmax({ first: 'x.sort((a, b) => a - b); x[0] = 9;' }),
      'mutated-input',
      /^Case by-hand: your code changed its input x; make a copy and leave the inputs as they are$/,
    ],
    [
      'a throw',
      softmax({ first: "if (x.length > 0) throw new TypeError('no');" }),
      'runtime-error',
      /^Case by-hand: your code threw TypeError: no \(line 3, column \d+\)$/,
    ],
    [
      'a thrown string',
      softmax({ first: "if (x.length > 0) throw 'no';" }),
      'runtime-error',
      /^Case by-hand: your code threw thrown value: "no"$/,
    ],
    [
      'an endless recursion',
      softmax({ first: 'return softmax(x);' }),
      'runtime-error',
      /^Case by-hand: your code threw RangeError: Maximum call stack size exceeded/,
    ],
    [
      'a huge array',
      softmax({ first: 'new Float64Array(2 ** 40);' }),
      'memory-limit',
      /^Case by-hand: your code threw RangeError: /,
    ],
  ])('%s', async (_, source, verdict, message) => {
    const report = await judge(source);
    expect(report.verdict).toBe(verdict);
    expect(report.message).toMatch(message);
  });

  test('in the constructor and in a method are placed there', async () => {
    const throwing = runningMean(RIGHT_UPDATE).replace(
      'constructor(public decay: number) {}',
      "constructor(public decay: number) { throw new Error('no'); }",
    );
    expect((await judge(throwing, { problem: MEAN })).message).toMatch(
      /^Case by-hand: in the constructor, your code threw Error: no \(line 6, /,
    );
    expect(
      (await judge(runningMean(`if (this.calls === 2) throw new Error('no'); ${RIGHT_UPDATE}`), { problem: MEAN }))
        .message,
    ).toMatch(/^Case \S+: in call 2 \(update\), your code threw Error: no \(line 7, /);
    expect((await judge(runningMean(`x[0] = 99; ${RIGHT_UPDATE}`), { problem: MEAN })).message).toMatch(
      /^Case \S+: in call 1 \(update\), your code changed its input x; /,
    );
    expect((await judge(runningMean(RIGHT_UPDATE).replace('count()', 'size()'), { problem: MEAN })).message).toMatch(
      /^Case by-hand: in call 3 \(count\), your code threw TypeError: your class has no method "count"$/,
    );
  });

  test('a mutated input of a class that keeps it is found on a later call too', async () => {
    const source = runningMean(
      `if (this.calls > 1) this.first[0] = 5; else this.first = x; ${RIGHT_UPDATE}`,
      'first: number[] = [];',
    );
    // Inputs are made anew for each call: changing an old one harms nobody.
    expect((await judge(source, { problem: MEAN })).verdict).toBe('accepted');
  });
});

describe('before any case', () => {
  test.each<[string, string, string, RegExp]>([
    ['a syntax error', 'export function softmax(x { }', 'compile-error', /./],
    [
      'another name',
      'export const softMax = (x: number[]) => x;',
      'compile-error',
      /^your code must export a function named "softmax"; it exports "softMax"$/,
    ],
    [
      'no export',
      'function softmax(x: number[]) { return x; }',
      'compile-error',
      /^"softmax" is declared but not exported; write "export" in front of it$/,
    ],
    [
      'an import of something else',
      "import fs from 'fs'; export const softmax = (x: number[]) => x;",
      'compile-error',
      /fs/,
    ],
    [
      'a throw at the top level',
      `${softmax()}\nthrow new Error('early');`,
      'runtime-error',
      /^while your module was loading, it threw Error: early \(line \d+, column \d+\)$/,
    ],
  ])('%s', async (_, source, verdict, message) => {
    const report = await judge(source);
    expect(report).toMatchObject({ verdict, cases: [], diagnosis: null });
    expect(report.message).toMatch(message);
  });
});
