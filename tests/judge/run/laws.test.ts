import { describe, expect, test } from 'vitest';

import { createAuthor } from '#judge/run/author';
import { checkLaw } from '#judge/run/check-law';
import { planCases, prepareCase } from '#judge/run/prepare-cases';
import type { Problem } from '#judge/spec/problem';
import { isTensor, type Tensor } from '#judge/tensor/value';
import { fakeRealms } from '../../fakes/fake-realm';
import { problemMaker } from './problems';
import { judge } from './submit';

const makeProblem = problemMaker();

interface Parts {
  readonly property: string;
  readonly body?: string;
  readonly returns?: string;
  readonly fence?: string;
}

/** A function of x over time, of y, of a block size, with one law. */
function lawful({ property, body = CUMULATIVE, returns = 'f32[T,D]', fence }: Parts): Problem {
  return makeProblem({
    front: `
signature: { name: f, dims: { T: 1..32, D: 1..8 }, params: { x: "f32[T,D]", block: int, mask: "bool[T]?" }, returns: "${returns}", reduces: [T] }
cases:
  - { id: literal, sample: true, inputs: { x: [[1, 2]], block: 2 } }
  - { id: short, dims: { T: 1, D: 2 }, inputs: { block: 1 } }
  - { id: drawn, dims: { T: 6, D: 3 }, inputs: { block: 4 } }
  - { id: masked, dims: { T: 5, D: 2 }, inputs: { block: 4 }, gen: { mask: bernoulli(0.5) } }
properties:
  - ${property}`,
    reference: `export function f(x: number[][], block: number, mask?: boolean[]) { ${body} }`,
    ...(fence === undefined ? {} : { fences: { 'property=own': fence } }),
  });
}

/** Running sums over time. */
const CUMULATIVE = 'const sum = x[0]!.map(() => 0); return x.map((row) => row.map((one, d) => (sum[d]! += one)));';
const SOFTMAX = `return x.map((row) => { const top = Math.max(...row); const e = row.map((one) => Math.exp(one - top)); const z = e.reduce((a, b) => a + b); return e.map((one) => one / z); });`;

const laws = (problem: Problem) => planCases(problem, 'submit').filter(({ property }) => property !== undefined);

async function prepared(problem: Problem, salt = 1) {
  const author = createAuthor(problem, fakeRealms().openRealm);
  return Promise.all(laws(problem).map((planned) => prepareCase(problem, planned, salt, author)));
}

async function check(problem: Problem) {
  const author = createAuthor(problem, fakeRealms().openRealm);
  for (const planned of laws(problem)) {
    const found = await checkLaw(problem, planned, 1, author);
    if (found.kind !== 'holds') return found;
  }
  return { kind: 'holds' };
}

const SHUFFLE = '{ permute: { x: T }, output: T, says: "Rows are answered one by one." }';
const SHIFT = '{ shift: { x: 3.5 }, output: same, says: "A constant added to every score changes nothing." }';
const SCALE = '{ scale: { x: -2 }, output: { scaled: -2 }, says: "The sum is linear." }';
const CAUSAL = '{ causal: { x: T }, output: T, says: "No position sees a later one." }';
const VARY = '{ vary: { block: [1, 3, 64] }, output: same, says: "The block size must not change the answer." }';
const MASKED = '{ permute: { x: T, mask: T }, output: T, says: "Rows keep their mask." }';
const OWN = '{ custom: own, says: "Twice the rows, twice the answers." }';
const DOUBLING = `interface Random { integer(low: number, high: number): number }
export function transform(inputs: { x: number[][]; block: number }, random: Random) { return { ...inputs, x: [...inputs.x, ...inputs.x], block: random.integer(1, 9) }; }
export function relate(output: number[][]) { return [...output, ...output]; }`;

describe('a law is planned', () => {
  test.each([
    [SHUFFLE, ['drawn']],
    [SHIFT, ['short']],
    [CAUSAL, ['drawn']],
    [MASKED, ['masked']],
    [VARY, ['short', 'short', 'short']],
  ])('on the first drawn case that has what it changes: %s', (property, cases) => {
    expect(laws(lawful({ property })).map(({ spec }) => spec.id)).toEqual(cases);
  });

  test('with an id of its own, one for each value that is tried', async () => {
    expect((await prepared(lawful({ property: SHUFFLE }))).map(({ id }) => id)).toEqual(['drawn~property-1']);
    expect((await prepared(lawful({ property: VARY }))).map(({ id, property }) => [id, property])).toEqual([
      ['short~property-1.1', 'The block size must not change the answer. With block = 1:'],
      ['short~property-1.2', 'The block size must not change the answer. With block = 3:'],
      ['short~property-1.3', 'The block size must not change the answer. With block = 64:'],
    ]);
  });
});

describe('the change of a law', () => {
  const inputsOf = async (property: string, fence?: string) => {
    const problem = lawful({ property, ...(fence === undefined ? {} : { fence }) });
    const author = createAuthor(problem, fakeRealms().openRealm);
    const [planned] = laws(problem);
    if (planned === undefined) throw new Error('no law');
    const { property: _, variant: __, ...plain } = planned;
    const before = await prepareCase(problem, { ...plain, property: undefined }, 1, author);
    const after = await prepareCase(problem, planned, 1, author);
    return { before: before.calls[0]!.args, after: after.calls[0]!.args, expected: after.expected };
  };
  const dataOf = (value: unknown): number[] => [...(value as Tensor).data];

  test('shift adds to every element, in float32', async () => {
    const { before, after } = await inputsOf(SHIFT);
    expect(dataOf(after[0])).toEqual(dataOf(before[0]).map((x) => Math.fround(x + 3.5)));
    expect(after[1]).toBe(before[1]);
  });

  test('scale multiplies every element', async () => {
    const { before, after } = await inputsOf(SCALE);
    expect(dataOf(after[0])).toEqual(dataOf(before[0]).map((x) => -2 * x));
  });

  test('a causal probe keeps a prefix and draws the rest anew; only the prefix of the answer counts', async () => {
    const { before, after, expected } = await inputsOf(CAUSAL);
    const same = dataOf(after[0]).map((x, i) => x === dataOf(before[0])[i]);
    const kept = same.filter((one) => one).length;
    expect(kept % 3).toBe(0);
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(18);
    expect(same.indexOf(false)).toBe(kept);
    expect([...(expected[0]?.tolerance ?? [])].map((one) => Number.isFinite(one))).toEqual(same);
  });

  test('vary sets the parameter', async () => {
    const { after } = await inputsOf(VARY);
    expect(after[1]).toBe(1);
  });

  test('a fence may change sizes, and draws by seed', async () => {
    const { before, after } = await inputsOf(OWN, DOUBLING);
    expect(isTensor(after[0]!) && after[0].shape).toEqual([2, 2]);
    expect(dataOf(after[0])).toEqual([...dataOf(before[0]), ...dataOf(before[0])]);
    expect((await inputsOf(OWN, DOUBLING)).after[1]).toBe(after[1]);
  });
});

describe('a submission', () => {
  const answers = (body: string) => `export function f(x: number[][], block: number, mask?: boolean[]) { ${body} }`;

  test('that obeys is accepted', async () => {
    for (const property of [SCALE, CAUSAL, VARY])
      expect((await judge(answers(CUMULATIVE), { problem: lawful({ property }) })).verdict).toBe('accepted');
  });

  test('that breaks a law where its values are right hears the law', async () => {
    const report = await judge(answers(`if (block === 64) return x; ${CUMULATIVE}`), {
      problem: lawful({ property: VARY }),
    });
    expect(report.verdict).toBe('accepted');
    const broken = await judge(
      answers(`if (block === 3) x = x.map((row) => row.map((one) => one + 1)); ${CUMULATIVE}`),
      {
        problem: lawful({ property: VARY }),
      },
    );
    expect(broken).toMatchObject({ verdict: 'property-broken' });
    expect(broken.message).toMatch(
      /^Case short~property-1\.2: The block size must not change the answer\. With block = 3: result\[0, \d\] is/,
    );
  });

  test('may answer as it likes behind the probed position', async () => {
    const problem = lawful({ property: CAUSAL });
    const [probe] = await prepared(problem, 7);
    const upTo = [...(probe?.expected[0]?.tolerance ?? [])].filter(Number.isFinite).length / 3;
    const first = (probe?.calls[0]?.args[0] as Tensor | undefined)?.data[0];
    expect(first).toBeDefined();
    const source = answers(`const sum = x[0]!.map(() => 0); const first = x[0]![0];
      return x.map((row, t) => row.map((one, d) => (sum[d]! += one) + (first === ${first} && t >= ${upTo} ? 5 : 0)));`);
    expect((await judge(source, { problem, salt: 7 })).verdict).toBe('accepted');
  });
});

describe('the reference', () => {
  test.each([
    [SHUFFLE, 'return x.map((row) => row.map((one) => 2 * one));', 'f32[T,D]'],
    [SHIFT, SOFTMAX, 'f32[T,D]'],
    [
      '{ shift: { x: 2 }, output: { shifted: 2 }, says: "The mean moves with the data." }',
      'return x.map((row) => row.reduce((a, b) => a + b) / row.length);',
      'f32[T]',
    ],
    [SCALE, CUMULATIVE, 'f32[T,D]'],
    [CAUSAL, CUMULATIVE, 'f32[T,D]'],
    [VARY, CUMULATIVE, 'f32[T,D]'],
    [MASKED, 'return x.map((row, t) => row.map((one) => (mask?.[t] ? one : 0)));', 'f32[T,D]'],
  ])('obeys %s', async (property, body, returns) => {
    expect(await check(lawful({ property, body, returns }))).toEqual({ kind: 'holds' });
  });

  test('obeys a law of the author', async () => {
    expect(await check(lawful({ property: OWN, body: SOFTMAX, fence: DOUBLING }))).toEqual({ kind: 'holds' });
  });

  test.each([
    [MASKED, 'return x.map((row, t) => row.map((one) => one * t));', /^result\[\d, \d\] is/],
    [SHIFT, CUMULATIVE, /^result\[/],
    ['{ scale: { x: 2 }, output: same, says: "The scale changes nothing." }', CUMULATIVE, /^result\[/],
    [CAUSAL, 'return x.map((row, t) => row.map((one, d) => one + x[x.length - 1]![d]!));', /^result\[/],
    [VARY, 'return x.map((row) => row.map((one) => one * block));', /^result\[/],
  ])('is found to break %s', async (property, body, message) => {
    expect(await check(lawful({ property, body }))).toMatchObject({
      kind: 'broken',
      message: expect.stringMatching(message),
    });
  });

  test('is found to break a law of the author', async () => {
    expect(await check(lawful({ property: OWN, fence: DOUBLING }))).toMatchObject({ kind: 'broken' });
  });

  test.each([
    [
      "export function transform() { throw new Error('no'); }\nexport const relate = (one: unknown) => one;",
      'problem.md property=own: transform failed: no',
    ],
    [
      'export const transform = () => [1];\nexport const relate = (one: unknown) => one;',
      'problem.md property=own: transform must return the inputs by name: the result must be an object { x, block }, got',
    ],
    [
      'export const transform = (one: unknown) => one;\nexport const relate = () => "x";',
      'problem.md property=own: relate must return an output: the result must be f32[T,D], got the string "x"',
    ],
  ])('is not blamed for a fence at fault: %s', async (fence, message) => {
    await expect(check(lawful({ property: OWN, fence }))).rejects.toThrow(message);
  });
});
