/** One outcome of the solver's realm against one prepared case: a verdict with its message. */

import { compareLeaf, type LeafComparison } from '../compare/compare-leaf';
import { describeMismatch } from '../compare/describe-mismatch';
import { formatElement, type Leaf } from '../compare/leaf';
import type { Compiled } from '../compile/compile-solution';
import { axisIndexOf } from '../tensor/value';
import type { SourcePosition, Verdict, WorstElement } from '../verdict/verdict';
import { readOutputs } from './author';
import type { PreparedCase } from './prepare-cases';
import { readStack } from './read-stack';
import type { JobOutcome } from './realm';

export interface CaseJudgement {
  readonly verdict: Verdict;
  readonly message: string;
  readonly worst: WorstElement | null;
  readonly comparisons: readonly LeafComparison[];
  readonly position: SourcePosition | null;
  readonly stack: readonly string[];
  readonly elapsedMs: number;
}

/** Messages of engines that ran out of room for one allocation. */
const ALLOCATION_FAILED =
  /allocation failed|could not allocate|Invalid (string|array|typed array) length|out of memory|Invalid array buffer length/i;

export function judgeOutcome(outcome: JobOutcome, prepared: PreparedCase, compiled: Compiled): CaseJudgement {
  switch (outcome.kind) {
    case 'returned':
      return { ...judgeReturned(outcome, prepared), elapsedMs: outcome.elapsedMs };
    case 'threw': {
      const { position, stack } = readStack(outcome.stack, compiled);
      const message = `${outcome.name}: ${outcome.message}`.replace(/: $/, '');
      const isMemory = outcome.name === 'RangeError' && ALLOCATION_FAILED.test(outcome.message);
      return {
        ...failed(
          isMemory ? 'memory-limit' : 'runtime-error',
          `${callText(prepared, outcome.call)}your code threw ${message}${at(position)}`,
        ),
        position,
        stack,
        elapsedMs: outcome.elapsedMs,
      };
    }
    case 'forbidden': {
      const { position, stack } = readStack(outcome.stack, compiled);
      return { ...failed('forbidden', `${outcome.message}${at(position)}`), position, stack };
    }
    case 'time-limit':
      return failed('time-limit', `still running after ${outcome.limitMs / 1000} s; stopped`);
    case 'memory-limit':
      return failed('memory-limit', 'ran out of memory; stopped');
    case 'output-limit':
      return failed('output-limit', outcome.message);
    case 'broken-realm':
      return failed('runtime-error', `your code broke the sandbox that it runs in: ${outcome.message}`);
  }
}

function at(position: SourcePosition | null): string {
  return position === null ? '' : ` (line ${position.line}, column ${position.column})`;
}

function callText(prepared: PreparedCase, index: number): string {
  const call = prepared.calls[index];
  if (call === undefined || call.op === 'function') return '';
  return call.op === 'new' ? 'in the constructor, ' : `in ${call.label}, `;
}

function judgeReturned(outcome: JobOutcome & { kind: 'returned' }, prepared: PreparedCase): CaseJudgement {
  if (outcome.mutated !== null) {
    const call = prepared.calls[outcome.mutated.call];
    const name = call?.params[outcome.mutated.param]?.name ?? 'an argument';
    return failed(
      'mutated-input',
      `${callText(prepared, outcome.mutated.call)}your code changed its input ${name}; make a copy and leave the inputs as they are`,
    );
  }
  const read = readOutputs(outcome.outputs, prepared.calls, prepared.dims);
  if (read.kind !== 'leaves') return failed(read.kind, read.message);
  const comparisons = compareAll(prepared, read.leaves);
  if (comparisons === undefined) return failed('wrong-type', 'the number of outputs is not the expected one');
  const wrong = comparisons.filter((comparison) => comparison.wrongCount > 0);
  // A call's first mistake explains the later ones, so the first wrong output is the one told.
  const told = wrong[0];
  if (told === undefined) return { ...failed('accepted', ''), worst: overallWorst(comparisons), comparisons };
  const verdict = told.notFinite ? 'not-finite' : 'wrong-value';
  const law = prepared.property;
  const message = told.notFinite ? describeNotFinite(told) : describeMismatch(told);
  return {
    ...failed(
      law === undefined || told.notFinite ? verdict : 'property-broken',
      law === undefined ? message : `${law} ${message}`,
    ),
    worst: told.worst,
    comparisons,
  };
}

function compareAll(prepared: PreparedCase, leaves: readonly Leaf[]): LeafComparison[] | undefined {
  if (leaves.length !== prepared.expected.length) return undefined;
  return prepared.expected.map(({ leaf, tolerance }, i) => compareLeaf(leaf, leaves[i] as Leaf, tolerance));
}

function describeNotFinite(comparison: LeafComparison): string {
  const { expected, actual } = comparison;
  const at = actual.data.findIndex((x, i) => !Number.isFinite(x) && Number.isFinite(expected.data[i]));
  const index = axisIndexOf(expected.shape, at);
  const count = actual.data.reduce(
    (sum, x, i) => sum + (!Number.isFinite(x) && Number.isFinite(expected.data[i]) ? 1 : 0),
    0,
  );
  const rest = count > 1 ? `; ${count} of ${expected.data.length} elements are not finite` : '';
  return `${formatElement(expected, index)} is ${actual.data[at]}, expected ${Number((expected.data[at] ?? 0).toPrecision(6))}${rest}`;
}

function overallWorst(comparisons: readonly LeafComparison[]): WorstElement | null {
  return comparisons.reduce<WorstElement | null>(
    (worst, { worst: one }) =>
      one !== null && (worst === null || one.errorOverTolerance > worst.errorOverTolerance) ? one : worst,
    null,
  );
}

function failed(verdict: Verdict, message: string): CaseJudgement {
  return { verdict, message, worst: null, comparisons: [], position: null, stack: [], elapsedMs: 0 };
}
