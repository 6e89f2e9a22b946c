/** What a program of a person's own gave on one backend, to be set beside the others. */

import type { Backend, Fallback } from './backend';
import type { KernelUse, LeftBehind } from './inspection';
import type { ConsoleLine, SourcePosition } from './verdict';

/** The name under which a snippet exports its function. */
export const SNIPPET_EXPORT = 'run';

/** Of numbers, booleans or tensors that a snippet returned. */
export interface SnippetValue {
  readonly shape: readonly number[];
  /** The leading elements, in row-major order. */
  readonly first: readonly number[];
  /** Largest absolute difference of an element from the cpu's; null on the cpu itself, or where it gave nothing. */
  readonly difference: number | null;
  /** The same over the largest magnitude in the cpu's result. */
  readonly relative: number | null;
  /** The cpu's result has another shape. */
  readonly isOtherShape: boolean;
}

export type SnippetResult =
  | {
      readonly kind: 'returned';
      readonly backend: Backend;
      readonly value: SnippetValue;
      /** Of the first call, in ms; shaders are compiled and memory is taken in it. */
      readonly firstMs: number;
      /** Of the second call, with its kernels observed. */
      readonly ms: number;
      readonly kernels: readonly KernelUse[];
      readonly otherCalls: number;
      readonly leftBehind: LeftBehind | null;
      readonly console: readonly ConsoleLine[];
      readonly consoleDropped: number;
    }
  /** The program failed there. */
  | {
      readonly kind: 'failed';
      readonly backend: Backend;
      readonly message: string;
      readonly position: SourcePosition | null;
      readonly stack: readonly string[];
      readonly console: readonly ConsoleLine[];
      readonly consoleDropped: number;
    }
  /** The backend did not start, or gave out: no fault of the program. */
  | { readonly kind: 'missing'; readonly fallback: Fallback; readonly backend: Backend };

/** A program that runs nowhere. */
export interface SnippetRefusal {
  readonly message: string;
  readonly position: SourcePosition | null;
}
