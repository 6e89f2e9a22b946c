/** The cases of a problem under several salts, where a case that cannot be made is a finding and not the end. */

import { JudgeCancelled } from '../run/judge-submission';
import { isLiteral } from '../run/make-case';
import { caseId, type PlannedCase, type PreparedCase, planCases } from '../run/prepare-cases';
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
  /** Every case under the first salt; under later ones the drawn cases that are quick to make. */
  cases(saltIndex: number): Promise<readonly Preparation[]>;
  /** The drawn cases of the first salt made a second time, in a new realm. */
  again(): Promise<readonly Preparation[]>;
  /** The problem whose plan `cases(saltIndex)` follows; submissions to it find the cases prepared. */
  problemOf(saltIndex: number): Problem;
  readonly watched: WatchedRealms;
  close(): void;
}

const AUTHOR_LIMIT_MS = 20_000;

/** A case that takes longer to make is judged under the first salt alone. */
const QUICK_MS = 400;

export function createPreparations(problem: Problem, salts: readonly number[], host: VerifyHost): Preparations {
  const watched = watchAuthor(host.openRealm, host.authorLimitMs ?? AUTHOR_LIMIT_MS);
  const slowIds = new Set<string>();
  const made = new Map<number, Promise<readonly Preparation[]>>();
  const open = new Set<Problem>();
  let later: Problem | undefined;
  let isHopeless = false;

  function problemOf(saltIndex: number): Problem {
    if (saltIndex === 0) return problem;
    later ??= {
      ...problem,
      invalid: [],
      cases: problem.cases.filter(
        (spec) => !isLiteral(problem, spec) && spec.timeLimitMs === undefined && !slowIds.has(spec.id),
      ),
    };
    return later;
  }

  async function prepareOne(of: Problem, planned: PlannedCase, salt: number): Promise<Preparation> {
    const id = caseId(planned);
    const startedAt = host.now();
    open.add(of);
    try {
      const prepared = await sessionOf(of, watched.openRealm).prepare(planned, salt);
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

  async function prepareAll(of: Problem, salt: number): Promise<readonly Preparation[]> {
    const preparations: Preparation[] = [];
    for (const planned of planCases(of, 'submit')) {
      if (isHopeless) break;
      if (host.signal?.aborted === true) throw new JudgeCancelled('cancelled');
      preparations.push(await prepareOne(of, planned, salt));
    }
    return preparations;
  }

  return {
    watched,
    problemOf,
    async cases(saltIndex) {
      // Which cases are quick is known once the first salt is done.
      if (saltIndex > 0) await this.cases(0);
      const known = made.get(saltIndex);
      if (known !== undefined) return known;
      const fresh = prepareAll(problemOf(saltIndex), salts[saltIndex] ?? 1);
      made.set(saltIndex, fresh);
      return fresh;
    },
    async again() {
      const first = await this.cases(0);
      const copy: Problem = { ...problem };
      const preparations: Preparation[] = [];
      for (const planned of planCases(copy, 'submit')) {
        const known = first.find(({ id }) => id === caseId(planned));
        if (known?.kind !== 'prepared' || isLiteral(problem, planned.spec) || slowIds.has(planned.spec.id)) continue;
        if (host.signal?.aborted === true) throw new JudgeCancelled('cancelled');
        preparations.push(await prepareOne(copy, planned, known.salt));
      }
      closeProblem(copy);
      return preparations;
    },
    close() {
      for (const one of open) closeProblem(one);
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
