import { describe, expect, test } from 'vitest';
import { parseProblem } from '#judge/spec/parse-problem';
import { outputsOf } from '#judge/spec/read-signature';
import { starterFor } from '#judge/spec/starter';
import { DEBUG, EVERYTHING, OPTIMISE } from './everything';
import { ACCUMULATOR, edited, ROW_SUMS } from './row-sums';

describe('a file with every part of the format', () => {
  const problem = parseProblem(EVERYTHING);

  test('gives comparators by output', () => {
    expect(problem.compare).toEqual({
      rows: { kind: 'up-to-permutation', dim: 'K' },
      signs: { kind: 'up-to-sign', dim: 'D' },
      labels: { kind: 'relabelled', dim: 'K' },
      top: { kind: 'top-k', values: 'scores' },
      factors: { kind: 'valid-by', fence: 'orthogonal' },
      draws: { kind: 'statistical' },
      merges: { kind: 'set' },
      lengths: { kind: 'custom' },
      flags: { kind: 'exact' },
    });
    expect(problem.toleranceFactor).toBe(4);
  });

  test('gives laws: one change each, and what it does to the output', () => {
    expect(problem.properties.map(({ change, output }) => [change, output])).toEqual([
      [
        { kind: 'permute', axes: { x: 'N', mask: 'N' } },
        { kind: 'along', dim: 'N' },
      ],
      [{ kind: 'shift', by: { scores: 3.5 } }, { kind: 'same' }],
      [
        { kind: 'scale', by: { x: 2, temperature: 0.5 } },
        { kind: 'scaled', by: 2 },
      ],
      [
        { kind: 'causal', axes: { x: 'N', scores: 'N' } },
        { kind: 'along', dim: 'N' },
      ],
      [{ kind: 'vary', values: { k: [1, 2, 3] } }, { kind: 'same' }],
      [{ kind: 'custom', fence: 'odd' }, { kind: 'related' }],
    ]);
  });

  test('gives inputs to refuse, made by dims and draws or by a fence of their own', () => {
    expect(problem.invalid).toMatchObject([
      { says: 'There is no row.', spec: { id: 'empty', dims: { N: 0, D: 1 }, generator: undefined } },
      { says: 'The rows differ in length.', spec: { id: 'ragged', generator: 'invalid=ragged' } },
    ]);
    expect(Object.keys(problem.generators)).toEqual(['made', 'invalid=ragged']);
  });

  test('gives wrong and slow programs, by edits and by fences', () => {
    expect(problem.mistakes.map(({ id, source }) => [id, source])).toEqual([
      ['no-scale', 'export function everything() { return void; }\n'],
      ['own-way', 'export function everything() { throw 1; }\n'],
    ]);
    expect(problem.slow.map(({ id, source }) => [id, source])).toEqual([
      ['twice', 'export function everything() { for (;;) return; }\n'],
      ['by-hand', 'export function everything() { for (;;); }\n'],
    ]);
  });

  test('gives speed, limits and libraries', () => {
    expect(problem.performance).toEqual({
      grow: ['N'],
      repeat: undefined,
      instance: {},
      inputs: {},
      n: [16, 32, 64],
      fixed: { D: 8 },
      gen: {},
      generator: 'made',
      generatorParams: { gap: 1 },
      bound: 'O(N) memory',
      tiers: { pass: 4, good: 1.5, great: 0.8 },
    });
    expect(problem.limits).toEqual({ timeMs: 1000, largestTensor: 65536, peakBytes: 4000000 });
    expect(problem.allow).toEqual(['math.sqrt', 'math.exp']);
    expect(problem.forbid).toEqual([{ name: 'tf.train.adam', why: 'It is what you write.' }]);
  });

  test('gives the programs of its fences', () => {
    expect(problem.starters).toEqual({ arrays: 'export function everything() { /* start */ }\n' });
    expect(problem.checker).toContain('export function check()');
    expect(Object.keys(problem.residuals)).toEqual(['orthogonal']);
    expect(Object.keys(problem.customProperties)).toEqual(['odd']);
  });

  test('shows what stands between the fences, and keeps back what is to learn', () => {
    expect(problem.statement).toMatch(/^Do \*\*everything\*\*\./);
    expect(problem.statement).toContain('everything(1); // shown');
    expect(problem.statement).toContain('More of the statement.');
    expect(problem.statement).not.toContain('Learn');
    expect(problem.learn).toBe('It teaches everything.');
  });

  test('outputs are called as compare calls them', () => {
    expect(outputsOf(problem.signature).map(({ key }) => key)).toEqual(Object.keys(problem.compare));
    expect(outputsOf(parseProblem(ROW_SUMS).signature).map(({ key }) => key)).toEqual(['result']);
    expect(outputsOf(parseProblem(ACCUMULATOR).signature).map(({ key }) => key)).toEqual(['add', 'count']);
  });

  test('the editor opens with the own starter of a style, else with one made from the signature', () => {
    expect(starterFor(problem, 'arrays')).toBe('export function everything() { /* start */ }\n');
    expect(starterFor(problem, 'tensors')).toContain('Write your solution here');
  });
});

describe('what is left out', () => {
  test('has defaults', () => {
    expect(parseProblem(ROW_SUMS)).toMatchObject({
      kind: 'implement',
      askedIn: [],
      compare: {},
      toleranceFactor: 1,
      invalid: [],
      bugs: {},
      starters: {},
      residuals: {},
      customProperties: {},
      limits: { timeMs: 4000, largestTensor: undefined, peakBytes: undefined },
      allow: undefined,
      performance: undefined,
      speedup: undefined,
      checker: undefined,
      learn: '',
    });
  });
});

describe('kinds', () => {
  test('debug: a broken program, and the cases that prove each bug gone', () => {
    const problem = parseProblem(DEBUG);
    expect(problem.bugs).toEqual({ 'starts-at-one': ['first', 'second'], 'skips-first': ['second'] });
    expect(starterFor(problem, 'arrays')).toContain('let s = 1; for (let i = 1');
  });

  test('optimise: a slow program, and how much faster it must be', () => {
    const problem = parseProblem(OPTIMISE);
    expect(problem.speedup).toBe(100);
    expect(starterFor(problem, 'arrays')).toContain('sum(x.slice(1))');
  });
});

describe('the section Learn', () => {
  const learnt = (markdown: string) => parseProblem(edited(ROW_SUMS, 'Add up each row of $x$.', markdown));

  test('may hold headings of other levels, and fences with lines like headings', () => {
    const { statement, learn } = learnt('Add.\n\n## Learn\n\n### Why\n\n```py\n## a comment\n```\n');
    expect(statement).toBe('Add.');
    expect(learn).toBe('### Why\n\n```py\n## a comment\n```');
  });

  test('is not one inside a fence', () => {
    const { statement, learn } = learnt('Add.\n\n```md\n## Learn\n```');
    expect(statement).toContain('## Learn');
    expect(learn).toBe('');
  });
});
