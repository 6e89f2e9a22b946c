import { afterEach, describe, expect, test } from 'vitest';

import { problemOf } from './problems';
import { closeProblems, judge } from './submit';

afterEach(closeProblems);

describe('the report of a failing case', () => {
  test('carries 4,096 elements of a larger output, and cuts long inputs', async () => {
    const problem = problemOf({
      front:
        'signature: { name: f, dims: { N: 1..100, M: 1..100 }, params: { x: "f32[N,M]" }, returns: "f32[N,M]" }\ncases: [{ id: large, dims: { N: 80, M: 60 } }]',
      reference: 'export const f = (x: number[][]) => x;',
    });
    const { cases } = await judge('export const f = (x: number[][]) => x.map((row) => row.map((one) => one + 1));', {
      problem,
    });
    const [picture] = cases[0]?.comparisons ?? [];
    expect(picture).toMatchObject({ shape: [80, 60], axes: ['N', 'M'], truncated: true });
    expect([picture?.expected.length, picture?.actual.length, picture?.errorOverTolerance.length]).toEqual([
      4096, 4096, 4096,
    ]);
    expect(cases[0]?.inputs[0]?.text).toMatch(/ … \(shape \[80, 60\]\)$/);
    expect(cases[0]?.message).toMatch(/; all 4800 elements are wrong\. Every element is off by 1$/);
  });

  test('has a picture of every output, also of those that are right', async () => {
    const problem = problemOf({
      front:
        'signature: { name: f, dims: { N: 1..9 }, params: { x: "f32[N]" }, returns: { sum: float, labels: "i32[N]" } }\ncases: [{ id: one, inputs: { x: [1, 2] } }]',
      reference: 'export const f = (x: number[]) => ({ sum: x[0]! + x[1]!, labels: x.map((_, i) => i) });',
    });
    const report = await judge('export const f = (x: number[]) => ({ labels: [0, 0], sum: x[0] + x[1] });', {
      problem,
    });
    expect(report.message).toBe(
      'Case one: labels[1] is 0, expected 1; 1 of 2 elements are wrong. The wrong elements all have N index 1 (axis 0); the others are right',
    );
    expect(report.cases[0]?.comparisons.map(({ output, errorOverTolerance }) => [output, errorOverTolerance])).toEqual([
      ['sum', [0]],
      ['labels', [0, Number.POSITIVE_INFINITY]],
    ]);
  });

  test('tells of a reference that fails on an own input', async () => {
    const problem = problemOf({
      front:
        'signature: { name: f, dims: { N: 1..9 }, params: { x: "f32[N]" }, returns: "f32[N]" }\ncases: [{ id: one, sample: true, inputs: { x: [1] } }]',
      reference: "export function f(x: number[]) { if (x[0] === 0) throw new Error('no zero, please'); return x; }",
    });
    expect(await judge(problem.reference, { problem, mode: 'run', ownInputs: [{ x: [0] }] })).toMatchObject({
      verdict: 'unfit-input',
      message: 'Your input 1: the reference failed: no zero, please',
    });
  });
});
