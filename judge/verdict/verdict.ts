/**
 * The words in which a run or a submission is answered. `judge-error` is ours or the author's, never the person's;
 * `unfit-input` is about their own input and says nothing of their code.
 */

import type { Backend, Fallback } from './backend';
import type { SpeedReport, TimingReport } from './timing';

export const VERDICTS = [
  'accepted',
  'wrong-value',
  'wrong-shape',
  'wrong-type',
  'not-finite',
  'property-broken',
  'mutated-input',
  'nondeterministic',
  'too-slow',
  'time-limit',
  'memory-limit',
  'output-limit',
  'runtime-error',
  'compile-error',
  'forbidden',
  'unfit-input',
  'judge-error',
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** The element that misses its tolerance by most. Numbers are null where JSON has none (NaN, infinities): see `text`. */
export interface WorstElement {
  /** Where: output name, list item, call of a script, e.g. `centroids`, `step 3 → params[1]`; empty for a single result. */
  readonly output: string;
  readonly index: readonly number[];
  readonly expected: number;
  readonly actual: number;
  readonly errorOverTolerance: number;
  /** The element where it is a string; the numbers above are then meaningless. */
  readonly texts?: { readonly expected: string; readonly actual: string } | undefined;
}

/** One output of a failing case, for the picture of the difference. Bounded: at most 4,096 elements. */
export interface OutputComparison {
  readonly output: string;
  readonly axes: readonly string[];
  readonly shape: readonly number[];
  readonly expected: readonly number[];
  readonly actual: readonly number[];
  readonly errorOverTolerance: readonly number[];
  /** True when the arrays hold a leading part of a larger output. */
  readonly truncated: boolean;
  /** The elements where they are strings; the numbers above are then meaningless. */
  readonly texts?: { readonly expected: readonly string[]; readonly actual: readonly string[] } | undefined;
}

export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

export interface NamedText {
  /** Of an output or an input; empty for a single result. */
  readonly name: string;
  readonly text: string;
}

export interface OwnAnswer {
  /** What the person's function returned, as it came; empty where it returned nothing. */
  readonly yours: readonly NamedText[];
  readonly expected: readonly NamedText[];
}

export interface CaseReport {
  readonly id: string;
  /** The salted seed in words, enough to make the same inputs again. */
  readonly seed: string;
  readonly verdict: Verdict;
  readonly message: string;
  readonly worst: WorstElement | null;
  /** Time of the solution's own calls, in ms. */
  readonly elapsedMs: number;
  /** For the report page; absent from the command line's JSON. */
  readonly note: string | undefined;
  readonly inputs: readonly NamedText[];
  readonly comparisons: readonly OutputComparison[];
  readonly position: SourcePosition | null;
  readonly stack: readonly string[];
  /** Of the person's own input alone, accepted or not. */
  readonly answer?: OwnAnswer | undefined;
}

export interface Diagnosis {
  readonly mistake: string;
  readonly says: string;
  /** `all`: the mistake equals the person's output on every failing case; `some`: on part of them. */
  readonly match: 'all' | 'some';
  /** Ids of the failing cases where it matches. */
  readonly cases: readonly string[];
}

/** Kind `debug`: whether a bug of the given program is gone. */
export interface BugReport {
  readonly id: string;
  /** What the bug was; told only once it is gone. */
  readonly says?: string | undefined;
  readonly gone: boolean;
  /** Ids of the cases that prove it gone. */
  readonly cases: readonly string[];
}

export interface ConsoleLine {
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  readonly text: string;
}

export interface Report {
  readonly problem: string;
  readonly style: 'arrays' | 'tensors';
  /** The backend that gave this verdict; the cpu for a solution without tensors. */
  readonly backend: Backend;
  /** Backends that were to give it and could not, in the order in which they were tried. */
  readonly fallbacks: readonly Fallback[];
  readonly mode: 'run' | 'submit';
  readonly salt: number;
  readonly verdict: Verdict;
  /** One sentence for the person; the failing case's message, or the compile error's. */
  readonly message: string;
  readonly position: SourcePosition | null;
  readonly cases: readonly CaseReport[];
  /** How many cases the mode holds; more than `cases.length` when a run stopped early. */
  readonly totalCases: number;
  readonly diagnosis: Diagnosis | null;
  /** After Submit to a problem of kind `debug`; empty elsewhere. */
  readonly bugs: readonly BugReport[];
  readonly console: readonly ConsoleLine[];
  readonly consoleDropped: number;
  /** Null where no time was taken: the submission is wrong, the problem gives no sizes, or timing was left out. */
  readonly timing: TimingReport | null;
  /** After Submit to a problem of kind `optimise`, once its answers are right; null elsewhere. */
  readonly speed: SpeedReport | null;
  /** Id of the first case after which more tensors were alive than went in and came out: worth an inspection. */
  readonly untidyCase: string | null;
  readonly elapsedMs: number;
}
