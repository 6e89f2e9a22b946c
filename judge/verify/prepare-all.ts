/** The cases of a problem under several salts, where a case that cannot be made is a finding and not the end. */

import { JudgeCancelled } from '../run/judge-submission';
import { isLiteral } from '../run/make-case';
import { caseId, type PlannedCase, planCases } from '../run/plan-cases';
import { type PreparedCase, prepareCase } from '../run/prepare-cases';
import type { JobOutcome } from '../run/realm';
import { closeProblem, sessionOf } from '../run/session';
import type { Problem } from '../spec/problem';
import { ProblemSpecError } from '../spec/spec-error';
import type { VerifyHost } from './verification';
import { type WatchedRealms, watchAuthor } from './watch-author';

/** Whose fault it is that a case cannot be made. */
export type Trouble = 'ill-posed' | 'inputs' | 'reference' | 'mutates';

export type Preparation =
  | { readonly kind: 'prepared'; readonly id: string; readonly salt: number; readonly prepared: PreparedCase }
  | {
      readonly kind: 'failed';
      readonly id: string;
      readonly salt: number;
      readonly trouble: Trouble;
      readonly where: string;
      readonly message: string;
    };

export interface Preparations {
  /** Every case under the first salt; under later ones those that are drawn anew and quick to make. */
  cases(saltIndex: number): Promise<readonly Preparation[]>;
  /** The drawn cases of the first salt made a second time. */
  again(): Promise<readonly Preparation[]>;
  /** The problem that is prepared: a submission to it under the first salt finds its cases made. */
  readonly problem: Problem;
  /** The same without the cases that cannot be made: one broken case must neither hide the others nor be waited for again. */
  sound(): Promise<Problem>;
  /** Realms for its author code. */
  readonly watched: WatchedRealms;
  close(): void;
}

const AUTHOR_LIMIT_MS = 10_000;

/** A case that takes longer to make is judged under the first salt alone. */
const QUICK_MS = 400;

export function createPreparations(problem: Problem, salts: readonly number[], host: VerifyHost): Preparations {
  const watched = watchAuthor(host.openRealm, host.authorLimitMs ?? AUTHOR_LIMIT_MS);
  const slowIds = new Set<string>();
  const made = new Map<number, Promise<readonly Preparation[]>>();
  let isHopeless = false;
  let sound: Promise<Problem> | undefined;

  async function prepareOne(
    planned: PlannedCase,
    salt: number,
    prepare: () => Promise<PreparedCase>,
  ): Promise<Preparation> {
    const id = caseId(planned);
    const startedAt = host.now();
    try {
      const prepared = await prepare();
      if (host.now() - startedAt > QUICK_MS) slowIds.add(planned.spec.id);
      return { kind: 'prepared', id, salt, prepared };
    } catch (error) {
      if (!(error instanceof ProblemSpecError)) throw error;
      const trouble = troubleOf(error, watched.lastOutcome());
      // Every further case would wait for the same limit.
      if (trouble === 'reference') isHopeless ||= isFatal(watched.lastOutcome());
      return { kind: 'failed', id, salt, trouble, where: error.where, message: error.problem };
    }
  }

  function isDrawnAnew({ spec }: PlannedCase): boolean {
    return !isLiteral(problem, spec) && spec.timeLimitMs === undefined && !slowIds.has(spec.id);
  }

  async function prepareAll(saltIndex: number): Promise<readonly Preparation[]> {
    const salt = salts[saltIndex] ?? 1;
    const session = sessionOf(problem, watched.openRealm);
    const preparations: Preparation[] = [];
    for (const planned of planCases(problem, 'submit').filter((one) => saltIndex === 0 || isDrawnAnew(one))) {
      if (isHopeless) break;
      if (host.signal?.aborted === true) throw new JudgeCancelled('cancelled');
      preparations.push(await prepareOne(planned, salt, () => session.prepare(planned, salt)));
    }
    return preparations;
  }

  async function withoutBroken(cases: Promise<readonly Preparation[]>): Promise<Problem> {
    const made = await cases;
    const isBroken = ({ id }: { readonly id: string }): boolean =>
      made.some((one) => one.kind === 'failed' && one.id.replace(/[#~].*$/, '') === id);
    const kept = problem.cases.filter((spec) => !isBroken(spec));
    return kept.length === problem.cases.length ? problem : { ...problem, cases: kept };
  }

  return {
    problem,
    watched,
    sound() {
      sound ??= withoutBroken(this.cases(0));
      return sound;
    },
    async cases(saltIndex) {
      // Which cases are quick is known once the first salt is done.
      if (saltIndex > 0) await this.cases(0);
      const known = made.get(saltIndex) ?? prepareAll(saltIndex);
      made.set(saltIndex, known);
      return known;
    },
    async again() {
      const first = await this.cases(0);
      // In the same realm: what a generator or the reference remembers from call to call must show.
      const { author } = sessionOf(problem, watched.openRealm);
      const preparations: Preparation[] = [];
      for (const planned of planCases(problem, 'submit').filter(isDrawnAnew)) {
        const known = first.find(({ id }) => id === caseId(planned));
        if (known?.kind !== 'prepared') continue;
        if (host.signal?.aborted === true) throw new JudgeCancelled('cancelled');
        preparations.push(
          await prepareOne(planned, known.salt, () => prepareCase(problem, planned, known.salt, author)),
        );
      }
      return preparations;
    },
    close() {
      closeProblem(problem);
      sound?.then(closeProblem, () => undefined);
    },
  };
}

/** A message says what went wrong; whose code was at work says whose fault it is. */
function troubleOf(error: ProblemSpecError, last: JobOutcome | undefined): Trouble {
  if (error.problem.startsWith('is ill-posed')) return 'ill-posed';
  if (error.problem === 'the reference changes its inputs') return 'mutates';
  if (/^the reference/.test(error.problem) || error.where === 'reference' || isFatal(last)) return 'reference';
  return 'inputs';
}

function isFatal(outcome: JobOutcome | undefined): boolean {
  return outcome !== undefined && outcome.kind !== 'returned' && outcome.kind !== 'threw';
}
