import { describe, expect, test } from 'vitest';

import { parseProblem } from '#judge/spec/parse-problem';
import { ACCUMULATOR, edited, FENCE, ROW_SUMS, refusal } from './row-sums';

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

describe('files that are no problems', () => {
  test.each<[string, string, string]>([
    ['an empty file', '', 'problem.md:1:1 file: must start with YAML front matter between two lines "---"'],
    ['prose', 'Hello.', 'problem.md:1:1 file: must start with YAML front matter between two lines "---"'],
    [
      'front matter without an end',
      ROW_SUMS.replace('\n---\nAdd', '\nAdd'),
      'problem.md:1:1 file: the front matter is never closed: a line "---" must follow it',
    ],
    [
      'front matter that is text',
      '---\nhello\n---\n',
      'problem.md:1:1 front matter: expected a map of keys, got "hello"',
    ],
    [
      'front matter that is a list',
      '---\n- 1\n---\n',
      'problem.md:1:1 front matter: expected a map of keys, got a list',
    ],
    ['front matter without keys', '---\n\n---\n', 'problem.md:1:1 front matter: expected a map of keys, got nothing'],
    ['bytes', '\u0000\u0001\u0002', 'problem.md:1:1 file: is no text: it holds NUL bytes'],
    [
      'a fence that is never closed',
      `${ROW_SUMS}${FENCE}ts accepted=two\nlet x;\n`,
      'problem.md:31:1 fence "ts accepted=two": is never closed',
    ],
    ['more than 5 MB', `${ROW_SUMS}${'x'.repeat(5_000_000)}`, 'problem.md:1:1 file: is larger than 5 MB'],
  ])('%s', (_, text, message) => {
    expect(refusal(text)).toBe(message);
  });

  test('an alias bomb is refused fast', () => {
    const levels = Array.from(
      { length: 20 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array.from({ length: 9 }, () => `*l${i}`).join(', ')}]`,
    );
    const bomb = `l0: &l0 [x, x, x, x, x, x, x, x, x]\n${levels.join('\n')}\n`;
    expect(refusal(edited(ROW_SUMS, 'hints:', `${bomb}hints:`))).toBe(
      'problem.md:33:18 front matter: uses more than 100 aliases',
    );
  });

  test('brackets without end are refused, not a crash', () => {
    expect(refusal(edited(ROW_SUMS, 'title: Row sums', `title: ${'['.repeat(100_000)}`))).toMatch(
      /^problem\.md:6 front matter: /,
    );
  });

  test('a file of almost 5 MB is read', () => {
    expect(parseProblem(`${ROW_SUMS}\n${'x '.repeat(2_400_000)}`).statement.length).toBeGreaterThan(4_000_000);
  });
});
