import { afterEach, describe, expect, test } from 'vitest';

import { closeProblem } from '#judge/run/session';
import { problemOf } from './problems';
import { caseOf, judge } from './submit';

/** Cuts a text into words, counts letters of each, and groups positions by first letter. */
const WORDS = problemOf({
  front: `
signature:
  name: split
  dims: { L: 0..50, W: 0..50, N: 1..50 }
  params: { text: string, x: "f32[N]" }
  returns: { words: list of string, groups: "list of i32[L]", lengths: "i32[W]", title: string, pairs: list of list of string }
cases:
  - { id: three, sample: true, inputs: { text: "low lower newest", x: [1] } }
  - { id: drawn, inputs: { text: "a bb aa" }, dims: { N: 3 } }`,
  reference: `export function split(text: string) {
  const words = text.split(' ');
  const groups: number[][] = [];
  const seen: string[] = [];
  words.forEach((word, i) => {
    const at = seen.indexOf(word[0]!);
    if (at < 0) { seen.push(word[0]!); groups.push([i]); } else groups[at]!.push(i);
  });
  return { words, groups, lengths: words.map((word) => word.length), title: words.join('-'), pairs: words.map((word) => [...word]) };
}`,
});

afterEach(() => closeProblem(WORDS));

/** The reference with one change of what it returns. */
function changed(change: string): string {
  return `${WORDS.reference.replace('export function split', 'function right')}
export function split(text: string) {
  const answer = right(text);
  ${change}
  return answer;
}`;
}

async function messageOf(change: string): Promise<string> {
  const report = await judge(changed(change), { problem: WORDS, mode: 'run' });
  expect(report.verdict).not.toBe('judge-error');
  return `${report.verdict}: ${report.cases[0]?.message}`;
}

describe('strings, lists and sizes that only outputs have', () => {
  test('are accepted where they are right', async () => {
    expect(await judge(changed(''), { problem: WORDS })).toMatchObject({ verdict: 'accepted' });
  });

  test('may come as typed arrays', async () => {
    const change =
      'answer.lengths = Int32Array.from(answer.lengths) as never; answer.groups = answer.groups.map((one) => Int32Array.from(one)) as never;';
    expect((await judge(changed(change), { problem: WORDS })).verdict).toBe('accepted');
  });

  test.each([
    ['answer.words[1] = "lowest";', 'wrong-value: words[1] is "lowest", expected "lower"; 1 of 3 elements are wrong'],
    [
      'answer.title = "low-lower-newwest";',
      'wrong-value: title is "low-lower-newwest", expected "low-lower-newest": they part at character 14, "w" for "e"',
    ],
    [
      'answer.words.pop();',
      'wrong-shape: words has 2 items, expected 3: what is there is right, "newest" should follow',
    ],
    ['answer.words = text.split("l");', 'wrong-value: words[0] is "", expected "low"; all 3 elements are wrong'],
    [
      'answer.groups[0]!.pop();',
      'wrong-shape: groups[0]: axis 0 is 1 (= N), expected L = 2 (expected shape [L=2], got [1])',
    ],
    ['answer.groups[1]![0] = 0;', 'wrong-value: groups[1][0] is 0, expected 2'],
    [
      'answer.groups = [[0], [1], [2]];',
      'wrong-shape: groups has 3 items, expected 2; the first difference is item 0: it is [0], expected [0, 1]',
    ],
    ['answer.lengths.push(0);', 'wrong-shape: lengths: axis 0 is 4, expected W = 3 (expected shape [W=3], got [4])'],
    [
      'answer.pairs[2] = ["n", "e", "w"];',
      'wrong-shape: pairs[2] has 3 items, expected 6: what is there is right, "e" should follow',
    ],
    ['answer.title = 7 as never;', 'wrong-type: title must be a string, got the number 7'],
    ['answer.words = [["low"]] as never;', 'wrong-type: words[0] is an array; expected string'],
  ])('%s', async (change, message) => {
    expect(await messageOf(change)).toBe(message);
  });

  test('keep their texts in the report', async () => {
    const report = await judge(changed('answer.words[1] = "lowest";'), { problem: WORDS, mode: 'run' });
    expect(caseOf(report, 'three')).toMatchObject({
      worst: { output: 'words', index: [1], texts: { expected: 'lower', actual: 'lowest' } },
    });
    expect(caseOf(report, 'three').comparisons[0]).toMatchObject({
      output: 'words',
      texts: { expected: ['low', 'lower', 'newest'], actual: ['low', 'lowest', 'newest'] },
    });
  });
});

describe('a reference', () => {
  const twoSizes = (body: string) =>
    problemOf({
      front: `
signature: { name: f, dims: { N: 1..9, K: 0..9 }, params: { x: "f32[N]" }, returns: { a: "f32[K]", b: "f32[K]" } }
cases: [{ id: only, sample: true, inputs: { x: [1, 2, 3] } }]`,
      reference: `export function f(x: number[]) { ${body} }`,
    });

  test('must give one dim one size', async () => {
    const report = await judge('export const f = () => 0;', {
      problem: twoSizes('return { a: [1], b: [1, 2] };'),
      mode: 'run',
    });
    expect(report).toMatchObject({ verdict: 'judge-error' });
    expect(report.message).toBe(
      "problem.md cases.only: the reference's own output does not fit the signature: b has K = 2, but K is 1 elsewhere",
    );
  });

  test('whose sizes change under rounding makes a case ill-posed', async () => {
    const report = await judge('export const f = () => 0;', {
      problem: twoSizes('const kept = x.filter((one) => one <= 2); return { a: kept, b: kept };'),
      mode: 'run',
    });
    expect(report.message).toContain('is ill-posed: the size of a changes under rounding');
  });
});
