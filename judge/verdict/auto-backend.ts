/** The backend that is chosen where nobody names one: the cpu, and for problems of large tensors the fastest one here. */

import type { CaseSpec } from '../spec/problem';
import { type Backend, type BackendProbe, PROBED_SIZE } from './backend';

/**
 * Up to so many multiply-adds in one operation the cpu decides, whatever else is there: it takes some 15 ms for them,
 * and another backend has to be started first. Every problem of the bank lies below.
 */
const WORTH_A_START = 2 ** 22;

/** A backend's start and its first calls have to pay. */
const LEAST_GAIN = 2;

/** How large the tensors are that a problem is about: multiply-adds of a product over its three largest dims. */
export function largestWorkOf(cases: readonly Pick<CaseSpec, 'dims'>[]): number {
  return cases.reduce((most, { dims }) => {
    const sizes = Object.values(dims).flat();
    const largest = sizes.sort((a, b) => b - a).slice(0, 3);
    return Math.max(
      most,
      largest.reduce((product, size) => product * size, 1),
    );
  }, 1);
}

/** True where the probes of this machine are needed to choose. */
export function isWorthAStart(work: number): boolean {
  return work > WORTH_A_START;
}

/**
 * @param work multiply-adds of the largest operation
 * @param probes what was found of this machine; without them it is the cpu
 */
export function autoBackend(work: number, probes: readonly BackendProbe[]): Backend {
  const cpuMs = expectedMs('cpu', work, probes);
  if (!isWorthAStart(work) || cpuMs === undefined) return 'cpu';
  let best: { readonly backend: Backend; readonly ms: number } = { backend: 'cpu', ms: cpuMs / LEAST_GAIN };
  for (const { backend } of probes) {
    const ms = expectedMs(backend, work, probes);
    if (ms !== undefined && ms < best.ms) best = { backend, ms };
  }
  return best.backend;
}

/** Of twenty small operations and one of this size; undefined where the backend does not work here. */
function expectedMs(backend: Backend, work: number, probes: readonly BackendProbe[]): number | undefined {
  const probe = probes.find((one) => one.backend === backend);
  return probe?.kind === 'works' ? probe.smallMs + (probe.largeMs * work) / PROBED_SIZE ** 3 : undefined;
}
