import { describe, expect, test } from 'vitest';

import { type ProblemParts, problemMaker } from './problems';
import { caseOf, judge } from './submit';

const problem = problemMaker();

/** Two numbers whose product is x: any will do. */
const FACTORS: ProblemParts = {
  front: `
signature: { name: factor, dims: { N: 1..9 }, params: { x: "f32[N]" }, returns: { left: "f32[N]", right: "f32[N]", sum: "f32[N]" }, reduces: [N] }
compare: { left: valid-by(product), right: valid-by(product) }
cases: [{ id: one, sample: true, inputs: { x: [1, 2, 3] } }, { id: drawn, dims: { N: 5 } }]
mistakes:
  halves: { edit: [["right: x", "right: x.map((one) => one / 2)"]], says: "The product is half of x: keep one factor whole." }`,
  reference:
    'export const factor = (x: number[]) => ({ left: x.map(() => 1), right: x, sum: x.map((one) => one + 1) });',
  fences: {
    'residual=product': `export function residuals(inputs: { x: number[] }, output: { left: number[]; right: number[] }) {
  return inputs.x.map((x, i) => ({ says: 'left times right must be x', error: output.left[i]! * output.right[i]! - x, scale: Math.abs(x) }));
}`,
  },
};

describe('valid by residuals', () => {
  const source = (left: string, right: string, sum = 'one + 1') =>
    `export const factor = (x: number[]) => ({ left: x.map((one) => ${left}), right: x.map((one) => ${right}), sum: x.map((one) => ${sum}) });`;

  test('any valid answer is right', async () => {
    const report = await judge(source('Math.fround(one / 7)', '7'), { problem: problem(FACTORS) });
    expect(report).toMatchObject({ verdict: 'accepted' });
    expect(report.cases[0]?.worst?.errorOverTolerance).toBeGreaterThan(0);
    expect(report.cases[0]?.worst?.errorOverTolerance).toBeLessThan(0.5);
  });

  test('an invalid one is told by its residual, other outputs by their values', async () => {
    const report = await judge(source('one / 7', '7.01'), { problem: problem(FACTORS) });
    expect(caseOf(report, 'one')).toMatchObject({ verdict: 'wrong-value', worst: { output: 'left', index: [] } });
    expect(caseOf(report, 'one').message).toMatch(
      /^left times right must be x: off by 0\.00\d+, at most 8\.\d+e-7 is rounding$/,
    );
    expect(caseOf(await judge(source('1', 'one', 'one + 2'), { problem: problem(FACTORS) }), 'one').message).toMatch(
      /^sum\[\d\] is \d, expected \d/,
    );
  });

  test('NaN never reaches a residual', async () => {
    expect(await judge(source('NaN', 'one'), { problem: problem(FACTORS) })).toMatchObject({
      verdict: 'not-finite',
      message: 'Case one: left[0] is NaN; expected a finite number',
    });
  });

  test('a mistake is the same one with other factors', async () => {
    expect(await judge(source('3', 'one / 6'), { problem: problem(FACTORS) })).toMatchObject({
      verdict: 'wrong-value',
      diagnosis: { mistake: 'halves', match: 'all' },
    });
    expect(await judge(source('3', 'one / 5'), { problem: problem(FACTORS) })).toMatchObject({ diagnosis: null });
  });
});

/** Any list of whole numbers that adds up to x. */
const coins = (check: string): ProblemParts => ({
  front: `
signature: { name: pay, dims: { L: 0..99 }, params: { x: int, mask: "f32[2]?" }, returns: { coins: "i32[L]", count: int } }
compare: { coins: custom, count: exact }
cases: [{ id: one, sample: true, inputs: { x: 7 } }, { id: drawn, gen: { x: "integers(5,9)" } }]
mistakes:
  off: { edit: [["[x]", "[x - 1]"]], says: "You are one short." }`,
  reference: 'export const pay = (x: number) => ({ coins: [x], count: 1 });',
  fences: {
    checker: `export function check(inputs: { x: number; mask?: number[] }, output: { coins: number[] }, expected: { coins: number[] }) { ${check} }`,
  },
});
const CHECK = `const sum = output.coins.reduce((a, b) => a + b, 0);
  if (inputs.mask !== undefined || expected.coins[0] !== inputs.x) throw new Error('wired wrongly');
  return { ok: sum === inputs.x, message: 'Your coins add up to ' + sum + ', not ' + inputs.x + '.' };`;
const pay = (list: string) => `export const pay = (x: number) => ({ coins: ${list}, count: 1 });`;

describe('a checker', () => {
  test('accepts answers of any size, and speaks for itself', async () => {
    expect(await judge(pay('[x - 2, 1, 1]'), { problem: problem(coins(CHECK)) })).toMatchObject({
      verdict: 'accepted',
    });
    expect(await judge(pay('[x - 2, 1]'), { problem: problem(coins(CHECK)), mode: 'run' })).toMatchObject({
      verdict: 'wrong-value',
      message: 'Case one: Your coins add up to 6, not 7.',
    });
  });

  test('leaves the type and the other outputs to the judge', async () => {
    expect((await judge(pay('["a"] as never'), { problem: problem(coins(CHECK)), mode: 'run' })).verdict).toBe(
      'wrong-type',
    );
    expect((await judge(pay('[x], count: 2'), { problem: problem(coins(CHECK)), mode: 'run' })).verdict).toBe(
      'accepted',
    );
    expect(
      (
        await judge('export const pay = (x: number) => ({ coins: [x], count: 2 });', {
          problem: problem(coins(CHECK)),
          mode: 'run',
        })
      ).message,
    ).toBe('Case one: count is 2, expected 1');
  });

  test('that throws, or answers nonsense, is a fault of the author', async () => {
    expect(await judge(pay('[x]'), { problem: problem(coins("throw new Error('oh');")), mode: 'run' })).toMatchObject({
      verdict: 'judge-error',
      message: 'problem.md checker: failed: oh',
    });
    expect(
      await judge(pay('[x]'), { problem: problem(coins('return { ok: 1 } as never;')), mode: 'run' }),
    ).toMatchObject({
      verdict: 'judge-error',
      message: 'problem.md checker: must return { ok: boolean, message: string }',
    });
  });

  test('names a mistake with the same objection', async () => {
    expect(await judge(pay('[x - 4, 3]'), { problem: problem(coins(CHECK)) })).toMatchObject({
      diagnosis: { mistake: 'off', match: 'all' },
    });
    expect(await judge(pay('[x - 4, 2]'), { problem: problem(coins(CHECK)) })).toMatchObject({ diagnosis: null });
  });

  test('of a class gets its instances, its script and what the calls returned', async () => {
    const counter = problem({
      front: `
signature: { kind: class, name: Counter, dims: {}, construct: { start: int }, methods: { add: { params: { by: int }, returns: int }, label: { params: {}, returns: string } } }
compare: { add: custom }
cases: [{ id: two, sample: true, instances: [{ start: 3 }], script: [{ call: add, inputs: { by: 2 } }, { call: label }] }]`,
      reference:
        'export class Counter { constructor(private at: number) {} add(by: number) { return (this.at += by); } label() { return "n"; } }',
      fences: {
        checker:
          'export const check = (inputs: unknown, output: unknown, expected: unknown) => ({ ok: false, message: JSON.stringify([inputs, output, expected]) });',
      },
    });
    const source =
      'export class Counter { constructor(private at: number) {} add(by: number) { return 9; } label() { return "n"; } }';
    expect((await judge(source, { problem: counter, mode: 'run' })).message).toBe(
      'Case two: [{"instances":[{"start":3}],"script":[{"on":0,"call":"add","inputs":{"by":2}},{"on":0,"call":"label","inputs":{}}]},[9,"n"],[5,"n"]]',
    );
  });
});
