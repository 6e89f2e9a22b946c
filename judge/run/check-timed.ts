/**
 * Whether a timed answer is the accepted program's, by the comparators of the problem.
 *
 * Both programs compute in float32 or near it and no reference in float64 stands beside them, so the slack is wider
 * than a verdict's. It finds a program that is right only where nobody measures; the cases judged the rest.
 */

import { compareOutputs, type Expectation } from '../compare/compare-outputs';
import { isDiscrete, type Leaf } from '../compare/leaf';
import { leavesOf } from '../compare/output';
import type { Problem } from '../spec/problem';
import { ProblemSpecError } from '../spec/spec-error';
import { type Author, readOutputs } from './author';
import { askAuthor } from './author-opinion';
import { comparatorOf, contextOf, longestSumOf } from './expected-outputs';
import type { RawValue } from './realm';
import type { Unit } from './timed-inputs';

/** Relative to the element and to the root mean square of its output: sums in another order stay far below. */
const RELATIVE_SLACK = 2e-3;

/**
 * @param author asked where its code decides on an output; undefined leaves such outputs unasked
 * @throws ProblemSpecError when the accepted program's answer does not fit the signature, or code of the author fails
 */
export async function isSameTimed(
  problem: Problem,
  unit: Unit,
  person: readonly RawValue[],
  accepted: readonly RawValue[],
  author: Author | undefined,
): Promise<boolean> {
  const mine = readOutputs(person, unit.calls, unit.dims);
  const theirs = readOutputs(accepted, unit.calls, unit.dims);
  if (theirs.kind !== 'leaves')
    throw new ProblemSpecError('performance', `the accepted program does not answer a timed call: ${theirs.message}`);
  if (mine.kind !== 'leaves') return false;
  const context = contextOf(unit, unit.calls, theirs.outputs, 'performance');
  const expectations = theirs.outputs.map(
    (output): Expectation => ({
      output,
      comparator: comparatorOf(problem, output.key),
      tolerances: leavesOf(output.part).map(slackOf),
    }),
  );
  const compared = compareOutputs(expectations, mine.outputs, context);
  if (compared.kind !== 'compared') return false;
  const isWrong = compared.outputs.some(
    ({ expectation, message }) => message !== undefined && expectation.comparator.kind !== 'statistical',
  );
  if (isWrong) return false;
  if (author === undefined) return true;
  const sum = longestSumOf(problem, context.dims[0] ?? unit.dims);
  const opinions = await askAuthor(problem, unit.calls, theirs.outputs, sum, author)?.(mine.outputs);
  return opinions === undefined || opinions.every(({ isRight }) => isRight);
}

function slackOf(leaf: Leaf): Float64Array {
  const { data } = leaf;
  if (isDiscrete(leaf)) return new Float64Array(data.length);
  let squares = 0;
  for (const x of data) if (Number.isFinite(x)) squares += x * x;
  const scale = Math.sqrt(squares / Math.max(1, data.length));
  return Float64Array.from(data, (x) => (Number.isFinite(x) ? RELATIVE_SLACK * (Math.abs(x) + scale) + 1e-9 : 0));
}
