/**
 * Whether a known mistake and the person's program did the same to a case.
 *
 * Outputs are held against each other by the problem's own comparators: a mistake in another order or with other
 * signs is still that mistake. The mistake runs in float64 while the person may compute in float32, so equality is
 * the case's tolerance, doubled for the second rounding, and a slack relative to the mistake's own numbers.
 */

import { compareOutputs, type Expectation } from '../compare/compare-outputs';
import type { Leaf } from '../compare/leaf';
import { leavesOf, type Output } from '../compare/output';
import { readOutputs } from './author';
import { sameOpinion } from './author-opinion';
import type { PreparedCase } from './prepare-cases';
import { isSameAnswer, RELATIVE_SLACK } from './raw-answer';
import type { JobOutcome } from './realm';

/** @throws ProblemSpecError when code of the author fails on the person's output */
export async function sameOutcome(mistake: JobOutcome, person: JobOutcome, prepared: PreparedCase): Promise<boolean> {
  // Where an input must be refused, taking it is the whole mistake; what comes of it is chance.
  if (prepared.refuses !== undefined) return mistake.kind === 'returned' && person.kind === 'returned';
  // Both ran under the limits of the problem, and both met one.
  if (mistake.kind === 'memory-limit' && person.kind === 'memory-limit')
    return mistake.message !== undefined && person.message !== undefined;
  if (mistake.kind === 'threw' && person.kind === 'threw')
    return mistake.name === person.name && mistake.message === person.message;
  if (mistake.kind !== 'returned' || person.kind !== 'returned') return false;
  if (mistake.mutated?.call !== person.mutated?.call || mistake.mutated?.param !== person.mutated?.param) return false;
  const ours = readOutputs(mistake.outputs, prepared.calls, prepared.givenDims);
  const theirs = readOutputs(person.outputs, prepared.calls, prepared.givenDims);
  if (ours.kind !== theirs.kind) return false;
  if (ours.kind !== 'leaves' || theirs.kind !== 'leaves') return isSameAnswer(mistake.outputs, person.outputs);
  return sameOutputs(ours.outputs, theirs.outputs, prepared);
}

async function sameOutputs(
  mistake: readonly Output[],
  person: readonly Output[],
  prepared: PreparedCase,
): Promise<boolean> {
  const expectations = mistake.map((output, i): Expectation => {
    const expectation = prepared.expectations[i];
    const tolerances = leavesOf(output.part).map((leaf, at) => slackOf(leaf, expectation?.tolerances[at]));
    return { output, comparator: expectation?.comparator ?? { kind: 'close' }, tolerances };
  });
  const compared = compareOutputs(expectations, person, prepared.context);
  if (compared.kind !== 'compared' || compared.outputs.some(({ message }) => message !== undefined)) return false;
  if (prepared.askAuthor === undefined || areEqual(mistake, person, prepared)) return true;
  return sameOpinion(await prepared.askAuthor(mistake), await prepared.askAuthor(person));
}

/** Element by element, where the comparator leaves it to the author's code. */
function areEqual(mistake: readonly Output[], person: readonly Output[], prepared: PreparedCase): boolean {
  const expectations = mistake.map((output): Expectation => {
    const tolerances = leavesOf(output.part).map((leaf) => slackOf(leaf, undefined));
    return { output, comparator: { kind: 'close' }, tolerances };
  });
  const compared = compareOutputs(expectations, person, prepared.context);
  return compared.kind === 'compared' && compared.outputs.every(({ message }) => message === undefined);
}

function slackOf({ data, dtype, texts }: Leaf, tolerance: Float64Array | undefined): Float64Array {
  if (texts !== undefined || (dtype !== 'f32' && dtype !== 'float')) return new Float64Array(data.length);
  const scale = scaleOf(data);
  return Float64Array.from(data, (x, i) => {
    const own = tolerance !== undefined && tolerance.length === data.length ? 2 * (tolerance[i] as number) : 0;
    // An infinite answer of the mistake would make the slack infinite, and every answer equal to it.
    return own + (Number.isFinite(x) ? RELATIVE_SLACK * 0.5 * (Math.abs(x) + scale) : 0);
  });
}

function scaleOf(data: Float64Array): number {
  return Math.sqrt(data.reduce((sum, x) => sum + (Number.isFinite(x) ? x * x : 0), 0) / Math.max(1, data.length));
}
