import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkProblemText, parseProblem } from '#judge/spec/parse-problem';
import { ProblemSpecError } from '#judge/spec/spec-error';
import { DEBUG, EVERYTHING, OPTIMISE } from './everything';
import { ACCUMULATOR, edited, FENCE, ROW_SUMS, refusal } from './row-sums';

const messagesOf = (text: string): string[] => checkProblemText(text).map((error) => error.message);

describe('all faults of a file', () => {
  test.each([ROW_SUMS, ACCUMULATOR, EVERYTHING, DEBUG, OPTIMISE])('a good file has none (%#)', (text) => {
    expect(messagesOf(text)).toEqual([]);
  });

  test('are told at once and in the order of the file, when one does not depend on another', () => {
    const text = edited(ROW_SUMS, 'N: 3, D: 4', 'N: 9, E: 4')
      .replace('normal(0,1)', 'gauss(0,1)')
      .replace('"sum + x",', '"total",')
      .replace('stile', 'style')
      .replace('style=arrays', 'stile=arrays');
    expect(messagesOf(text)).toEqual([
      'problem.md:18:26 cases.drawn.dims.N: 9 is outside 1..8',
      'problem.md:18:32 cases.drawn.dims.E: the signature has no dim E; there are N, D',
      'problem.md:18:47 cases.drawn.gen.x: "gauss(0,1)" is no generator; known are normal, uniform, log-uniform, integers, dyadic, constant, bernoulli, causal',
      'problem.md:20:20 mistakes.means: "total" occurs 0 times in the reference; an edit must match exactly once',
      `problem.md:28:22 fence "ts accepted=loops stile=arrays note="Plain loops."": unknown attribute "stile" of accepted; did you mean "style"?`,
    ]);
  });

  test('every key that does not fit the form is named', () => {
    const text = ROW_SUMS.replace('title: Row sums\n', '')
      .replace('difficulty: easy', 'difficulty: esay')
      .replace('sample: true', 'sampel: true')
      .replace('hints:', 'hint:');
    expect(messagesOf(text)).toEqual([
      'problem.md:1:1 title: is missing',
      'problem.md:6:1 difficulty: "esay" is none of easy, medium, hard; did you mean "easy"?',
      'problem.md:16:20 cases.by-hand: unknown key "sampel"; did you mean "sample"?',
      'problem.md:20:1 front matter: unknown key "hint"; did you mean "hints"?',
    ]);
  });

  test('the body is read even when the YAML is none', () => {
    const text = edited(ROW_SUMS, 'title: Row sums', 'title: "Row sums').replace('style=arrays', 'style=lists');
    expect(messagesOf(text)).toEqual([
      expect.stringContaining('front matter: '),
      'problem.md:28:22 fence "ts accepted=loops style=lists note="Plain loops."": style is "lists"; expected arrays or tensors',
    ]);
  });

  test('a fence with a fault is not called missing by what names it', () => {
    const text = edited(EVERYTHING, `${FENCE}ts residual=orthogonal`, `${FENCE}ts residual=orthogonal style=arrays`);
    expect(messagesOf(text)).toEqual([expect.stringContaining('unknown attribute "style" of residual')]);
  });

  test('misspelt keys are told with the nearest one at every level', () => {
    const slips: [string, string, string][] = [
      ['askedIn:', 'asked_in:', 'front matter: unknown key "asked_in"; did you mean "askedIn"?'],
      ['  reduces: [D]', '  reduce: [D]', 'signature: unknown key "reduce"; did you mean "reduces"?'],
      [
        'generatorParams: { gap: 2 }',
        'generatorParam: { gap: 2 }',
        'cases.drawn: unknown key "generatorParam"; did you mean "generatorParams"?',
      ],
      ['{ factor: 4', '{ facter: 4', 'tolerance: unknown key "facter"; did you mean "factor"?'],
      ['{ causal:', '{ casual:', 'properties.3: unknown key "casual"; did you mean "causal"?'],
      ['{ id: ragged, says:', '{ id: ragged, syas:', 'invalid.ragged: unknown key "syas"; did you mean "says"?'],
      ['own-way: { says:', 'own-way: { say:', 'mistakes.own-way: unknown key "say"; did you mean "says"?'],
      ['bound: "O(N)', 'bounds: "O(N)', 'performance: unknown key "bounds"; did you mean "bound"?'],
      ['good: 1.5', 'godo: 1.5', 'performance.tiers: unknown key "godo"; did you mean "good"?'],
      ['limits: { timeMs:', 'limits: { timeMS:', 'limits: unknown key "timeMS"; did you mean "timeMs"?'],
      [
        '{ name: tf.train.adam, why:',
        '{ name: tf.train.adam, whi:',
        'forbid.0: unknown key "whi"; did you mean "why"?',
      ],
      [
        '{ ask: "Why?", answer:',
        '{ ask: "Why?", answers:',
        'followUps.0: unknown key "answers"; did you mean "answer"?',
      ],
    ];
    for (const [find, replace, message] of slips)
      expect(messagesOf(edited(EVERYTHING, find, replace)).join('\n')).toContain(message);
  });
});

describe('whatever is done to a file', () => {
  const file = fc.constantFrom(ROW_SUMS, ACCUMULATOR, EVERYTHING, DEBUG, OPTIMISE);
  const hostile = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      '---',
      '\n',
      '\t',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ': ',
      '- ',
      '&a ',
      '*a',
      '!!',
      '#',
      `${FENCE}ts `,
      FENCE,
      '~~~',
      '\u0000',
      '\r\n',
      '0x',
      '1e999',
      '.nan',
      'null',
      '? ',
      '| ',
    ),
  );
  /** A part of the file replaced by something else: a slip, or malice. */
  const mangled = fc
    .tuple(
      file,
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), hostile), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    .map(([text, slips]) =>
      slips.reduce((one, [place, length, insert]) => {
        const at = Math.floor(place * one.length);
        return one.slice(0, at) + insert + one.slice(at + length);
      }, text),
    );

  test('it is a problem or has faults with a place in the file, never a crash', () => {
    fc.assert(
      fc.property(mangled, (text) => {
        const lines = text.split('\n');
        for (const { line = 0, column = 0 } of checkProblemText(text)) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          // One behind the last character, where something is missing.
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
        }
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test('the parser throws the first fault, and none where there is none', () => {
    fc.assert(
      fc.property(mangled, (text) => {
        const [first] = checkProblemText(text);
        expect(refusal(text)).toBe(first?.message ?? 'accepted');
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test('a line left out, or standing twice, never crashes', () => {
    for (const text of [EVERYTHING, ACCUMULATOR]) {
      const lines = text.split('\n');
      for (let i = 0; i < lines.length; i++)
        for (const changed of [lines.toSpliced(i, 1), lines.toSpliced(i, 0, lines[i] ?? '')])
          for (const error of checkProblemText(changed.join('\n'))) expect(error).toBeInstanceOf(ProblemSpecError);
    }
  }, 60_000);

  test('blank lines and comments in the front matter change nothing but the lines', () => {
    const spread = ROW_SUMS.replace('title:', '\n# a remark\n\ntitle:');
    expect(parseProblem(spread)).toEqual(parseProblem(ROW_SUMS));
    const broken = edited(spread, 'N: 3, D: 4', 'N: 9, D: 4');
    expect(checkProblemText(broken)[0]).toMatchObject({ line: 21, column: 26 });
  });
});
