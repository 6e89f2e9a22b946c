/** Faults of one file, gathered: what does not depend on a fault is read on. */

import { type Position, ProblemSpecError } from './spec-error';

export interface Faults {
  readonly errors: readonly ProblemSpecError[];
  add(where: string, problem: string, at?: Position): void;
  /** What `read` returns; undefined when it threw a ProblemSpecError, which is kept. */
  attempt<T>(read: () => T): T | undefined;
}

/** Nobody reads more at once, and a file of 5 MB may hold a million. */
const MAX_FAULTS = 100;

export function createFaults(): Faults {
  const errors: ProblemSpecError[] = [];
  const keep = (error: ProblemSpecError): void => {
    if (errors.length < MAX_FAULTS) errors.push(error);
  };
  return {
    errors,
    add: (where, problem, at) => {
      // An error costs a stack trace.
      if (errors.length < MAX_FAULTS) keep(new ProblemSpecError(where, problem, at?.line, at?.column));
    },
    attempt: (read) => {
      try {
        return read();
      } catch (error) {
        if (!(error instanceof ProblemSpecError)) throw error;
        keep(error);
        return undefined;
      }
    },
  };
}
