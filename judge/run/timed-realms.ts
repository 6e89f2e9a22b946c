/** Programs in fresh realms of their own, run in turn on the same inputs, each timed answer checked. */

import { compileSolution } from '../compile/compile-solution';
import type { Problem, Style } from '../spec/problem';
import { ProblemSpecError } from '../spec/spec-error';
import type { BatchOutcome, Stopwatch, Timed } from '../timing/measure';
import type { Backend } from '../verdict/backend';
import { type Author, toCall } from './author';
import { isSameTimed } from './check-timed';
import type { Call, JobOutcome, OpenRealm, RawValue, Realm } from './realm';
import { realmNeedsOf } from './solver-needs';
import type { Rounds, Unit } from './timed-inputs';

export interface TimingHost {
  readonly openRealm: OpenRealm;
  readonly author: Author;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly isCancelled?: (() => boolean) | undefined;
  /** True where the page was hidden since the measurement began: timers and threads are throttled there. */
  readonly wasHidden?: (() => boolean) | undefined;
}

export interface Program {
  /** How reports name it. */
  readonly name: string;
  readonly source: string;
  readonly style: Style;
  /** Where its tensors are computed; the cpu when left out. */
  readonly backend?: Backend | undefined;
}

/** The program that a person in this style is held against; undefined where the problem shows none. */
export function acceptedProgram(
  { accepted, reference }: Problem,
  style: Style,
  backend?: Backend,
): Program | undefined {
  const found = accepted.find((one) => one.style === style);
  if (found !== undefined) return { name: found.id, source: found.source, style, backend };
  return style === 'arrays' ? { name: 'reference', source: reference, style } : undefined;
}

export interface TimedRealm {
  readonly program: Program;
  readonly realm: Realm;
}

/** One batch, and the loading of a module, may take this long. */
export const BATCH_LIMIT_MS = 10_000;

/**
 * Without the meters of the problem's limits, which would slow down what is measured.
 * @throws ProblemSpecError when the program does not compile or load; BackendStartError when its backend does not start
 */
export async function openTimed(problem: Problem, program: Program, openRealm: OpenRealm): Promise<TimedRealm> {
  const { forbid, allow } = problem;
  const compiled = compileSolution(program.source, { forbid, allow });
  if (compiled.kind !== 'compiled')
    throw new ProblemSpecError('performance', `${program.name} does not compile: ${compiled.message}`);
  const realm = await openRealm({ ...realmNeedsOf(problem, compiled, program.style, program.backend), timed: true });
  const loaded = await realm.load('user', compiled.module, BATCH_LIMIT_MS);
  if (loaded.kind === 'loaded') return { program, realm };
  realm.dispose();
  throw new ProblemSpecError('performance', `${program.name} could not be loaded for timing: ${loaded.kind}`);
}

/** Of answers that differ, so many are no accident: inputs of timed calls are not screened for near ties. */
const DIFFERING_SHARE = 0.1;

export interface StopwatchParts {
  readonly problem: Problem;
  readonly realms: Readonly<Record<Timed, TimedRealm>>;
  /** Holds the right answers; the other program where it is an accepted one. */
  readonly checker: TimedRealm;
  readonly rounds: Rounds;
  readonly host: TimingHost;
  /** Called when a round is over. */
  readonly onRound?: (() => void) | undefined;
}

export function createStopwatch({ problem, realms, checker, rounds, host, onRound }: StopwatchParts): Stopwatch {
  let answers: { readonly round: number } & Partial<Record<Timed, readonly RawValue[]>> = { round: -1 };
  let checked = 0;
  let differing = 0;

  /** Every answer of the person in this round. */
  async function check(round: number): Promise<string | undefined> {
    const { person = [], other = [] } = answers;
    const perUnit = outputsOf((await rounds.units(round, 1))[0]);
    const count = person.length / perUnit;
    const units = await rounds.units(round, count);
    const known = checker === realms.other ? other : [];
    const missing = units.slice(known.length / perUnit);
    const expected = [...known.slice(0, person.length)];
    if (missing.length > 0) {
      const outcome = await runOn(checker, problem, missing, false);
      if (outcome.kind !== 'returned') return `${checker.program.name} ended with ${outcome.kind}`;
      expected.push(...outcome.outputs);
    }
    for (const [i, unit] of units.entries()) {
      const [from, to] = [i * perUnit, (i + 1) * perUnit];
      // Code of the author is asked once a round: a way to its realm costs more than the call.
      const author = i === 0 ? host.author : undefined;
      checked++;
      if (!(await isSameTimed(problem, unit, person.slice(from, to), expected.slice(from, to), author))) differing++;
    }
    return differing > Math.max(1, DIFFERING_SHARE * checked)
      ? 'your code gave other answers while it was measured than the accepted solution'
      : undefined;
  }

  return {
    async run(timed, count, round): Promise<BatchOutcome> {
      const units = await rounds.units(round, count);
      if (host.isCancelled?.() === true) return { kind: 'void', why: 'cancelled' };
      const outcome = await runOn(realms[timed], problem, units, true);
      if (host.isCancelled?.() === true) return { kind: 'void', why: 'cancelled' };
      if (host.wasHidden?.() === true) return { kind: 'void', why: 'the page was hidden while it was measured' };
      if (outcome.kind !== 'returned') {
        const why = describeEnd(outcome, realms[timed].program.name);
        return { kind: 'void', why, isOverdue: outcome.kind === 'time-limit' };
      }
      if (answers.round !== round) answers = { round };
      answers = { ...answers, [timed]: outcome.outputs };
      if (answers.person !== undefined && answers.other !== undefined) {
        const trouble = await check(round);
        if (trouble !== undefined) return { kind: 'void', why: trouble };
        onRound?.();
      }
      return {
        kind: 'timed',
        insideMs: outcome.elapsedMs,
        outsideMs: outcome.outsideMs ?? Number.POSITIVE_INFINITY,
      };
    },
  };
}

function runOn(
  { realm, program }: TimedRealm,
  { signature }: Problem,
  units: readonly Unit[],
  timed: boolean,
): Promise<JobOutcome> {
  const calls = units.flatMap((unit, i) => unit.calls.map((call) => withInstance(toCall(call), i)));
  return realm.run(
    { module: 'user', exportName: signature.name, style: program.style, calls, ...(timed ? { timed } : {}) },
    BATCH_LIMIT_MS,
  );
}

/** Each unit of a class problem is an instance of its own. */
function withInstance(call: Call, unit: number): Call {
  return call.op === 'function' ? call : { ...call, instance: unit };
}

function outputsOf(unit: Unit | undefined): number {
  return unit?.calls.filter(({ op }) => op !== 'new').length ?? 1;
}

function describeEnd(outcome: JobOutcome, name: string): string {
  switch (outcome.kind) {
    case 'time-limit':
      return `${name} took more than ${BATCH_LIMIT_MS / 1000} s`;
    case 'threw':
      return `${name} threw ${outcome.name}: ${outcome.message}`;
    default:
      return `${name} ended with ${outcome.kind}`;
  }
}
