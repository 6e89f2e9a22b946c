import { describe, expect, test } from 'vitest';

import { parseProblem } from '#judge/spec/parse-problem';
import { ACCUMULATOR, edited, FENCE, ROW_SUMS } from './row-sums';

const REFERENCE = `${FENCE}ts reference`;
const EDIT = '[["sum + x", "sum + x / 2"]]';

describe('a problem file', () => {
  test('becomes a problem, with defaults for what is left out', () => {
    const problem = parseProblem(ROW_SUMS);
    expect(problem).toMatchObject({
      id: 'row-sums',
      difficulty: 'easy',
      signature: {
        kind: 'function',
        name: 'rowSums',
        dims: { N: { min: 1, max: 8 }, D: { min: 1, max: 8 } },
        reduces: ['D'],
      },
      limits: { timeMs: 4000 },
      slow: [],
      forbid: [],
      properties: [],
      followUps: [],
      complexity: '',
      statement: 'Add up each row of $x$.',
      accepted: [{ id: 'loops', style: 'arrays', note: 'Plain loops.' }],
    });
    expect(problem.cases[1]).toEqual({
      id: 'drawn',
      sample: false,
      note: undefined,
      dims: { N: 3, D: 4 },
      inputs: {},
      gen: { x: { name: 'normal', args: [0, 1] } },
      generator: undefined,
      generatorParams: {},
      seeds: 1,
      exact: false,
      instances: [],
      script: [],
      timeLimitMs: undefined,
    });
    expect(problem.mistakes).toEqual([
      { id: 'means', says: 'You halved it; do not.', source: problem.reference.replace('sum + x', 'sum + x / 2') },
    ]);
  });

  test('may ask for a class: scripts in the long and the short form', () => {
    const { cases } = parseProblem(ACCUMULATOR);
    expect(cases[0]?.script).toEqual([
      { instance: 0, method: 'add', inputs: { x: [[1], [2, 3]] } },
      { instance: 0, method: 'count', inputs: {} },
    ]);
    expect(cases[1]?.script).toEqual(Array.from({ length: 3 }, () => ({ instance: 0, method: 'add', inputs: {} })));
  });

  test('reads the same with CRLF and a byte order mark', () => {
    expect(parseProblem(`\uFEFF${ROW_SUMS.replaceAll('\n', '\r\n')}`)).toEqual(parseProblem(ROW_SUMS));
  });

  test('keeps fences without a role in the statement, also when they show a fence', () => {
    const shown = `Like so:\n\n${FENCE}ts\nrowSums([[1]]);\n${FENCE}\n\n${FENCE}${FENCE}md\n${REFERENCE}\n${FENCE}\n${FENCE}${FENCE}`;
    expect(parseProblem(edited(ROW_SUMS, 'Add up each row of $x$.', shown)).statement).toBe(shown);
  });

  test('takes a mistake from a fence of its own, and a generator', () => {
    const withFences = edited(ROW_SUMS, 'hints:', '  ones: { says: "You returned ones." }\nhints:').replace(
      'gen: { x: "normal(0,1)" }',
      'generator: pairs, generatorParams: { gap: 2 }',
    );
    const problem = parseProblem(
      `${withFences}${FENCE}ts mistake=ones\nexport const rowSums = () => [1];\n${FENCE}\n${FENCE}ts generator=pairs\nexport const generate = () => ({});\n${FENCE}\n`,
    );
    expect(problem.mistakes[1]).toEqual({
      id: 'ones',
      says: 'You returned ones.',
      source: 'export const rowSums = () => [1];\n',
    });
    expect(problem.generators).toEqual({ pairs: 'export const generate = () => ({});\n' });
    expect(problem.cases[1]).toMatchObject({ generator: 'pairs', generatorParams: { gap: 2 } });
  });

  test('applies edits in order, each to the result of the one before', () => {
    const [mistake] = parseProblem(
      edited(ROW_SUMS, EDIT, '[["sum + x", "sum * x"], ["sum * x, 0", "sum * x, 1"]]'),
    ).mistakes;
    expect(mistake?.source).toContain('sum * x, 1)');
  });

  test('takes "$&" of an edit as it is written', () => {
    const [mistake] = parseProblem(edited(ROW_SUMS, EDIT, `[["sum + x", "sum + x /* $& */"]]`)).mistakes;
    expect(mistake?.source).toContain('sum + x /* $& */');
  });
});
