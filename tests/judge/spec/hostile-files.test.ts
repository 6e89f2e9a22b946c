import { cpuUsage } from 'node:process';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkProblemText, parseProblem } from '#judge/spec/parse-problem';
import { edited, FENCE, ROW_SUMS, refusal } from './row-sums';

const NO_START = 'problem.md:1:1 file: must start with YAML front matter between two lines "---"';
const TOO_LONG = 'front matter: is too long; make large inputs with gen or a generator';

const repeated = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('');
/** More YAML after the last key, which stands on line 21. */
const withYaml = (yaml: string): string => edited(ROW_SUMS, 'hints: ["Add."]', `hints: ["Add."]\n${yaml}`);

describe('files that are no problems', () => {
  test.each<[string, string, string]>([
    ['an empty file', '', NO_START],
    ['prose', 'Hello.', NO_START],
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
    ['front matter without a key', '---\n\n---\n', 'problem.md:1:1 front matter: expected a map of keys, got nothing'],
    ['front matter of no line', '---\n---\n', 'problem.md:1:1 front matter: expected a map of keys, got nothing'],
    ['bytes', '\u0000\u0001\u0002', 'problem.md:1:1 file: is no text: it holds NUL bytes'],
    ['a problem with a NUL byte', `${ROW_SUMS}\u0000`, 'problem.md:1:1 file: is no text: it holds NUL bytes'],
    [
      'a picture',
      '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR',
      'problem.md:1:1 file: is no text: it holds NUL bytes',
    ],
    [
      'a fence that is never closed',
      `${ROW_SUMS}${FENCE}ts accepted=two\nlet x;\n`,
      'problem.md:31:1 fence "ts accepted=two": is never closed',
    ],
    ['no statement', edited(ROW_SUMS, 'Add up each row of $x$.', ''), 'problem.md:23:1 statement: is missing'],
    ['a key that is no word', withYaml('? [a, b]\n: 1'), 'problem.md:22:3 front matter: a key must be a word'],
    [
      'the key of all objects',
      withYaml('__proto__: { title: x }'),
      'problem.md:22:1 front matter: no key is called "__proto__"',
    ],
    [
      'a list that holds itself',
      withYaml('loop: &loop [*loop]'),
      'problem.md:22:14 front matter: the alias *loop stands inside its own anchor',
    ],
    [
      'numbers beyond all sizes',
      edited(ROW_SUMS, 'N: 3, D: 4', `N: ${'9'.repeat(400)}, D: 4`),
      'problem.md:18:26 cases.drawn.dims.N: must be a whole number, or a list of them',
    ],
    [
      'a range beyond all sizes',
      edited(ROW_SUMS, 'N: 1..8', `N: 1..${'9'.repeat(400)}`),
      'problem.md:12:11 signature.dims.N: sizes go up to 2147483647',
    ],
    [
      'inputs that no page can hold',
      edited(ROW_SUMS, 'N: 1..8, D: 1..8', 'N: 1..100000, D: 1..100000').replace('N: 3, D: 4', 'N: 100000, D: 100000'),
      'problem.md:18:18 cases.drawn: x would hold 10000000000 elements; at most 33554432 are drawn',
    ],
  ])('%s', (_, text, message) => {
    expect(refusal(text)).toBe(message);
  });

  test.each<[string, string]>([
    ['CRLF', ROW_SUMS.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${ROW_SUMS}`],
    ['blanks behind the lines "---"', ROW_SUMS.replaceAll('---\n', '---  \n')],
    ['no line end at the end', ROW_SUMS.trimEnd()],
  ])('reads the same with %s', (_, text) => {
    expect(parseProblem(text)).toEqual(parseProblem(ROW_SUMS));
  });

  test('tells the same lines and columns with CRLF and a byte order mark', () => {
    const broken = edited(ROW_SUMS, 'N: 3, D: 4', 'N: 9, D: 4');
    expect(refusal(`\uFEFF${broken.replaceAll('\n', '\r\n')}`)).toBe(refusal(broken));
  });
});

/** Of the processor, not of the clock, in microseconds: other work on the machine is not counted. */
function processorTime(work: () => void): number {
  const before = cpuUsage();
  work();
  const { user, system } = cpuUsage(before);
  return user + system;
}

describe('files made to hang or to crash', () => {
  /** What a harmless file of such a size costs; none that is made to cost more may cost much more. */
  let ordinary = 0;
  beforeAll(() => {
    // What is compiled on first use would be charged to the first file.
    refusal(ROW_SUMS);
    refusal('---\na: 1\n---\n');
    const text = withYaml(repeated(5_000, (i) => `k${i}: 1\n`));
    const times = [0, 1, 2].map(() => processorTime(() => refusal(text)));
    ordinary = times.sort((a, b) => a - b)[1] ?? 0;
  });

  const nineAliases = (i: number): string => `l${i + 1}: &l${i + 1} [${repeated(9, () => `*l${i}, `)}]\n`;

  test.each<[string, () => string, string]>([
    ['more than 5 MB', () => `${ROW_SUMS}${'x'.repeat(5_000_000)}`, 'problem.md:1:1 file: is larger than 5 MB'],
    ['5 MB of Markdown', () => `${ROW_SUMS}\n${'x '.repeat(2_400_000)}`, 'accepted'],
    ['a 4 MB line of backticks', () => `${ROW_SUMS}${'`'.repeat(4_000_000)}x\``, 'accepted'],
    ['a fence line of 4 MB', () => `${ROW_SUMS}${FENCE}${' '.repeat(4_000_000)}\``, 'accepted'],
    ['250,000 fences', () => `${ROW_SUMS}${repeated(250_000, () => `${FENCE}ts\n${FENCE}\n`)}`, 'accepted'],
    [
      '100,000 fences with a role',
      () => `${ROW_SUMS}${repeated(100_000, (i) => `${FENCE}ts mistake=a${i}\n${FENCE}\n`)}`,
      'problem.md:31:1 mistake=a0: has a fence but no entry "says" under mistakes; there is only means',
    ],
    [
      '300,000 fences that are never closed',
      () => `${ROW_SUMS}${repeated(300_000, () => `${FENCE}ts mistake\n`)}`,
      'problem.md:31:1 fence "ts mistake": is not closed before the next one opens on line 32',
    ],
    [
      '300,000 headings',
      () => `${ROW_SUMS}${repeated(300_000, () => '## Learn\n')}`,
      'problem.md:32:1 statement: "## Learn" must be the last section, but "## Learn" follows it',
    ],
    [
      'a million attributes',
      () => `${ROW_SUMS}${FENCE}ts accepted=a ${'a="'.repeat(1_000_000)}\n${FENCE}\n`,
      'the line is longer than 1000 characters',
    ],
    [
      '500,000 lines "---" that are none',
      () => `---\n${'--- x\n'.repeat(500_000)}`,
      'the front matter is never closed',
    ],
    [
      'a reference of 3 MB and many edits',
      () => ROW_SUMS.replace('export const', `${'// x\n'.repeat(600_000)}export const`),
      'problem.md:25:1 fence "ts reference": is longer than 200 kB',
    ],
    [
      'a thousand mistakes',
      () =>
        edited(
          ROW_SUMS,
          'hints:',
          `${repeated(1_000, (i) => `  m${i}: { edit: [["sum + x", "sum"]], says: "You halved it; do not." }\n`)}hints:`,
        ),
      'problem.md:19:1 mistakes: has 1001 entries; at most 100',
    ],
    [
      'a thousand cases',
      () => edited(ROW_SUMS, 'mistakes:', `${repeated(1_000, (i) => `  - { id: c${i} }\n`)}mistakes:`),
      'problem.md:16:1 cases: needs at most 200 items',
    ],
    [
      '4 MB of YAML',
      () => withYaml(`a: ${'x'.repeat(4_500_000)}`),
      'problem.md:1:1 front matter: is larger than 300 kB; make large inputs with gen or a generator',
    ],
    [
      '5,000 unknown keys',
      () => withYaml(repeated(5_000, (i) => `k${i}: 1\n`)),
      'problem.md:22:1 front matter: unknown key "k0"',
    ],
    [
      'one key 5,000 times',
      () => withYaml('k: 1\n'.repeat(5_000)),
      'problem.md:23:1 front matter: the key "k" stands twice; first on line 22',
    ],
    ['75,000 numbers', () => withYaml(`a: [${'1, '.repeat(75_000)}]`), `problem.md:22:29789 ${TOO_LONG}`],
    ['100,000 comments', () => withYaml('#\n'.repeat(100_000)), TOO_LONG],
    [
      '100,000 brackets',
      () => withYaml(`a: ${'['.repeat(100_000)}`),
      'problem.md:22:68 front matter: nests deeper than 64 levels',
    ],
    ['100,000 braces', () => withYaml(`a: ${'{a: '.repeat(60_000)}`), 'front matter: nests deeper than 64 levels'],
    [
      '100,000 dashes',
      () => withYaml(`a:\n  ${'- '.repeat(100_000)}`),
      'problem.md:23:131 front matter: nests deeper than 64 levels',
    ],
    [
      '500 levels of indentation',
      () => withYaml(repeated(500, (i) => `${' '.repeat(i)}k:\n`)),
      'front matter: nests deeper than 32 levels',
    ],
    [
      '40 levels of brackets',
      () => withYaml(`a: ${'['.repeat(40)}${']'.repeat(40)}`),
      'front matter: nests deeper than 32 levels',
    ],
    [
      '6,000 syntax errors',
      () => withYaml('k: }\n'.repeat(6_000)),
      'problem.md:22:4 front matter: Unexpected flow-map-end token in YAML stream: "}"',
    ],
    [
      '4,000 unknown tags',
      () => withYaml(repeated(4_000, (i) => `k${i}: !!x 1\n`)),
      'problem.md:22:5 front matter: Unresolved tag: tag:yaml.org,2002:x',
    ],
    [
      '4,000 aliases',
      () => withYaml(`a: &a 1\n${repeated(4_000, (i) => `k${i}: *a\n`)}`),
      'problem.md:123:7 front matter: uses more than 100 aliases',
    ],
    [
      'an alias bomb',
      () => withYaml(`l0: &l0 [x, x, x, x, x, x, x, x, x]\n${repeated(20, nineAliases)}`),
      'problem.md:34:18 front matter: uses more than 100 aliases',
    ],
    [
      'a small alias bomb',
      () => withYaml(`l0: &l0 [x, x, x, x, x, x, x, x, x]\n${repeated(9, nineAliases)}`),
      'problem.md:23:10 front matter: its aliases multiply: written out it would be far too large',
    ],
    [
      'a word of 290 kB without its closing quote',
      () => withYaml(`a: "${'x'.repeat(290_000)}`),
      'front matter: Missing closing "quote',
    ],
  ])(
    '%s',
    (_, make, message) => {
      const text = make();
      let said = '';
      const spent = processorTime(() => {
        said = refusal(text);
      });
      expect(said).toContain(message);
      expect(spent / ordinary).toBeLessThan(8);
      expect(checkProblemText(text).length).toBeLessThanOrEqual(100);
    },
    60_000,
  );
});
