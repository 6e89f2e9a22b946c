/** Where the tensor library computes, and what is told of a backend that could not give the verdict. */

/** In the order in which they are tried: each stands in for the one before it. */
export const BACKENDS = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;

export type Backend = (typeof BACKENDS)[number];

export const FALLBACK_REASONS = [
  /** This browser or machine offers none. */
  'no-adapter',
  'did-not-start',
  'failed-self-test',
  'context-lost',
  'out-of-memory',
  'missing-kernel',
  /** It met the time limit of a case that the cpu finishes. */
  'too-slow-here',
  /** It rejected what the cpu accepts: its arithmetic is to blame, not the solution. */
  'differs-from-cpu',
] as const;

export type FallbackReason = (typeof FALLBACK_REASONS)[number];

/** A backend that was asked for and gave no verdict. */
export interface Fallback {
  readonly backend: Backend;
  readonly reason: FallbackReason;
  /** One sentence for the person. */
  readonly message: string;
}

/** The backends to try for a wish, best first; the last one is always the cpu. */
export function chainFrom(backend: Backend): readonly Backend[] {
  return BACKENDS.slice(BACKENDS.indexOf(backend));
}

/** Rows and columns of the large matrices that a probe multiplies. */
export const PROBED_SIZE = 384;

/** What a probe found of a backend on this machine. Times in ms. */
export type BackendProbe =
  | {
      readonly backend: Backend;
      readonly kind: 'works';
      /** From asking for a realm until it was ready. */
      readonly startMs: number;
      /** Twenty operations on an 8 × 8 matrix. */
      readonly smallMs: number;
      /** The product of two PROBED_SIZE × PROBED_SIZE matrices, read back. */
      readonly largeMs: number;
    }
  | { readonly backend: Backend; readonly kind: 'fails'; readonly reason: FallbackReason; readonly message: string };

/** How much wider the tolerance is than on the cpu: graphics cards divide, and take roots, with a few units more of error. */
export function toleranceFactorOf(backend: Backend): number {
  return backend === 'webgl' || backend === 'webgpu' ? 4 : 1;
}
