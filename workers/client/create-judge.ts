/** CONTRACT: the door for `app`. Typed calls, AbortSignal in, report out. Never hands out a Worker. */
import type { Progress } from '#judge/run/judge-submission';
import type { Style } from '#judge/spec/problem';
import type { Report } from '#judge/verdict/verdict';

export interface JudgeRequest {
  /** Text of the whole problem.md. */
  readonly problemText: string;
  readonly source: string;
  readonly style: Style;
  readonly mode: 'run' | 'submit';
  readonly ownInputs: readonly Readonly<Record<string, unknown>>[];
}
export interface SampleCase {
  readonly id: string;
  readonly note: string | undefined;
  /** Inputs as text the person can read and edit (JSON-like nested arrays). */
  readonly inputs: readonly { readonly name: string; readonly text: string }[];
  readonly expected: readonly { readonly name: string; readonly text: string }[];
}
export interface Judge {
  /** Load the problem, warm realms, prepare sample cases; resolves with the sample cases for display. */
  open(problemText: string): Promise<readonly SampleCase[]>;
  /** Compile ahead while the person types (debounced by the caller); never rejects. */
  warm(source: string, style: Style): void;
  judge(request: JudgeRequest, options: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void }): Promise<Report>;
  dispose(): void;
}
/** Throws JudgeStartError (message for the person) when the browser refuses workers or frames. */
export declare function createJudge(): Judge;
