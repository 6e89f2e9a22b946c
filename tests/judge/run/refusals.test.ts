import { describe, expect, test } from 'vitest';

import { type ProblemParts, problemMaker } from './problems';
import { caseOf, judge, verdicts } from './submit';

const problem = problemMaker();

const CHECKS = `if (x.length === 0) throw new Error('empty');
  if (x[0]!.length !== w.length) throw new Error('shapes');`;
const PRODUCT: ProblemParts = {
  front: `
signature: { name: product, dims: { N: 1..9, D: 1..9 }, params: { x: "f32[N,D]", w: "f32[D]" }, returns: "f32[N]", reduces: [D] }
cases:
  - { id: one, sample: true, inputs: { x: [[1, 2]], w: [3, 4] } }
  - { id: drawn, dims: { N: 3, D: 2 }, seeds: 2 }
invalid:
  - { id: empty, inputs: { x: [], w: [1] }, says: "There are no rows." }
  - { id: mismatch, inputs: { x: [[1, 2, 3]], w: [1, 2] }, says: "Rows of x are longer than w." }
  - { id: made, says: "The generator made rows of another length." }
mistakes:
  takes-empty: { edit: [["throw new Error('empty')", "return []"]], says: "You take an empty batch; refuse it." }
  sums: { edit: [["one * w[d]!", "one + w[d]!"]], says: "You add where a product is due." }`,
  reference: `export function product(x: number[][], w: number[]) {
  ${CHECKS}
  return x.map((row) => row.reduce((sum, one, d) => sum + one * w[d]!, 0));
}`,
  fences: { 'invalid=made': 'export const generate = () => ({ x: [[1, 2, 3, 4]], w: [1] });' },
};
const source = (checks: string, term = 'one * w[d]!') =>
  `export function product(x: number[][], w: number[]) { ${checks} return x.map((row) => row.reduce((sum, one, d) => sum + (${term}), 0)); }`;

describe('inputs that must be refused', () => {
  test('are part of a submission and not of a run', async () => {
    expect(verdicts(await judge(source(CHECKS), { problem: problem(PRODUCT) }))).toEqual([
      'one accepted',
      'drawn#0 accepted',
      'drawn#1 accepted',
      'refuses empty accepted',
      'refuses mismatch accepted',
      'refuses made accepted',
    ]);
    expect(verdicts(await judge(source(CHECKS), { problem: problem(PRODUCT), mode: 'run' }))).toEqual(['one accepted']);
  });

  test('are wrong where they are answered, and a mistake that answers too is named', async () => {
    const report = await judge(
      source(CHECKS.replace("if (x.length === 0) throw new Error('empty');", 'if (x.length === 0) return [];')),
      { problem: problem(PRODUCT) },
    );
    expect(report).toMatchObject({
      verdict: 'wrong-value',
      message: 'Case refuses empty: must refuse: There are no rows.',
      diagnosis: { mistake: 'takes-empty' },
    });
    expect(caseOf(report, 'refuses empty').inputs).toEqual([
      { name: 'x', text: '[]' },
      { name: 'w', text: '[1]' },
    ]);
  });

  test('are told after wrong values', async () => {
    const report = await judge(source('', 'one + w[d]!'), { problem: problem(PRODUCT) });
    expect(report.message).toMatch(/^Case one: result\[0\] is 10, expected 11/);
    expect(caseOf(report, 'refuses mismatch')).toMatchObject({
      verdict: 'wrong-value',
      message: 'must refuse: Rows of x are longer than w.',
    });
  });

  test('keep other verdicts: a loop without end is one', async () => {
    const report = await judge(source(`if (x.length === 0) return new Promise(() => undefined) as never; ${CHECKS}`), {
      problem: problem({ ...PRODUCT, front: `${PRODUCT.front}\nlimits: { timeMs: 200 }` }),
    });
    expect(report).toMatchObject({ verdict: 'time-limit' });
    expect(report.message).toMatch(/^Case refuses empty: still running/);
  });

  test('that the reference takes are a fault of the author', async () => {
    const lax = problem({
      ...PRODUCT,
      reference: PRODUCT.reference.replace("throw new Error('shapes')", 'x = x.slice()'),
    });
    expect(await judge(source(CHECKS), { problem: lax })).toMatchObject({
      verdict: 'judge-error',
      message: expect.stringMatching(
        /^problem\.md invalid\.(mismatch|made): the reference accepts this input; it must throw$/,
      ),
    });
  });

  test('of a class may be refused by the constructor or by a call', async () => {
    const counter = problem({
      front: `
signature: { kind: class, name: Counter, dims: {}, construct: { start: int }, methods: { add: { params: { by: int }, returns: int } } }
cases: [{ id: two, sample: true, instances: [{ start: 3 }], script: [{ call: add, inputs: { by: 2 } }] }]
invalid:
  - { id: negative-start, instances: [{ start: -1 }], script: [{ call: add, inputs: { by: 2 } }], says: "The start is below 0." }
  - { id: negative-step, instances: [{ start: 1 }], script: [{ call: add, inputs: { by: 2 } }, { call: add, inputs: { by: -2 } }], says: "The step is below 0." }`,
      reference: `export class Counter {
  constructor(private at: number) { if (at < 0) throw new Error('start'); }
  add(by: number) { if (by < 0) throw new Error('step'); return (this.at += by); }
}`,
    });
    const right =
      'export class Counter { constructor(private at: number) { if (at < 0) throw new Error(); } add(by: number) { if (by < 0) throw 1; return (this.at += by); } }';
    expect((await judge(right, { problem: counter })).verdict).toBe('accepted');
    expect(await judge(right.replace('throw 1', 'by = 0'), { problem: counter })).toMatchObject({
      message: 'Case refuses negative-step: must refuse: The step is below 0.',
    });
  });
});

describe('bugs of a problem of kind debug', () => {
  const DEBUG: ProblemParts = {
    ...PRODUCT,
    front: `${PRODUCT.front.replace(
      '{ id: drawn, dims: { N: 3, D: 2 }',
      '{ id: long, dims: { N: 5, D: 2 } }\n  - { id: drawn, dims: { N: 2, D: 3 }',
    )}
  two-rows: { edit: [["x.map((row)", "x.slice(0, 2).map((row)"]], says: "You answer two rows only." }
kind: debug
bugs: { two-rows: [long], sums: [one, drawn] }`,
    fences: {
      ...PRODUCT.fences,
      'broken style=arrays': source('', 'one + w[d]!'),
      'broken style=tensors': source('', 'one + w[d]!'),
    },
  };
  const bugs = async (text: string, mode: 'run' | 'submit' = 'submit') =>
    (await judge(text, { problem: problem(DEBUG), mode })).bugs;
  const gone = async (text: string) => (await bugs(text)).map((one) => one.gone);
  const twoRows = (text: string) => text.replace('x.map((row)', 'x.slice(0, 2).map((row)');

  test('are gone one by one; what a gone one was is told', async () => {
    expect(await bugs(twoRows(source(CHECKS)))).toEqual([
      { id: 'two-rows', gone: false, cases: ['long'], says: undefined },
      { id: 'sums', gone: true, cases: ['one', 'drawn'], says: 'You add where a product is due.' },
    ]);
    expect(await gone(source(CHECKS))).toEqual([true, true]);
    expect(await gone(source(CHECKS, 'one + w[d]!'))).toEqual([false, false]);
  });

  test('are gone whatever becomes of inputs to be refused', async () => {
    expect(await gone(source(''))).toEqual([true, true]);
  });

  test('are not gone where one seed of their case fails, or none was judged', async () => {
    const once = `let calls = 0;\n${source(`${CHECKS} if (x.length === 2 && ++calls === 2) return [1, 1];`)}`;
    expect(await gone(once)).toEqual([true, false]);
    expect(await gone('export const product = 3;')).toEqual([false, false]);
    expect(await gone(`throw new Error('early');\n${source(CHECKS)}`)).toEqual([false, false]);
  });

  test('are told after a submission only, and not of other kinds', async () => {
    expect(await bugs(source(CHECKS), 'run')).toEqual([]);
    expect((await judge(source(CHECKS), { problem: problem(PRODUCT) })).bugs).toEqual([]);
  });
});
