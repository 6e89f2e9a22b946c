import { describe, expect, test } from 'vitest';
import { compileSolution } from '#judge/compile/compile-solution';
import { createAuthor, toCall } from '#judge/run/author';
import { diagnose } from '#judge/run/diagnose';
import { type PreparedCase, planCases, prepareCase } from '#judge/run/prepare-cases';
import type { JobOutcome, RawValue } from '#judge/run/realm';
import type { Problem } from '#judge/spec/problem';
import { fakeRealms } from '../../fakes/fake-realm';
import { problemOf } from './problems';

/** Doubles each number; two mistakes agree on [2] and part on [3]. */
const DOUBLE = problemOf({
  front: `
signature: { name: double, dims: { N: 1..8 }, params: { x: "f32[N]" }, returns: "f32[N]" }
cases:
  - { id: two, inputs: { x: [-2] } }
  - { id: three, inputs: { x: [3] } }
  - { id: zero, inputs: { x: [0] } }
  - { id: pair, inputs: { x: [1, 5] } }
mistakes:
  squares: { edit: [["2 * one", "one * one"]], says: "You squared it; double it instead." }
  negates: { edit: [["2 * one", "-2 * one"]], says: "You changed the sign; keep it as it is." }
  overflows: { edit: [["2 * one", "one === 0 ? 0 : one / 0"]], says: "You divided by zero; double it instead." }
  throws: { edit: [["return x", "if (x.length > 1) throw new Error('too long'); return x"]], says: "You threw on several numbers; take them all." }
  sorts: { edit: [["return x", "x.reverse(); return x"]], says: "You turned the input around; leave it alone." }
  flattens: { edit: [["=> 2 * one)", "=> 2 * one).slice(0, 1)"]], says: "You returned one number only; return all of them." }`,
  reference: 'export function double(x: number[]): number[] { return x.map((one) => 2 * one); }',
});

/** The outcome of this body of `double` on each case, as the solver's realm would report it. */
async function diagnosed(
  body: string,
  failingIds: readonly string[],
  passingIds: readonly string[] = [],
  problem: Problem = DOUBLE,
) {
  const realms = fakeRealms();
  const author = createAuthor(problem, realms.openRealm);
  const prepare = async (id: string): Promise<PreparedCase> => {
    const planned = planCases(problem, 'submit').find(({ spec }) => spec.id === id);
    if (planned === undefined) throw new Error(`no case ${id}`);
    return prepareCase(problem, planned, 1, author);
  };
  const failing = await Promise.all(
    failingIds.map(async (id) => ({
      prepared: await prepare(id),
      outcome: await runAs(body, await prepare(id), problem),
    })),
  );
  return diagnose(problem, failing, await Promise.all(passingIds.map(prepare)), author);
}

async function runAs(body: string, prepared: PreparedCase, problem: Problem): Promise<JobOutcome> {
  const compiled = compileSolution(`export function ${problem.signature.name}(x: number[]): unknown { ${body} }`, {
    forbid: [],
  });
  if (compiled.kind !== 'compiled') throw new Error(compiled.message);
  const realm = await fakeRealms().openRealm({ who: 'solver', libraries: [], forbid: [] });
  await realm.load('user', compiled.module, 1000);
  return realm.run(
    { module: 'user', exportName: problem.signature.name, style: 'arrays', calls: prepared.calls.map(toCall) },
    1000,
  );
}

describe('a mistake is named', () => {
  test('for sure where it equals the answer on every failing case', async () => {
    expect(await diagnosed('return x.map((one) => one * one);', ['three', 'pair'])).toEqual({
      mistake: 'squares',
      says: 'You squared it; double it instead.',
      match: 'all',
      cases: ['three', 'pair'],
    });
  });

  test('as a likeness where it equals the answer on some failing cases', async () => {
    const body = 'return x.length === 1 ? x.map((one) => one * one) : [7, 7];';
    expect(await diagnosed(body, ['three', 'pair'])).toMatchObject({
      mistake: 'squares',
      match: 'some',
      cases: ['three'],
    });
  });

  test('not where it is like the answer on few of many failing cases', async () => {
    const body = 'return x.length === 1 ? x.map((one) => one * one) : [7, 7];';
    expect(await diagnosed(body, ['three', 'pair', 'pair', 'pair'])).toBeNull();
  });

  test('as a likeness where another one is equal on the only failing case', async () => {
    // (-2)² = -2·(-2) = 4.
    expect(await diagnosed('return x.map((one) => one * one);', ['two'])).toMatchObject({
      mistake: 'squares',
      match: 'some',
      cases: ['two'],
    });
  });

  test('for sure where only one of the equal ones is right on what the person has right', async () => {
    // On [0] both are right; on [3] neither is, so what passed cannot tell them apart.
    expect(await diagnosed('return x.map((one) => one * one);', ['two'], ['zero'])).toMatchObject({ match: 'some' });
    const problem = problemOf({
      front: DOUBLE_FRONT,
      reference: DOUBLE.reference,
    });
    expect(
      await diagnosed('return x[0] === 3 ? [6] : x.map((one) => one * one);', ['two'], ['three'], problem),
    ).toMatchObject({ mistake: 'negates-small', match: 'all' });
  });

  test('by the largest number of failing cases', async () => {
    const body = 'return x.length === 1 ? x.map((one) => one * one) : [-2, -10];';
    expect(await diagnosed(body, ['three', 'pair', 'two'])).toMatchObject({
      match: 'some',
      cases: ['three', 'two'],
      mistake: 'squares',
    });
  });

  test('where the answers differ by float32 rounding only', async () => {
    expect(
      await diagnosed('return x.map((one) => Math.fround(one * one * (1 + 2 ** -22)));', ['three', 'pair']),
    ).toMatchObject({ mistake: 'squares', match: 'all' });
  });

  test('where both throw the same', async () => {
    expect(await diagnosed("throw new Error('too long');", ['pair'])).toMatchObject({
      mistake: 'throws',
      match: 'all',
    });
  });

  test('where both change the input', async () => {
    expect(await diagnosed('x.reverse(); return x.map((one) => 2 * one);', ['pair'])).toMatchObject({
      mistake: 'sorts',
      match: 'all',
    });
  });

  test('where both return the same wrong shape', async () => {
    expect(await diagnosed('return [2 * x[0]];', ['pair'])).toMatchObject({ mistake: 'flattens', match: 'all' });
  });

  test('where both overflow alike', async () => {
    expect(await diagnosed('return x.map((one) => one * Infinity);', ['three', 'pair'])).toMatchObject({
      mistake: 'overflows',
      match: 'all',
    });
  });
});

const DOUBLE_FRONT = `
signature: { name: double, dims: { N: 1..8 }, params: { x: "f32[N]" }, returns: "f32[N]" }
cases:
  - { id: two, inputs: { x: [-2] } }
  - { id: three, inputs: { x: [3] } }
mistakes:
  squares: { edit: [["2 * one", "one * one"]], says: "You squared it; double it instead." }
  negates-small: { edit: [["2 * one", "one < 0 ? -2 * one : 2 * one"]], says: "You changed the sign; keep it as it is." }`;

describe('nothing is named', () => {
  test.each<[string, string, readonly string[]]>([
    ['where no mistake is equal', 'return x.map((one) => 17 * one);', ['three', 'pair']],
    [
      'where the answer is finite and that of the mistake infinite',
      'return x.map((one) => 40 + one);',
      ['three', 'pair'],
    ],
    ['where the infinities differ in sign', 'return x.map(() => -Infinity);', ['three', 'pair']],
    ['where the answer is NaN', 'return x.map(() => NaN);', ['three', 'pair']],
    ['where the messages of two throws differ', "throw new Error('other');", ['pair']],
    [
      'where the values are equal and the input is changed',
      'const y = x.map((one) => one * one); x[0] = 9; return y;',
      ['three'],
    ],
    [
      'where the mistakes nearest to the answer are right on the failing case',
      'return x.map((one) => 2 * one * (1 + 5e-6));',
      ['three'],
    ],
    ['where the type differs', 'return { square: x };', ['three']],
  ])('%s', async (_, body, failing) => {
    expect(await diagnosed(body, failing)).toBeNull();
  });

  test('without a failing case that answered', async () => {
    expect(await diagnosed('return x;', [])).toBeNull();
    const author = createAuthor(DOUBLE, fakeRealms().openRealm);
    const [planned] = planCases(DOUBLE, 'submit');
    if (planned === undefined) throw new Error('no case');
    const prepared = await prepareCase(DOUBLE, planned, 1, author);
    expect(await diagnose(DOUBLE, [{ prepared, outcome: { kind: 'time-limit', limitMs: 1 } }], [], author)).toBeNull();
  });
});

test('a failing case without an answer makes a full match a likeness', async () => {
  const author = createAuthor(DOUBLE, fakeRealms().openRealm);
  const squares: RawValue = { kind: 'tensor', shape: [1], data: Float64Array.of(9), holds: 'number', from: 'nested' };
  const [, three, , pair] = await Promise.all(
    planCases(DOUBLE, 'submit').map((planned) => prepareCase(DOUBLE, planned, 1, author)),
  );
  if (three === undefined || pair === undefined) throw new Error('no case');
  const failing = [
    { prepared: three, outcome: { kind: 'returned', outputs: [squares], mutated: null, elapsedMs: 1 } as const },
    { prepared: pair, outcome: { kind: 'time-limit', limitMs: 1 } as const },
  ];
  expect(await diagnose(DOUBLE, failing, [], author)).toMatchObject({
    mistake: 'squares',
    match: 'some',
    cases: ['three'],
  });
});

test('a mistake that changes one input is not named where the person changes another', async () => {
  const author = createAuthor(DOUBLE, fakeRealms().openRealm);
  const planned = planCases(DOUBLE, 'submit').find(({ spec }) => spec.id === 'pair');
  if (planned === undefined) throw new Error('no case');
  const prepared = await prepareCase(DOUBLE, planned, 1, author);
  const turned: RawValue = {
    kind: 'tensor',
    shape: [2],
    data: Float64Array.of(10, 2),
    holds: 'number',
    from: 'nested',
  };
  const changing = (param: number) => {
    const outcome = { kind: 'returned', outputs: [turned], mutated: { call: 0, param }, elapsedMs: 1 } as const;
    return diagnose(DOUBLE, [{ prepared, outcome }], [], author);
  };
  expect(await changing(0)).toMatchObject({ mistake: 'sorts' });
  expect(await changing(1)).toBeNull();
});

test('a mistake that does not compile is the fault of the author', async () => {
  const problem = problemOf({
    front: DOUBLE_FRONT.replace('"one * one"', '"one *"'),
    reference: DOUBLE.reference,
  });
  await expect(diagnosed('return x;', ['three'], [], problem)).rejects.toThrow('problem.md mistake squares: ');
});
