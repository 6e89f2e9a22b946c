import { afterAll, describe, expect, test } from 'vitest';
import { inspectCase } from '#judge/run/inspect-case';
import { judgeSubmission } from '#judge/run/judge-submission';
import { closeProblem } from '#judge/run/session';
import { leftBehindText } from '#judge/verdict/inspection';
import { createNodeRealms } from '#workers/node/node-realm';
import { acceptedSolution, bankProblem } from '../../../e2e/pages/solutions';

const realms = createNodeRealms();
const norm = bankProblem('rms-norm');
const momentum = bankProblem('sgd-momentum');
const { openRealm } = realms;
const now = (): number => performance.now();

afterAll(async () => {
  closeProblem(norm);
  closeProblem(momentum);
  await realms.close();
});

type Asked = typeof norm;

async function look(problem: Asked, source: string) {
  const submission = { source, style: 'tensors', mode: 'run', salt: 0, backend: 'cpu', ownInputs: [] } as const;
  const report = await judgeSubmission(problem, submission, { openRealm, now });
  const { verdict, untidyCase, cases } = report;
  const caseId = untidyCase ?? cases[0]?.id ?? '';
  return { verdict, untidyCase, inspection: await inspectCase(problem, { ...submission, caseId }, { openRealm }) };
}

const UNTIDY = `import * as tf from '@tensorflow/tfjs';

const kept: tf.Tensor[] = [];

export function rmsNorm(x: tf.Tensor, gain: tf.Tensor, eps: number): tf.Tensor {
  if (kept.length === 0) kept.push(tf.scalar(1));
  const squares = x
    .square();
  return x.div(squares.mean(-1, true).add(eps).sqrt()).mul(gain);
}
`;
const TIDY = UNTIDY.replace('  const squares', '  return tf.tidy(() => {\n  const squares').replace(
  '.mul(gain);',
  '.mul(gain); });',
);

describe('of a function', { timeout: 120_000 }, () => {
  test('counts what is left beyond its output and names the line of the first, not what it keeps from its first call', async () => {
    const { verdict, untidyCase, inspection } = await look(norm, UNTIDY);
    expect(verdict).toBe('accepted');
    expect(untidyCase).toBe(inspection.caseId);
    // By hand: two tokens of four features. square 8, mean 2, add 2, sqrt 2, div 8 elements, of four bytes each.
    expect(inspection.leftBehind).toEqual({ tensors: 5, bytes: 88, position: { line: 8, column: 6 } });
  });

  test('tells each kernel with its shapes, calls, time and bytes, in the order of the code', async () => {
    const { inspection } = await look(norm, UNTIDY);
    expect(
      inspection.kernels.map(({ name, inputs, outputs, calls, bytes }) => [name, inputs, outputs, calls, bytes]),
    ).toEqual([
      ['Square', [[1, 2, 4]], [[1, 2, 4]], 1, 32],
      ['Mean', [[1, 2, 4]], [[1, 2, 1]], 1, 8],
      ['Add', [[1, 2, 1], []], [[1, 2, 1]], 1, 8],
      ['Sqrt', [[1, 2, 1]], [[1, 2, 1]], 1, 8],
      [
        'RealDiv',
        [
          [1, 2, 4],
          [1, 2, 1],
        ],
        [[1, 2, 4]],
        1,
        32,
      ],
      ['Multiply', [[1, 2, 4], [4]], [[1, 2, 4]], 1, 32],
    ]);
    const ms = inspection.kernels.reduce((sum, one) => sum + (one.ms ?? Number.NaN), 0);
    expect(ms).toBeGreaterThan(0);
    expect(ms).toBeLessThanOrEqual(inspection.elapsedMs);
  });

  test('asks for no second look where tf.tidy frees everything but a scalar that is kept', async () => {
    const { inspection } = await look(norm, TIDY);
    expect(inspection.leftBehind).toBeNull();
    const { untidyCase } = await look(norm, TIDY.replace('if (kept', 'if (!kept && kept'));
    expect(untidyCase).toBeNull();
  });

  test.each([
    ['makes the count no number', '(tf.engine() as any).state.numTensors = Number.NaN;'],
    [
      'makes the count a getter',
      "Object.defineProperty((tf.engine() as any).state, 'numTensors', { get: () => 'many', set() {} });",
    ],
    [
      'replaces what the observer uses',
      'WeakSet.prototype.has = () => { throw new Error("no"); }; Reflect.ownKeys = () => { throw new Error("no"); };',
    ],
    ['takes the stacks away', 'Error.stackTraceLimit = 0;'],
  ])('a solution that %s keeps its verdict', async (_, attack) => {
    const { verdict } = await look(norm, UNTIDY.replace('  const squares', `  ${attack}\n  const squares`));
    expect(verdict).toBe('accepted');
  });

  test('says why where the case does not return', async () => {
    const request = { style: 'tensors', mode: 'run', salt: 0, backend: 'cpu', caseId: 'by-hand' } as const;
    const source = UNTIDY.replace('  const squares', '  throw new Error("on purpose");\n  const squares');
    await expect(inspectCase(norm, { ...request, source }, { openRealm })).rejects.toThrow(
      'case by-hand threw Error: on purpose',
    );
  });
});

describe('of a class', { timeout: 120_000 }, () => {
  const right = acceptedSolution('sgd-momentum', 'tensors');
  const forgetful = right.replace('old?.dispose();', '');

  test('what an object holds is kept on purpose', async () => {
    const { verdict, inspection } = await look(momentum, right);
    expect(verdict).toBe('accepted');
    expect(inspection.leftBehind).toBeNull();
    expect(inspection.kernels.map(({ name }) => name)).toContain('Multiply');
  });

  test('what it let go without disposing of it is left behind', async () => {
    expect(forgetful).not.toBe(right);
    const { verdict, inspection } = await look(momentum, forgetful);
    expect(verdict).toBe('accepted');
    // The velocities of the first step: clones, whose data is the gradients'.
    const line = 1 + forgetful.split('\n').findIndex((text) => text.includes('g.clone()'));
    expect(inspection.leftBehind).toMatchObject({ tensors: 2, bytes: 0, position: { line } });
  });

  test('nothing is said where it may hold tensors that nobody sees', async () => {
    const hidden = forgetful.replaceAll('private velocity', '#velocity').replaceAll('this.velocity', 'this.#velocity');
    const { verdict, inspection } = await look(momentum, hidden);
    expect(verdict).toBe('accepted');
    expect(inspection.leftBehind).toBeNull();
  });
});

test('reads as one sentence', () => {
  expect(leftBehindText({ tensors: 3, bytes: 1048, position: { line: 5, column: 12 } })).toBe(
    '3 tensors (1,048 bytes) left behind; the first was made at line 5, column 12 of your code',
  );
  expect(leftBehindText({ tensors: 1, bytes: 4, position: null })).toBe('1 tensor (4 bytes) left behind');
});
