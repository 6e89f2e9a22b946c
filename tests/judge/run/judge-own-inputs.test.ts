import { afterEach, describe, expect, test } from 'vitest';

import { judgeSubmission } from '#judge/run/judge-submission';
import { problemOf } from './problems';
import { caseOf, closeProblems, judge, MEAN, RIGHT_UPDATE, runningMean, softmax, verdicts } from './submit';

afterEach(closeProblems);

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
    expect(caseOf(report, 'own-1')).toMatchObject({
      note: 'Your own input',
      inputs: [{ name: 'x', text: '[5, 6]' }],
      comparisons: [{ shape: [2] }],
    });
  });

  test('finds what is wrong on an own input only', async () => {
    const report = await judge(softmax({ first: 'if (x.length === 4) return x;' }), {
      mode: 'run',
      ownInputs: [{ x: [1, 2, 3, 4] }],
    });
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
    ['null among numbers', { x: [null, 1] }, 'Your input 1: x: expected numbers, got null'],
    ['a string among numbers', { x: ['1', 2] }, 'Your input 1: x: expected numbers, got string 1'],
    [
      'a number beyond float32',
      { x: [1e39] },
      'Your input 1: x: 1e+39 is too large: float32 holds numbers up to 3.4e38',
    ],
  ])('refuses an own input: %s', async (_, inputs, message) => {
    const report = await judge(softmax(), { mode: 'run', ownInputs: [inputs] });
    expect(report).toMatchObject({ verdict: 'unfit-input', message, totalCases: 2 });
    expect(verdicts(report)).toEqual(['by-hand accepted', 'other-sample accepted']);
  });

  test('refuses inputs that contradict each other, and ragged rows', async () => {
    const problem = problemOf({
      front:
        'signature: { name: f, dims: { B: 1..4, N: 1..4 }, params: { x: "f32[B,N]", y: "f32[B,N]" }, returns: "f32[B,N]" }\ncases: [{ id: sample, sample: true, inputs: { x: [[1]], y: [[2]] } }]',
      reference: 'export const f = (x: number[][]) => x;',
    });
    const messageOf = async (inputs: Record<string, unknown>) => {
      const report = await judge(problem.reference, { problem, mode: 'run', ownInputs: [inputs] });
      return `${report.verdict}: ${report.message}`;
    };
    expect(await messageOf({ x: [[1, 2, 3]], y: [[1, 0]] })).toBe(
      'unfit-input: Your input 1: y: the axis N has size 2, but N is 3 elsewhere',
    );
    expect(await messageOf({ x: [[1, 2], [3]], y: [[1, 0]] })).toBe(
      'unfit-input: Your input 1: x: rows differ in length on axis 1: 2 and 1',
    );
  });

  test('tells the answer to an own input beside the expected one, accepted or not', async () => {
    const accepted = await judge(softmax(), { mode: 'run', ownInputs: [{ x: [0, 0] }] });
    const halves = [{ name: '', text: '[0.5, 0.5]' }];
    expect(caseOf(accepted, 'own-1').answer).toEqual({ yours: halves, expected: halves });
    expect(caseOf(accepted, 'by-hand').answer).toBeUndefined();
    const answerTo = async (first: string) => {
      const report = await judge(softmax({ first: `if (x[0] === 7) ${first}` }), {
        mode: 'run',
        ownInputs: [{ x: [7, 7] }],
      });
      return caseOf(report, 'own-1').answer;
    };
    expect(await answerTo('return [1, 0];')).toEqual({ yours: [{ name: '', text: '[1, 0]' }], expected: halves });
    expect(await answerTo('return [[1], [0]];')).toEqual({
      yours: [{ name: '', text: '[[1], [0]]' }],
      expected: halves,
    });
    expect(await answerTo("return 'no';")).toEqual({ yours: [{ name: '', text: '"no"' }], expected: halves });
    expect(await answerTo('return { a: [1] };')).toEqual({
      yours: [{ name: '', text: 'an object' }],
      expected: halves,
    });
    expect(await answerTo('return [1, null];')).toEqual({
      yours: [{ name: '', text: 'null at [1]' }],
      expected: halves,
    });
    expect(await answerTo('return;')).toEqual({ yours: [{ name: '', text: 'undefined' }], expected: halves });
    expect(await answerTo("throw new Error('no');")).toEqual({ yours: [], expected: halves });
  });

  test('tells each output of an own input by its name', async () => {
    const problem = problemOf({
      front:
        'signature: { name: f, dims: { N: 1..4 }, params: { x: "f32[N]" }, returns: { sum: float, signs: "bool[N]", parts: "list of f32[L]" } }\ncases: [{ id: sample, sample: true, inputs: { x: [1] } }]',
      reference:
        'export const f = (x: number[]) => ({ sum: x[0]!, signs: x.map((one) => one > 0), parts: [x, [x[0]!]] });',
    });
    const source =
      'export const f = (x: number[]) => ({ parts: [x, [1]], sum: x[0], signs: x.map((one) => one > -5) });';
    const report = await judge(source, { problem, mode: 'run', ownInputs: [{ x: [1, -2] }] });
    expect(caseOf(report, 'own-1')).toMatchObject({
      verdict: 'wrong-value',
      answer: {
        yours: [
          { name: 'sum', text: '1' },
          { name: 'signs', text: '[true, true]' },
          { name: 'parts', text: '[[1, -2], [1]]' },
        ],
        expected: [
          { name: 'sum', text: '1' },
          { name: 'signs', text: '[true, false]' },
          { name: 'parts', text: '[[1, -2], [1]]' },
        ],
      },
    });
  });

  test('takes an infinity in an own input', async () => {
    const report = await judge(softmax(), { mode: 'run', ownInputs: [{ x: [0, Number.NEGATIVE_INFINITY] }] });
    expect(report.verdict).toBe('accepted');
    expect(caseOf(report, 'own-1')).toMatchObject({
      inputs: [{ name: 'x', text: '[0, -Infinity]' }],
      answer: { yours: [{ text: '[1, 0]' }] },
    });
  });

  test('refuses an own input on a knife edge', async () => {
    const problem = problemOf({
      front:
        'signature: { name: f, dims: { N: 1..4 }, params: { x: "f32[N]" }, returns: "bool[N]" }\ncases: [{ id: sample, sample: true, inputs: { x: [2] } }]',
      reference: 'export const f = (x: number[]) => x.map((one) => one > 0.5);',
    });
    const report = await judge(problem.reference, { problem, mode: 'run', ownInputs: [{ x: [1] }, { x: [1, 0.5] }] });
    expect(report).toMatchObject({
      verdict: 'unfit-input',
      message: 'Your input 2: rounding alone would change the answer; choose numbers that are further apart',
    });
    expect(verdicts(report)).toEqual(['sample accepted', 'own-1 accepted']);
  });

  test('refuses own inputs for a class', async () => {
    const report = await judge(runningMean(RIGHT_UPDATE), { problem: MEAN, mode: 'run', ownInputs: [{ x: [1] }] });
    expect(report).toMatchObject({
      verdict: 'unfit-input',
      message: 'Your input 1: own inputs are for problems that ask for a function',
    });
  });
});

describe('faults of the author', () => {
  test('are a judge error that tells where', async () => {
    const problem = problemOf({
      front:
        'signature: { name: f, dims: { N: 1..4 }, params: { x: "f32[N]" }, returns: "f32[N]" }\ncases: [{ id: drawn, dims: { N: 2 } }]',
      reference: "export const f = () => { throw new Error('broken'); };",
    });
    expect(await judge('export const f = (x: number[]) => x;', { problem })).toMatchObject({
      verdict: 'judge-error',
      message: 'problem.md cases.drawn: the reference failed: broken',
    });
  });

  test('of the shell are thrown', async () => {
    const openRealm = () => Promise.reject(new Error('no worker'));
    await expect(
      judgeSubmission(
        MEAN,
        { source: runningMean(RIGHT_UPDATE), style: 'arrays', mode: 'run', salt: 0, ownInputs: [] },
        { openRealm, now: () => 0 },
      ),
    ).rejects.toThrow('no worker');
  });
});
