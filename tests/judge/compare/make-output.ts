/** Outputs and expectations for the tests of comparators. */

import { type CaseContext, type Compared, compareOutputs, type Expectation } from '#judge/compare/compare-outputs';
import type { Leaf } from '#judge/compare/leaf';
import { leavesOf, type Output, type Part } from '#judge/compare/output';
import type { Comparator } from '#judge/spec/problem';

export function outputOf(part: Part | Leaf, { key = 'result', instance = 0 } = {}): Output {
  const whole: Part = 'kind' in part ? part : { kind: 'leaf', leaf: part };
  return { key, name: whole.kind === 'leaf' ? whole.leaf.output : whole.name, call: 0, instance, part: whole };
}

export function expectationOf(output: Output, comparator: Comparator, tolerance = 1e-3): Expectation {
  const tolerances = leavesOf(output.part).map((leaf) =>
    new Float64Array(leaf.data.length).fill(leaf.dtype === 'f32' || leaf.dtype === 'float' ? tolerance : 0),
  );
  return { output, comparator, tolerances };
}

export function contextOf(
  parts: Partial<{ dims: CaseContext['dims'][0]; inputs: CaseContext['inputs'][0] }> = {},
): CaseContext {
  return { dims: [parts.dims ?? {}], inputs: [parts.inputs ?? {}] };
}

/** All messages of wrong outputs, or the one about a wrong shape; empty where the answer is right. */
export function wordsOf(compared: Compared): string[] {
  return compared.kind === 'wrong-shape'
    ? [compared.message]
    : compared.outputs.flatMap(({ message }) => (message === undefined ? [] : [message]));
}

/** Judge one output against another. */
export function judged(
  expected: Part | Leaf,
  actual: Part | Leaf,
  comparator: Comparator,
  context: CaseContext = contextOf(),
): string[] {
  return wordsOf(compareOutputs([expectationOf(outputOf(expected), comparator)], [outputOf(actual)], context));
}
