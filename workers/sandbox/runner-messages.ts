/** Messages between a shell and the runner inside a realm: plain data that a structured clone carries. */

import type { CompiledModule, Job, JobOutcome, Library, LoadOutcome, OtherBackend } from '#judge/run/realm';
import type { ConsoleLine } from '#judge/verdict/verdict';

export type ToRunner =
  /** Provide these libraries, without the forbidden members. Answered by `ready` or `not-started`. */
  | {
      readonly kind: 'libraries';
      readonly id: number;
      readonly names: readonly Library[];
      readonly forbid: readonly { readonly name: string; readonly why: string }[];
      readonly allow?: readonly string[] | undefined;
      readonly backend?: OtherBackend | undefined;
    }
  | { readonly kind: 'load'; readonly id: number; readonly key: string; readonly module: CompiledModule }
  | { readonly kind: 'run'; readonly id: number; readonly job: Job };

export type FromRunner =
  | { readonly kind: 'ready'; readonly id: number }
  /** As the timed part of a job begins, and when it is over: the shell takes its own time between them. */
  | { readonly kind: 'mark'; readonly id: number; readonly at: 'start' | 'end' }
  /** A library or the backend did not start; nothing of the person's has run yet. */
  | { readonly kind: 'not-started'; readonly id: number; readonly why: string }
  | {
      readonly kind: 'load-outcome';
      readonly id: number;
      readonly outcome: LoadOutcome;
      readonly console: readonly ConsoleLine[];
      readonly consoleDropped: number;
    }
  | {
      readonly kind: 'run-outcome';
      readonly id: number;
      readonly outcome: JobOutcome;
      readonly console: readonly ConsoleLine[];
      readonly consoleDropped: number;
    };
