/**
 * One case of a judged submission, run once more under observation: kernels with their times, tensors left behind.
 *
 * A fresh realm runs the case up to three times. The first run warms up, and what a module keeps from its first call
 * on is made in it. The second is watched. Where it left tensors behind, the third takes a single stack, of the first
 * of them: a stack for every tensor makes a small operation three to six times as slow (20 µs, and 60 to 130). Nothing here changes a verdict.
 */

import { type Compiled, compileSolution } from '../compile/compile-solution';
import type { Compile } from '../compile/remember-compiled';
import type { Problem, Style } from '../spec/problem';
import { ProblemSpecError } from '../spec/spec-error';
import type { Backend } from '../verdict/backend';
import type { Inspection, LeftBehind } from '../verdict/inspection';
import { toCall } from './author';
import { toFault } from './backend-fault';
import { loadSolution } from './load-solution';
import { caseId, planCases } from './plan-cases';
import { readStack } from './read-stack';
import { BackendStartError, type Job, type JobOutcome, type Observation, type OpenRealm, type Realm } from './realm';
import { sessionOf } from './session';
import { compileOptionsOf, realmNeedsOf } from './solver-needs';

export interface InspectionRequest {
  readonly source: string;
  readonly style: Style;
  readonly mode: 'run' | 'submit';
  /** Of the submission, so that the case has the same inputs. */
  readonly salt: number;
  /** The one that gave the verdict. */
  readonly backend: Backend;
  readonly caseId: string;
}

export interface InspectionHost {
  readonly openRealm: OpenRealm;
  readonly compile?: Compile | undefined;
}

/** Thrown where the case cannot be observed; the message is written to the person. */
export class InspectionError extends Error {
  override readonly name = 'InspectionError';
}

const LOAD_LIMIT_MS = 4_000;
/** An observed call is slower than a judged one, and nobody is judged by it. */
const PATIENCE = 3;

/** @throws InspectionError when the case does not return; anything else thrown is a fault of the shell */
export async function inspectCase(
  problem: Problem,
  { source, style, mode, salt, backend, caseId: id }: InspectionRequest,
  { openRealm, compile = compileSolution }: InspectionHost,
): Promise<Inspection> {
  const compiled = compile(source, compileOptionsOf(problem));
  if (compiled.kind !== 'compiled') throw new InspectionError(compiled.message);
  const planned = planCases(problem, mode).find((one) => caseId(one) === id);
  if (planned === undefined) throw new InspectionError(`there is no case ${id} to look at`);
  const prepared = await sessionOf(problem, openRealm)
    .prepare(planned, salt)
    .catch((error: unknown) => {
      throw error instanceof ProblemSpecError ? new InspectionError(error.message) : error;
    });
  const job: Job = {
    module: 'user',
    exportName: problem.signature.name,
    style,
    calls: prepared.calls.map(toCall),
  };
  const needs = { ...realmNeedsOf(problem, compiled, style, backend), timed: true };
  const realm = await openRealm(needs).catch((error: unknown) => {
    throw error instanceof BackendStartError ? new InspectionError(messageOf(toFault(error, needs))) : error;
  });
  try {
    const trouble = await loadSolution(realm, compiled, problem.signature, LOAD_LIMIT_MS);
    if (trouble !== undefined) throw new InspectionError(trouble.message);
    const limitMs = PATIENCE * (prepared.spec.timeLimitMs ?? problem.limits.timeMs);
    const observed = await observe(realm, job, compiled, limitMs);
    if (observed.kind !== 'observed') throw new InspectionError(`case ${id} ${endText(observed)}`);
    // Fields whose name begins with # are seen by nobody, and may hold tensors on purpose.
    const isHidden = problem.signature.kind === 'class' && /#[A-Za-z_$]/.test(compiled.module.code);
    const { elapsedMs, kernels, otherCalls, leftBehind } = observed;
    return { caseId: id, backend, elapsedMs, kernels, otherCalls, leftBehind: isHidden ? null : leftBehind };
  } finally {
    realm.dispose();
  }
}

export interface Observed {
  readonly kind: 'observed';
  /** Of the first run, which warms up. */
  readonly first: JobOutcome & { kind: 'returned' };
  /** What was printed until then; the same lines come again with each run. */
  readonly printed: ReturnType<Realm['console']>;
  /** Of the observed run. */
  readonly elapsedMs: number;
  readonly kernels: Observation['kernels'];
  readonly otherCalls: number;
  readonly leftBehind: LeftBehind | null;
}

/** @returns the first outcome that is no return, else what was observed */
export async function observe(
  realm: Realm,
  job: Job,
  compiled: Compiled,
  limitMs: number,
): Promise<Observed | Exclude<JobOutcome, { kind: 'returned' }>> {
  const first = await realm.run(job, limitMs);
  if (first.kind !== 'returned') return first;
  const { lines, dropped } = realm.console();
  const printed = { lines: [...lines], dropped };
  const watched = await realm.run({ ...job, observe: { stackOf: null } }, limitMs);
  if (watched.kind !== 'returned') return watched;
  const { observation, elapsedMs } = watched;
  if (observation === undefined)
    return { kind: 'observed', first, printed, elapsedMs, kernels: [], otherCalls: 0, leftBehind: null };
  const { kernels, otherCalls } = observation;
  // Where no more are alive than before, one that was kept from the last call has only made room for the next.
  const left = watched.tensorsLeft === undefined ? null : observation.leftBehind;
  const stack = left === null ? '' : await stackOf(realm, job, left.first, limitMs);
  const leftBehind = left && {
    tensors: left.tensors,
    bytes: left.bytes,
    position: readStack(stack, compiled).position,
  };
  return { kind: 'observed', first, printed, elapsedMs, kernels, otherCalls, leftBehind };
}

/** Empty where the run was another one this time. */
async function stackOf(realm: Realm, job: Job, tensor: number, limitMs: number): Promise<string> {
  const again = await realm.run({ ...job, observe: { stackOf: tensor } }, limitMs);
  return again.kind === 'returned' ? (again.observation?.leftBehind?.stack ?? '') : '';
}

function endText(outcome: Exclude<JobOutcome, { kind: 'returned' }>): string {
  switch (outcome.kind) {
    case 'threw':
      return `threw ${outcome.name}: ${outcome.message}`;
    case 'time-limit':
      return `was still running after ${outcome.limitMs / 1000} s`;
    case 'memory-limit':
      return 'ran out of memory';
    default:
      return `did not return (${outcome.message})`;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
