/** Tells what a backend could not do from what a solution did wrong. */

import type { Backend, Fallback, FallbackReason } from '../verdict/backend';
import { BackendStartError, type JobOutcome, type RealmNeeds } from './realm';

/** Thrown while judging: the backend gave out, so this run says nothing about the solution. */
export class BackendFault extends Error {
  override readonly name = 'BackendFault';
  constructor(readonly fallback: Fallback) {
    super(fallback.message);
  }
}

const NO_ADAPTER = /no adapter|this browser (has|offers) no|no graphics card/;
const MISSING_KERNEL = /^Kernel '(.+?)' not registered for backend/;
const NOT_IMPLEMENTED = /not (yet )?(supported|implemented)/i;
const OUT_OF_MEMORY =
  /out of memory|OUT_OF_MEMORY|allocation failed|could not allocate|enlarge memory|Aborted\(|memory access out of bounds|greater than WebGL maximum|Invalid (typed )?array length/i;
const CONTEXT_LOST = /context (was )?lost|CONTEXT_LOST|device (was|is) lost/i;

/** What an error of `OpenRealm` says of the backend that was asked for; the error itself where it is another's fault. */
export function toFault(error: unknown, { backend }: Pick<RealmNeeds, 'backend'>): unknown {
  if (backend === undefined || !(error instanceof BackendStartError)) return error;
  return new BackendFault(startFallback(backend, error.message));
}

export function startFallback(backend: Backend, why: string): Fallback {
  return NO_ADAPTER.test(why)
    ? { backend, reason: 'no-adapter', message: why }
    : { backend, reason: 'did-not-start', message: `it did not start: ${why}` };
}

/**
 * The backend's fault that an outcome tells of; undefined where there is none, and always on the cpu.
 * Code may forge such an error: it wins nothing but to be judged by the next backend.
 */
export function faultOf(outcome: JobOutcome, backend: Backend): BackendFault | undefined {
  if (backend === 'cpu') return undefined;
  const fault = (reason: FallbackReason, message: string): BackendFault =>
    new BackendFault({ backend, reason, message });
  switch (outcome.kind) {
    case 'backend-lost':
      return fault('context-lost', outcome.message);
    case 'memory-limit':
      return outcome.message === undefined ? fault('out-of-memory', 'it ran out of memory') : undefined;
    case 'threw': {
      const { message } = outcome;
      const kernel = MISSING_KERNEL.exec(message)?.[1];
      if (kernel !== undefined) return fault('missing-kernel', `it has no operation ${kernel}`);
      if (CONTEXT_LOST.test(message)) return fault('context-lost', shortened(message));
      if (OUT_OF_MEMORY.test(message)) return fault('out-of-memory', `it ran out of memory (${shortened(message)})`);
      if (NOT_IMPLEMENTED.test(message))
        return fault('missing-kernel', `it lacks an operation (${shortened(message)})`);
      return undefined;
    }
    default:
      return undefined;
  }
}

function shortened(message: string): string {
  return message.length <= 160 ? message : `${message.slice(0, 160)}…`;
}
