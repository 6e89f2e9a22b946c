/** What the judge keeps of an open problem: the author's realm, and cases that were prepared ahead. */

import type { Problem } from '../spec/problem';
import { type Author, createAuthor } from './author';
import { caseId, type PlannedCase, planCases } from './plan-cases';
import { type PreparedCase, prepareCase } from './prepare-cases';
import type { OpenRealm } from './realm';

export interface Session {
  readonly author: Author;
  /** Prepare a case, or take it where it was prepared before. */
  prepare(planned: PlannedCase, salt: number): Promise<PreparedCase>;
}

/** Salts whose cases are kept: the samples', the present submission's, the coming one's. */
const KEPT_SALTS = 3;

const sessions = new WeakMap<Problem, Session>();

export function sessionOf(problem: Problem, openRealm: OpenRealm): Session {
  const existing = sessions.get(problem);
  if (existing !== undefined) return existing;
  const author = createAuthor(problem, openRealm);
  const bySalt = new Map<number, Map<string, Promise<PreparedCase>>>();
  const session: Session = {
    author,
    prepare(planned, salt) {
      const cases = bySalt.get(salt) ?? new Map<string, Promise<PreparedCase>>();
      bySalt.delete(salt);
      bySalt.set(salt, cases);
      for (const old of [...bySalt.keys()].slice(0, -KEPT_SALTS)) bySalt.delete(old);
      const key = `${caseId(planned)} ${planned.seedNumber}`;
      const known = cases.get(key);
      if (known !== undefined) return known;
      const fresh = prepareCase(problem, planned, salt, author);
      cases.set(key, fresh);
      // A failure is not kept: the next run tries again.
      fresh.catch(() => cases.delete(key));
      return fresh;
    },
  };
  sessions.set(problem, session);
  return session;
}

/** Prepare the cases of a coming run ahead of time. */
export async function prepareCases(
  problem: Problem,
  mode: 'run' | 'submit',
  salt: number,
  openRealm: OpenRealm,
): Promise<readonly PreparedCase[]> {
  const session = sessionOf(problem, openRealm);
  return Promise.all(planCases(problem, mode).map((planned) => session.prepare(planned, salt)));
}

/** End the author's realm of a problem and forget its cases. */
export function closeProblem(problem: Problem): void {
  sessions.get(problem)?.author.dispose();
  sessions.delete(problem);
}
