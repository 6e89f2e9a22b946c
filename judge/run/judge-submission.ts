/** CONTRACT (being implemented by the lead): one submission in, one report out. */
import type { Problem, Style } from '../spec/problem';
import type { Report } from '../verdict/verdict';
import type { OpenRealm } from './realm';

export interface Submission {
  readonly source: string;
  readonly style: Style;
  /** run = sample cases and own inputs, stops at the first failure; submit = every case. */
  readonly mode: 'run' | 'submit';
  readonly salt: number;
  /** The person's own input: literal values by parameter name, e.g. from the editor of cases. */
  readonly ownInputs: readonly Readonly<Record<string, unknown>>[];
}

export type Progress =
  | { readonly phase: 'compiling' }
  | { readonly phase: 'preparing'; readonly done: number; readonly of: number }
  | { readonly phase: 'running'; readonly done: number; readonly of: number }
  | { readonly phase: 'diagnosing' };

export interface JudgeHost {
  readonly openRealm: OpenRealm;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}
export declare function judgeSubmission(problem: Problem, submission: Submission, host: JudgeHost): Promise<Report>;
/** Precompute inputs and expected values of a coming submit, so that it starts at once. */
export declare function prepareCases(problem: Problem, mode: 'run' | 'submit', salt: number, host: JudgeHost): Promise<void>;
