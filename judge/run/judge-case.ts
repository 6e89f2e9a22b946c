/** One outcome of the solver's realm against one prepared case: a verdict with its message. */

import type { LeafComparison } from '../compare/compare-leaf';
import type { Compiled } from '../compile/compile-solution';
import type { SourcePosition, Verdict, WorstElement } from '../verdict/verdict';
import { readOutputs } from './author';
import { judgeOutputs } from './judge-outputs';
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
  /** Only a test of chance rejects it: to be confirmed by a run with other inputs. */
  readonly isSampled: boolean;
}

/** Messages of engines that ran out of room for one allocation. */
const ALLOCATION_FAILED =
  /allocation failed|could not allocate|Invalid (string|array|typed array) length|out of memory|Invalid array buffer length/i;

/**
 * Where code of the author decides on an output, it is asked in its realm.
 * @throws ProblemSpecError when that code fails
 */
export async function judgeOutcome(
  outcome: JobOutcome,
  prepared: PreparedCase,
  compiled: Compiled,
): Promise<CaseJudgement> {
  if (prepared.refuses !== undefined && outcome.kind === 'returned')
    return { ...failed('wrong-value', `must refuse: ${prepared.refuses}`), elapsedMs: outcome.elapsedMs };
  // However it throws: what an error says is not part of the statement.
  if (prepared.refuses !== undefined && outcome.kind === 'threw')
    return { ...failed('accepted', ''), elapsedMs: outcome.elapsedMs };
  switch (outcome.kind) {
    case 'returned':
      return { ...(await judgeReturned(outcome, prepared)), elapsedMs: outcome.elapsedMs };
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
    case 'memory-limit': {
      if (outcome.message === undefined) return failed('memory-limit', 'ran out of memory; stopped');
      const { position, stack } = readStack(outcome.stack ?? '', compiled);
      return { ...failed('memory-limit', `${outcome.message}${at(position)}`), position, stack };
    }
    case 'output-limit':
      return failed('output-limit', outcome.message);
    case 'backend-lost':
      return failed('runtime-error', outcome.message);
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

async function judgeReturned(
  outcome: JobOutcome & { kind: 'returned' },
  prepared: PreparedCase,
): Promise<CaseJudgement> {
  if (outcome.mutated !== null) {
    const call = prepared.calls[outcome.mutated.call];
    const name = call?.params[outcome.mutated.param]?.name ?? 'an argument';
    return failed(
      'mutated-input',
      `${callText(prepared, outcome.mutated.call)}your code changed its input ${name}; make a copy and leave the inputs as they are`,
    );
  }
  const read = readOutputs(outcome.outputs, prepared.calls, prepared.givenDims);
  if (read.kind !== 'leaves') return failed(read.kind, read.message);
  const judged = await judgeOutputs(read.outputs, prepared);
  if (judged.kind === 'wrong-shape') return failed('wrong-shape', judged.message);
  const { told, comparisons } = judged;
  if (told === undefined) return { ...failed('accepted', ''), worst: judged.worst, comparisons };
  const law = prepared.property;
  return {
    ...failed(
      told.notFinite ? 'not-finite' : law === undefined ? 'wrong-value' : 'property-broken',
      law === undefined || told.notFinite ? told.message : `${law} ${told.message}`,
    ),
    worst: told.worst,
    comparisons,
    isSampled: judged.isSampled,
  };
}

function failed(verdict: Verdict, message: string): CaseJudgement {
  return {
    verdict,
    message,
    worst: null,
    comparisons: [],
    position: null,
    stack: [],
    elapsedMs: 0,
    isSampled: false,
  };
}
