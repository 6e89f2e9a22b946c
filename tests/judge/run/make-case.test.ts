import { describe, expect, test } from 'vitest';

import { type GeneratedInputs, isLiteral, makeCase, NOTHING_GENERATED } from '#judge/run/make-case';
import type { Problem } from '#judge/spec/problem';
import { problemOf, runningMeanProblem, softmaxProblem } from './problems';

function specOf(problem: Problem, id: string) {
  const spec = problem.cases.find((one) => one.id === id);
  if (spec === undefined) throw new Error(`no case ${id}`);
  return spec;
}

function make(problem: Problem, id: string, seed = 1, generated: GeneratedInputs = NOTHING_GENERATED) {
  return makeCase(problem, specOf(problem, id), seed, generated);
}

/** Steps of an optimiser over lists of parameters. */
const LISTS = problemOf({
  front: `
signature:
  kind: class
  name: Optimiser
  dims: { L: 1..8 }
  construct: { lr: float, warm: bool }
  methods: { step: { params: { params: "list of f32[L]", grads: "list of f32[L]", scale: float, clip: "f32[]?" }, returns: "list of f32[L]" } }
cases:
  - { id: drawn, dims: { L: [3, 1, 2] }, gen: { lr: "uniform(0.1,0.2)", warm: bernoulli(0.5), scale: constant(2) }, script: step x 2 }
  - { id: literal, instances: [{ lr: 1, warm: true }], script: [{ call: step, inputs: { params: [[1, 2], [3]], grads: [[1, 1], [1]], scale: 2 } }] }
  - { id: mixed, instances: [{ lr: 1, warm: true }], gen: { scale: constant(2) }, script: [{ call: step, inputs: { params: [[1, 2], [3]] } }, { call: step }] }
  - { id: from-fence, generator: made, dims: { L: [2] }, script: step x 2 }`,
  reference: 'export class Optimiser { step(params: number[][]) { return params; } }',
  fences: { 'generator=made': 'export const generate = () => ({});' },
});

const OPTIONAL = problemOf({
  front: `
signature: { name: pick, dims: { N: 2..4, M: 1..4 }, params: { x: "f32[N]", y: "f32[M]", mask: "bool[N]?", k: int }, returns: "f32[N]" }
cases:
  - { id: literal, inputs: { x: [1, 2], y: [1], k: 1 } }
  - { id: masked, dims: { N: 3, M: 1 }, gen: { mask: bernoulli(0.5), k: "integers(1,3)" } }
  - { id: left-out, inputs: { x: [1, 2], y: [1], k: 1, mask: null } }
  - { id: partly, dims: { M: 2 }, inputs: { x: [1, 2, 3], k: 1 } }
  - { id: unknown-dim, inputs: { x: [1, 2, 3], k: 1 } }
  - { id: needs-k, dims: { N: 2, M: 1 } }
  - { id: from-fence, generator: made, dims: { N: 2, M: 1 } }`,
  reference: 'export const pick = (x: number[]) => x;',
  fences: { 'generator=made': 'export const generate = () => ({});' },
});

describe('cases of a function', () => {
  test('take literals, and draw the rest over the dims that they fix', () => {
    const { calls, dims } = make(OPTIONAL, 'partly');
    expect(dims).toEqual({ N: 3, M: 2 });
    expect(calls).toMatchObject([
      { op: 'function', label: '', args: [{ data: Float32Array.of(1, 2, 3) }, { shape: [2] }, null, 1] },
    ]);
  });

  test('leave optional inputs out unless something names them', () => {
    expect(make(OPTIONAL, 'literal').calls[0]?.args[2]).toBeNull();
    expect(make(OPTIONAL, 'left-out').calls[0]?.args[2]).toBeNull();
    expect(make(OPTIONAL, 'masked').calls[0]?.args[2]).toMatchObject({ dtype: 'bool', shape: [3] });
  });

  test('are the same for the same seed and others for another', () => {
    const problem = softmaxProblem();
    expect(make(problem, 'drawn', 7)).toEqual(make(problem, 'drawn', 7));
    expect(make(problem, 'drawn', 7)).not.toEqual(make(problem, 'drawn', 8));
  });

  test('take what the generator fence made, under the literals of the case', () => {
    const generated = { inputs: { x: [5, 6], k: 3 }, instances: [], script: [] };
    expect(make(OPTIONAL, 'from-fence', 1, generated).calls[0]?.args).toMatchObject([
      { data: Float32Array.of(5, 6) },
      { shape: [1] },
      null,
      3,
    ]);
    const spec = { ...specOf(OPTIONAL, 'from-fence'), inputs: { k: 4 } };
    expect(makeCase(OPTIONAL, spec, 1, generated).calls[0]?.args[3]).toBe(4);
  });

  test.each([
    ['unknown-dim', 'problem.md cases.unknown-dim.y: the size of M is not given in dims'],
    ['needs-k', 'problem.md cases.needs-k.k: needs a value in inputs or gen'],
  ])('%s is refused', (id, message) => {
    expect(() => make(OPTIONAL, id)).toThrow(message);
  });

  test.each([
    [[1, 2, 3, 4, 5], {}, 'problem.md cases.from-fence: N is 5, outside 2..4'],
    [[1], {}, 'problem.md cases.from-fence: N is 1, outside 2..4'],
    [[1, 2, 3], { N: 2 }, 'problem.md cases.from-fence.x: the axis N has size 3, but N is 2 elsewhere'],
  ])('refuse sizes outside of the range, or against the dims: %j', (x, dims, message) => {
    const spec = OPTIONAL.cases.find((one) => one.id === 'from-fence');
    if (spec === undefined) throw new Error('no case');
    const generated = { inputs: { x, y: [1], k: 3 }, instances: [], script: [] };
    expect(() => makeCase(OPTIONAL, { ...spec, dims }, 1, generated)).toThrow(message);
  });

  test('refuse what a generator made for no parameter', () => {
    const generated = { inputs: { x: [5, 6], k: 3, z: 1 }, instances: [], script: [] };
    expect(() => make(OPTIONAL, 'from-fence', 1, generated)).toThrow(
      'problem.md cases.from-fence: its generator made "z", which is no parameter; there are x, y, mask, k',
    );
  });
});

describe('cases of a class', () => {
  test('construct each instance first, then follow the script', () => {
    const { calls } = make(runningMeanProblem(), 'two-instances');
    expect(
      calls.map((call) =>
        call.op === 'new' ? `new ${call.instance}` : call.op === 'method' ? `${call.label} on ${call.instance}` : '',
      ),
    ).toEqual([
      'new 0',
      'new 1',
      'call 1 (update) on 0',
      'call 2 (update) on 1',
      'call 3 (update) on 0',
      'call 4 (count) on 1',
    ]);
    expect(calls.map((call) => call.args.length)).toEqual([1, 1, 1, 1, 1, 0]);
  });

  test('draw new inputs for each call', () => {
    const [, first, second] = make(runningMeanProblem(), 'drawn').calls;
    expect(first?.args).not.toEqual(second?.args);
  });

  test('draw lists by the list dim, alike for every input', () => {
    const { calls, dims } = make(LISTS, 'drawn');
    expect(dims).toEqual({ L: [3, 1, 2] });
    for (const call of calls.slice(1))
      expect(call.args).toMatchObject([
        [{ shape: [3] }, { shape: [1] }, { shape: [2] }],
        [{ shape: [3] }, { shape: [1] }, { shape: [2] }],
        2,
        null,
      ]);
    expect(calls[0]?.args).toEqual([expect.any(Number), expect.any(Boolean)]);
  });

  test('take the list dim from a literal list', () => {
    const { calls, dims } = make(LISTS, 'mixed');
    expect(dims).toEqual({ L: [2, 1] });
    expect(calls[2]?.args).toMatchObject([[{ shape: [2] }, { shape: [1] }], [{ shape: [2] }, { shape: [1] }], 2, null]);
  });

  test('refuse lists that differ in length', () => {
    const uneven = { inputs: {}, instances: [], script: [{ inputs: { params: [[1, 2], [3]] } }, {}] };
    expect(() => make(LISTS, 'from-fence', 1, { ...uneven, inputs: { lr: 1, warm: true, scale: 2 } })).toThrow(
      'problem.md cases.from-fence.script.0.params: has 2 items, but there are 1 elsewhere',
    );
  });

  test('take instances and inputs of calls from the generator fence', () => {
    const generated = {
      inputs: { scale: 3 },
      instances: [{ lr: 0.5, warm: false }],
      script: [{ inputs: { params: [[1, 2]] } }, {}],
    };
    const { calls } = make(LISTS, 'from-fence', 1, generated);
    expect(calls[0]?.args).toEqual([0.5, false]);
    expect(calls[1]?.args).toMatchObject([[{ data: Float32Array.of(1, 2) }], [{ shape: [2] }], 3, null]);
    expect(calls[2]?.args).toMatchObject([[{ shape: [2] }], [{ shape: [2] }], 3, null]);
  });

  test('refuse what a generator made for no parameter of the call', () => {
    const generated = { inputs: {}, instances: [{ lr: 0.5, warm: false, beta: 1 }], script: [] };
    expect(() => make(LISTS, 'from-fence', 1, generated)).toThrow(
      'problem.md cases.from-fence.instances.0: its generator made "beta", which is no parameter; there are lr, warm',
    );
  });
});

describe('isLiteral', () => {
  test.each<[string, Problem, string, boolean]>([
    ['every input is written out', OPTIONAL, 'literal', true],
    ['the optional one is left out in words', OPTIONAL, 'left-out', true],
    ['a generator is named', OPTIONAL, 'masked', false],
    ['an input is drawn', OPTIONAL, 'partly', false],
    ['a fence makes inputs', OPTIONAL, 'from-fence', false],
    ['every input of a class is written out', runningMeanProblem(), 'by-hand', true],
    ['inputs of calls are drawn', runningMeanProblem(), 'drawn', false],
    ['lists are written out', LISTS, 'literal', true],
    ['a part of the lists is drawn', LISTS, 'mixed', false],
  ])('%s', (_, problem, id, literal) => {
    expect(isLiteral(problem, specOf(problem, id))).toBe(literal);
  });

  test('a constructor whose inputs are drawn is not written out', () => {
    const problem = problemOf({
      front: `
signature: { kind: class, name: Layer, dims: { D: 1..4 }, construct: { w: "f32[D]" }, methods: { forward: { params: { x: "f32[D]" }, returns: "f32[D]" } } }
cases:
  - { id: no-instances, script: [{ call: forward, inputs: { x: [1, 2] } }] }
  - { id: second-instance, instances: [{ w: [1, 2] }], script: [{ call: forward, on: 1, inputs: { x: [1, 2] } }] }`,
      reference: 'export class Layer { forward(x: number[]) { return x; } }',
    });
    for (const spec of problem.cases) expect(isLiteral(problem, spec)).toBe(false);
  });
});
