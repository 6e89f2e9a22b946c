import { describe, expect, test } from 'vitest';

import { createAuthor } from '#judge/run/author';
import { planCases, prepareCase } from '#judge/run/prepare-cases';
import { closeProblem, prepareCases } from '#judge/run/session';
import type { Problem } from '#judge/spec/problem';
import { isTensor, type Value } from '#judge/tensor/value';
import { fakeRealms } from '../../fakes/fake-realm';
import { type ProblemParts, problemOf, runningMeanProblem, softmaxProblem } from './problems';

function prepare(problem: Problem, id: string, salt = 1) {
  const planned = planCases(problem, 'submit').find(({ spec, property }) => spec.id === id && property === undefined);
  if (planned === undefined) throw new Error(`no case ${id}`);
  return prepareCase(problem, planned, salt, createAuthor(problem, fakeRealms().openRealm));
}

/** A problem of one vector x in, with this body of `f`. */
function problemWith(
  body: string,
  {
    returns = 'f32[N]',
    cases = '- { id: drawn, dims: { N: 4 } }',
    fences = {},
  }: { returns?: string; cases?: string; fences?: ProblemParts['fences'] } = {},
): Problem {
  return problemOf({
    front: `signature: { name: f, dims: { N: 1..2000 }, params: { x: "f32[N]" }, returns: "${returns}", reduces: [N] }\ncases:\n  ${cases}`,
    reference: `export function f(x: number[]) { ${body} }`,
    ...(fences === undefined ? {} : { fences }),
  });
}

const elements = (value: Value | undefined): number[] =>
  value !== undefined && isTensor(value) ? [...value.data] : [];

describe('the plan', () => {
  test('of a run holds the samples, of a submission every case, seed and law', () => {
    const ids = (mode: 'run' | 'submit') =>
      planCases(softmaxProblem(), mode).map(
        ({ spec, seedNumber, property }) => `${spec.id} ${seedNumber} ${property ?? '-'}`,
      );
    expect(ids('run')).toEqual(['by-hand 0 -', 'other-sample 0 -']);
    expect(ids('submit')).toEqual([
      'by-hand 0 -',
      'other-sample 0 -',
      'drawn 0 -',
      'drawn 1 -',
      'large 0 -',
      'drawn 2 0',
    ]);
  });

  test('holds a written-out case once, however many seeds it asks for', () => {
    const problem = problemWith('return x;', { cases: '- { id: literal, inputs: { x: [1] }, seeds: 5 }' });
    expect(planCases(problem, 'submit')).toHaveLength(1);
  });
});

describe('a prepared case', () => {
  test('has the answer of the reference in float64, and a tolerance', async () => {
    const { expected, id, seed, property } = await prepare(softmaxProblem(), 'other-sample');
    expect({ id, seed, property }).toEqual({ id: 'other-sample', seed: 'written out', property: undefined });
    const weights = [1, 2, 3].map((x) => Math.exp(x - 3) / (1 + Math.exp(-1) + Math.exp(-2)));
    expect(expected).toHaveLength(1);
    for (const [i, one] of (expected[0]?.leaf.data ?? []).entries()) expect(one).toBeCloseTo(weights[i] ?? 0, 14);
    expect(expected[0]?.tolerance.every((one) => one > 1e-9 && one < 1e-5)).toBe(true);
  });

  test('is the same for the same salt and another for another, apart from what is written out', async () => {
    const [once, again, other] = await Promise.all([
      prepare(softmaxProblem(), 'drawn', 1),
      prepare(softmaxProblem(), 'drawn', 1),
      prepare(softmaxProblem(), 'drawn', 2),
    ]);
    expect(again).toEqual(once);
    expect(other?.calls).not.toEqual(once?.calls);
    expect(once).toMatchObject({ id: 'drawn#0', seed: 'salt 1, seed 0' });
    expect((await prepare(softmaxProblem(), 'by-hand', 2)).calls).toEqual(
      (await prepare(softmaxProblem(), 'by-hand', 1)).calls,
    );
  });

  test('of a class has one output for each call that returns', async () => {
    const { expected } = await prepare(runningMeanProblem(), 'by-hand');
    expect(
      expected.map(({ leaf, tolerance }) => [
        leaf.output,
        leaf.dtype,
        [...leaf.data],
        tolerance.every((one) => one > 0),
      ]),
    ).toEqual([
      ['call 1 (update)', 'f32', [1, 2], true],
      ['call 2 (update)', 'f32', [0.5, 1], true],
      ['call 3 (count)', 'int', [1 + 1], false],
    ]);
  });

  test('keeps the instances of a class apart', async () => {
    const { expected } = await prepare(runningMeanProblem(), 'two-instances');
    expect(expected[3]?.leaf.data).toEqual(Float64Array.of(1));
  });

  test('of a law is the case with shuffled inputs, answered anew', async () => {
    const problem = softmaxProblem();
    const author = createAuthor(problem, fakeRealms().openRealm);
    const law = planCases(problem, 'submit').at(-1);
    if (law === undefined) throw new Error('no law');
    const { id, property, expected, calls } = await prepareCase(problem, law, 1, author);
    expect({ id, property }).toEqual({
      id: 'drawn~property-1',
      property: 'Shuffling the scores shuffles the weights.',
    });
    const x = elements(calls[0]?.args[0]);
    const largest = x.indexOf(Math.max(...x));
    expect(expected[0]?.leaf.data[largest]).toBe(Math.max(...(expected[0]?.leaf.data ?? [])));
  });

  test('scales the tolerance with the longest sum', async () => {
    const tolerance = async (n: number) => {
      const problem = problemWith('return x.map(() => 1 + x[0]!);', {
        cases: `- { id: drawn, dims: { N: ${n} }, gen: { x: constant(1) } }`,
      });
      return (await prepare(problem, 'drawn')).expected[0]?.tolerance[0] ?? 0;
    };
    const [four, hundred] = [await tolerance(4), await tolerance(100)];
    // 2u|r| + 1e-9 do not scale.
    const fixed = 4 * 2 ** -24 + 1e-9;
    expect((hundred - fixed) / (four - fixed)).toBeCloseTo(5, 6);
  });
});

describe('exact cases', () => {
  test('are not perturbed: one call of the reference, tolerance 2u|r| + 1e-9', async () => {
    const problem = problemWith('return x.map((one) => one * 2);', {
      cases: '- { id: exact, exact: true, inputs: { x: [1, 2] } }',
    });
    const realms = fakeRealms();
    const [planned] = planCases(problem, 'submit');
    if (planned === undefined) throw new Error('no case');
    const { expected } = await prepareCase(problem, planned, 1, createAuthor(problem, realms.openRealm));
    expect(realms.opened[0]?.jobs.map((job) => job.calls.length)).toEqual([1]);
    expect([...(expected[0]?.tolerance ?? [])]).toEqual([4 * 2 ** -24 + 1e-9, 8 * 2 ** -24 + 1e-9]);
  });

  test('may hold a tie, which elsewhere is ill-posed', async () => {
    const argmax = 'let best = 0; x.forEach((one, i) => { if (one > x[best]!) best = i; }); return best;';
    const exact = problemWith(argmax, {
      returns: 'int',
      cases: '- { id: tie, exact: true, inputs: { x: [3, 3, 1] } }',
    });
    expect((await prepare(exact, 'tie')).expected[0]?.leaf.data).toEqual(Float64Array.of(0));
    const perturbed = problemWith(argmax, { returns: 'int', cases: '- { id: tie, inputs: { x: [3, 3, 1] } }' });
    await expect(prepare(perturbed, 'tie')).rejects.toThrow(
      'problem.md cases.tie: is ill-posed: output 0 flips under rounding; choose other inputs or mark the case exact',
    );
  });
});

describe('draws on a knife edge', () => {
  /** 1 where x is above a third; draws of 1/3 ± 20u flip under 64u though not under u. */
  const isAbove = (gap: string) =>
    problemWith('return x.map((one) => one > 0.5);', {
      returns: 'bool[N]',
      cases: '- { id: drawn, generator: near, dims: { N: 1 } }',
      fences: {
        'generator=near': `export const generate = (dims: unknown, random: { boolean(p: number): boolean }) => ({ x: [random.boolean(0.5) ? 0.9 : 0.5 * (1 + ${gap})] });`,
      },
    });

  test('are drawn again until none flips, deterministically', async () => {
    const problem = isAbove('2 ** -20');
    const drawn = await Promise.all(Array.from({ length: 12 }, (_, salt) => prepare(problem, 'drawn', salt)));
    for (const one of drawn) expect(elements(one.calls[0]?.args[0])).toEqual([Math.fround(0.9)]);
    const again = drawn.filter(({ seed }) => / draw \d+$/.test(seed));
    expect(again.length).toBeGreaterThan(0);
    expect(again.length).toBeLessThan(12);
    expect(await prepare(problem, 'drawn', 3)).toEqual(drawn[3]);
  });

  test('stay where they lie further away than 64 rounding errors', async () => {
    const values = await Promise.all(
      Array.from(
        { length: 12 },
        async (_, salt) => elements((await prepare(isAbove('2 ** -12'), 'drawn', salt)).calls[0]?.args[0])[0],
      ),
    );
    expect(new Set(values).size).toBe(2);
  });

  test('are given up when every draw flips', async () => {
    const problem = problemWith('return x.map((one) => one > 0.5);', {
      returns: 'bool[N]',
      cases: '- { id: edge, dims: { N: 2 }, gen: { x: constant(0.5) }, seeds: 2 }',
    });
    await expect(prepare(problem, 'edge')).rejects.toThrow(
      'problem.md cases.edge#0: is ill-posed: output 0 flips under rounding',
    );
  });

  test('count a float that becomes infinite, or an infinity that changes its sign', async () => {
    const pole = problemWith('return x.map((one) => 1 / (one - 0.5));', {
      cases: '- { id: pole, inputs: { x: [0.5] } }',
    });
    await expect(prepare(pole, 'pole')).rejects.toThrow('is ill-posed');
    const sign = problemWith('return x.map((one) => (one >= 0.5 ? Infinity : -Infinity));', {
      cases: '- { id: sign, inputs: { x: [0.5] } }',
    });
    await expect(prepare(sign, 'sign')).rejects.toThrow('is ill-posed');
    const steady = problemWith('return x.map(() => Infinity);', { cases: '- { id: steady, inputs: { x: [0.5] } }' });
    expect((await prepare(steady, 'steady')).expected[0]?.leaf.data).toEqual(Float64Array.of(Number.POSITIVE_INFINITY));
  });
});

describe('faults of the author', () => {
  test.each<[string, Problem, string]>([
    [
      'a reference that throws',
      problemWith("throw new Error('no');"),
      'problem.md cases.drawn: the reference failed: no',
    ],
    [
      'a reference that changes its input',
      problemWith('x[0] = 7; return x;'),
      'problem.md cases.drawn: the reference changes its inputs',
    ],
    [
      'a reference that sorts its input',
      problemWith('return x.sort((a, b) => a - b);'),
      'problem.md cases.drawn: the reference changes its inputs',
    ],
    [
      'a reference of another shape',
      problemWith('return [1];'),
      "problem.md cases.drawn: the reference's own output does not fit the signature: the result: axis 0 is 1, expected N = 4 (expected shape [N=4], got [1])",
    ],
    [
      'a reference of another type',
      problemWith('return "x";'),
      'problem.md cases.drawn: the reference\'s own output does not fit the signature: the result must be f32[N], got the string "x"',
    ],
    ['a reference that does not compile', problemWith('return ((;'), 'problem.md reference: '],
    [
      'a generator that throws',
      problemWith('return x;', {
        cases: '- { id: drawn, generator: g }',
        fences: { 'generator=g': "export function generate() { throw new Error('no draw'); }" },
      }),
      'problem.md cases.drawn: generator g failed: no draw',
    ],
    [
      'a generator that returns a list',
      problemWith('return x;', {
        cases: '- { id: drawn, generator: g }',
        fences: { 'generator=g': 'export const generate = () => [1];' },
      }),
      'problem.md cases.drawn: its generator must return an object of inputs by name',
    ],
    [
      'a generator that returns nothing',
      problemWith('return x;', {
        cases: '- { id: drawn, generator: g }',
        fences: { 'generator=g': 'export const generate = () => undefined;' },
      }),
      'problem.md cases.drawn: generator g failed: ',
    ],
    [
      'a generator that rejects for ever',
      problemWith('return x;', {
        cases: '- { id: drawn, generator: g }',
        fences: {
          'generator=g':
            'export const generate = (d: unknown, random: { uniform(a: number, b: number): number }) => { while (random.uniform(0, 1) >= 0); };',
        },
      }),
      'problem.md cases.drawn: generator g used more than 1048576 draws; it rejects too often',
    ],
  ])('%s', async (_, problem, message) => {
    await expect(prepare(problem, 'drawn')).rejects.toThrow(message);
    await expect(prepare(problem, 'drawn')).rejects.toMatchObject({ name: 'ProblemSpecError' });
  });
});

describe('generators', () => {
  const problem = problemWith('return x;', {
    cases: '- { id: drawn, generator: g, generatorParams: { gap: 2 }, dims: { N: 3 } }',
    fences: {
      'generator=g': `interface Random { uniform(a: number, b: number): number; integer(a: number, b: number): number; normal(m: number, s: number): number; boolean(p: number): boolean }
export function generate(dims: { N: number }, random: Random, params: { gap: number }) {
  for (let i = 0; i < 6000; i++) random.uniform(0, 1);
  return { x: [dims.N * 100 + params.gap, random.integer(3, 5), random.normal(0, 1)] };
}`,
    },
  });

  test('get the dims, the params and seeded draws, more of them where they need more', async () => {
    const [once, again, other] = [
      await prepare(problem, 'drawn', 1),
      await prepare(problem, 'drawn', 1),
      await prepare(problem, 'drawn', 2),
    ];
    const [first, second] = elements(once.calls[0]?.args[0]);
    expect(first).toBe(302);
    expect([3, 4, 5]).toContain(second);
    expect(again).toEqual(once);
    expect(other.calls).not.toEqual(once.calls);
  });
});

describe('a session', () => {
  test('prepares a case once for a salt, in one realm of the author', async () => {
    const problem = softmaxProblem();
    const realms = fakeRealms();
    const first = await prepareCases(problem, 'submit', 1, realms.openRealm);
    const jobs = realms.opened[0]?.jobs.length;
    expect(await prepareCases(problem, 'submit', 1, realms.openRealm)).toEqual(first);
    expect(realms.opened.map(({ needs }) => needs.who)).toEqual(['author']);
    expect(realms.opened[0]?.jobs.length).toBe(jobs);
    expect(realms.opened[0]?.loads).toEqual(['reference']);
    closeProblem(problem);
    expect(realms.opened[0]?.disposed).toBe(true);
    expect((await prepareCases(problem, 'submit', 1, realms.openRealm)).map(({ calls }) => calls)).toEqual(
      first.map(({ calls }) => calls),
    );
  });

  test('opens another realm when the first one was lost', async () => {
    const problem = softmaxProblem();
    const realms = fakeRealms();
    await prepareCases(problem, 'run', 0, realms.openRealm);
    const [lost] = realms.opened;
    if (lost === undefined) throw new Error('no realm');
    lost.disposed = true;
    expect(await prepareCases(problem, 'submit', 5, realms.openRealm)).toHaveLength(6);
    expect(realms.opened).toHaveLength(2);
    closeProblem(problem);
  });
});
