import { describe, expect, test } from 'vitest';

import { type ProblemParts, problemMaker } from './problems';
import { caseOf, judge, verdicts } from './submit';

const problem = problemMaker();

/** Eigenvector of the largest eigenvalue of a symmetric 2×2 matrix, and that eigenvalue; found by power iteration. */
const EIGEN: ProblemParts = {
  front: `
signature: { name: dominant, dims: { K: 1..1, D: 2..2 }, params: { a: "f32[D,D]" }, returns: { vectors: "f32[K,D]", values: "f32[K]" }, reduces: [D] }
compare: { vectors: up-to-sign(K) }
cases:
  - { id: by-hand, sample: true, inputs: { a: [[2, 1], [1, 2]] } }
  - { id: drawn, generator: spd, dims: { K: 1, D: 2 }, seeds: 2 }
mistakes:
  not-normalised: { edit: [["one / length", "one"]], says: "The vector is not of length 1: divide by its length." }
  transposed-sign: { edit: [["[v.map((one) => one / length)]", "[[v[1]! / length, v[0]! / length]]"]], says: "The two entries stand in the wrong order." }`,
  // The sign of the start follows the last digits of the matrix: rounding flips it.
  reference: `export function dominant(a: number[][]) {
  let v = Math.round(a[0]![0]! * 2 ** 24) % 2 === 0 ? [1, 0.25] : [-1, -0.25];
  for (let i = 0; i < 200; i++) {
    const w = a.map((row) => row[0]! * v[0]! + row[1]! * v[1]!);
    const size = Math.hypot(w[0]!, w[1]!);
    v = w.map((one) => one / size);
  }
  const length = Math.hypot(v[0]!, v[1]!);
  const image = a.map((row) => row[0]! * v[0]! + row[1]! * v[1]!);
  return { vectors: [v.map((one) => one / length)], values: [image[0]! * v[0]! + image[1]! * v[1]!] };
}`,
  fences: {
    'generator=spd': `export function generate(_: unknown, random: { uniform(a: number, b: number): number }) {
  const [p, q] = [random.uniform(2, 3), random.uniform(0.2, 0.8)];
  return { a: [[p, q], [q, p / 3]] };
}`,
  },
};

describe('up to sign', () => {
  test('a reference whose sign flips under rounding is not ill-posed, and either sign is right', async () => {
    const eigen = problem(EIGEN);
    for (const sign of ['', '-']) {
      const source = `${EIGEN.reference.replace('function dominant', 'function right')}
export function dominant(a: number[][]) { const { vectors, values } = right(a); return { vectors: vectors.map((row) => row.map((x) => ${sign}x)), values }; }`;
      const report = await judge(source.replace('export function right', 'function right'), { problem: eigen });
      expect(report.message).toBe('3 of 3 cases');
    }
  });

  test('a mistake is named under the other sign too', async () => {
    const source = EIGEN.reference.replace('[v.map((one) => one / length)]', '[[-v[1]! / length, -v[0]! / length]]');
    expect(await judge(source, { problem: problem(EIGEN) })).toMatchObject({
      verdict: 'wrong-value',
      diagnosis: { mistake: 'transposed-sign' },
    });
  });
});

describe('tolerance and exactness', () => {
  const thirds = (front: string) =>
    problem({
      front: `signature: { name: f, dims: { N: 1..9 }, params: { x: "f32[N]" }, returns: "f32[N]" }\ncases: [{ id: one, sample: true, inputs: { x: [1, 2] } }]\n${front}`,
      reference: 'export const f = (x: number[]) => x.map((one) => one / 3);',
    });
  const off = (by: string) => `export const f = (x: number[]) => x.map((one) => one / 3 + ${by});`;

  test('a factor widens the tolerance', async () => {
    expect((await judge(off('1e-5'), { problem: thirds(''), mode: 'run' })).verdict).toBe('wrong-value');
    const wide = thirds('tolerance: { factor: 100, why: "The statement asks for four digits only." }');
    expect((await judge(off('1e-5'), { problem: wide, mode: 'run' })).verdict).toBe('accepted');
  });

  test('exact floats must be the same float32', async () => {
    const exact = problem({
      front: `signature: { name: f, dims: { N: 1..9 }, params: { x: "f32[N]" }, returns: "f32[N]" }
compare: { result: exact }
cases: [{ id: one, sample: true, exact: true, inputs: { x: [1, 2] } }]`,
      reference: 'export const f = (x: number[]) => x.map((one) => one / 3);',
    });
    expect(
      (
        await judge('export const f = (x: number[]) => x.map((one) => Math.fround(one / 3));', {
          problem: exact,
          mode: 'run',
        })
      ).verdict,
    ).toBe('accepted');
    expect((await judge(off('1e-7'), { problem: exact, mode: 'run' })).verdict).toBe('wrong-value');
  });

  test('exact floats that move with rounding make a case ill-posed', async () => {
    const exact = problem({
      front: `signature: { name: f, dims: { N: 1..9 }, params: { x: "f32[N]" }, returns: "f32[N]" }
compare: { result: exact }
cases: [{ id: one, sample: true, inputs: { x: [1, 2] } }]`,
      reference: 'export const f = (x: number[]) => x.map((one) => one / 3);',
    });
    expect((await judge(off('0'), { problem: exact, mode: 'run' })).message).toContain(
      'is ill-posed: output 0 flips under rounding',
    );
  });
});

describe('top-k', () => {
  test('ties are free, in the reference as in the answer', async () => {
    const top = problem({
      front: `signature: { name: f, dims: { N: 1..9 }, params: { scores: "f32[N]" }, returns: "i32[2]" }
compare: { result: top-k(scores) }
cases: [{ id: tie, sample: true, inputs: { scores: [3, 1, 3, 2, 3] } }, { id: drawn, dims: { N: 6 } }]`,
      reference: 'export const f = (s: number[]) => [...s.keys()].sort((a, b) => s[b]! - s[a]! || a - b).slice(0, 2);',
    });
    const last = 'export const f = (s: number[]) => [...s.keys()].sort((a, b) => s[b]! - s[a]! || b - a).slice(0, 2);';
    expect((await judge(last, { problem: top })).verdict).toBe('accepted');
    const report = await judge(last.replace('s[b]! - s[a]!', 's[a]! - s[b]!'), { problem: top });
    expect(caseOf(report, 'tie').message).toMatch(
      /^result\[0\] is 1 and picks 1 of scores; expected a pick of 3, such as 0/,
    );
  });
});

/** Normal draws; the reference makes them of its seeds, the person of anything. */
const DRAWS: ProblemParts = {
  front: `
signature: { name: draw, dims: { N: 1..2000 }, params: { u: "f32[N,2]" }, returns: "f32[N]" }
compare: { result: statistical }
cases: [{ id: many, sample: true, dims: { N: 600 }, gen: { u: "uniform(0,1)" } }]
mistakes:
  half: { edit: [["Math.sqrt(-2", "0.5 * Math.sqrt(-2"]], says: "The spread is half of what is asked." }`,
  reference:
    'export const draw = (u: number[][]) => u.map(([a, b]) => Math.sqrt(-2 * Math.log(1 - a!)) * Math.cos(2 * Math.PI * b!));',
};
const random = (factor: string) =>
  `export const draw = (u: number[][]) => u.map(() => ${factor} * Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random()));`;

describe('statistical', () => {
  test('accepts other draws of the same law, which no run repeats', async () => {
    expect(await judge(random('1'), { problem: problem(DRAWS) })).toMatchObject({ verdict: 'accepted' });
  });

  test('rejects another law after a second run, states the rate, and names the mistake', async () => {
    const report = await judge(random('0.5'), { problem: problem(DRAWS) });
    expect(report).toMatchObject({ verdict: 'wrong-value', diagnosis: { mistake: 'half' } });
    expect(report.message).toMatch(
      /A right answer is rejected in 0\.00003 of all tests, and after the second run that confirms it in 1e-9$/,
    );
  });

  test('accepts an answer whose first rejection is not confirmed', async () => {
    const once = `let calls = 0;\n${random('(++calls <= 600 ? 0.2 : 1)')}`;
    const report = await judge(once, { problem: problem(DRAWS) });
    expect(verdicts(report)).toEqual(['many accepted']);
  });

  test('needs inputs that are drawn, and enough draws', async () => {
    const literal = problem({
      ...DRAWS,
      front: DRAWS.front.replace(/cases: .*/, 'cases: [{ id: one, sample: true, inputs: { u: [[0.5, 0.5]] } }]'),
    });
    expect((await judge(random('1'), { problem: literal, mode: 'run' })).message).toBe(
      'problem.md cases.one: result is statistical, so some input must be drawn: a rejection is confirmed with other inputs',
    );
    const few = problem({ ...DRAWS, front: DRAWS.front.replace('N: 600', 'N: 6') });
    expect((await judge(random('1'), { problem: few, mode: 'run' })).message).toBe(
      'problem.md cases.many: the result has 6 draws; so few cannot tell a wrong distribution from chance',
    );
  });
});
