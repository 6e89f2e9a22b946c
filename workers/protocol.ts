/** Every message between threads, in one file: plain data, no Error, no function, no class. */

import type { InspectionRequest } from '#judge/run/inspect-case';
import type { Progress } from '#judge/run/judge-submission';
import type { Library, OtherBackend } from '#judge/run/realm';
import type { SnippetRequest } from '#judge/run/run-snippet';
import type { Style } from '#judge/spec/problem';
import type { Backend, BackendProbe } from '#judge/verdict/backend';
import type { Inspection } from '#judge/verdict/inspection';
import type { SnippetRefusal, SnippetResult } from '#judge/verdict/snippet';
import type { TimingReport } from '#judge/verdict/timing';
import type { Report, Verdict } from '#judge/verdict/verdict';
import type { Verification, VerifyProgress } from '#judge/verify/verification';
import type { FromRunner, ToRunner } from './sandbox/runner-messages';

/** Which of the two sandboxed frames: the person's solution, or the author's code. */
export type FrameName = 'solver' | 'author';

/** Scripts of the sandbox as text; the frame has no network to fetch them. */
export interface SandboxScripts {
  readonly runner: string;
  readonly libraries: Readonly<Record<Library, string>>;
}

export type ToGate =
  | { readonly kind: 'scripts'; readonly scripts: SandboxScripts }
  /** The script of a backend, before the first worker that needs it. */
  | { readonly kind: 'backend'; readonly name: OtherBackend; readonly script: string }
  | { readonly kind: 'spawn'; readonly worker: number; readonly backend: OtherBackend | undefined }
  | { readonly kind: 'send'; readonly worker: number; readonly message: ToRunner }
  | { readonly kind: 'end'; readonly worker: number }
  | { readonly kind: 'ping'; readonly id: number };

/** As it arrives from a gate: `message` is not yet parsed. */
export type FromGate =
  | { readonly kind: 'message'; readonly worker: number; readonly message: unknown }
  | { readonly kind: 'over-budget'; readonly worker: number; readonly why: string }
  | { readonly kind: 'worker-error'; readonly worker: number; readonly message: string }
  | { readonly kind: 'pong'; readonly id: number };

export type { FromRunner, ToRunner };

/** First message into a realm's worker: its port, and the scripts that it may load, by address or as they are. */
export interface RealmStart {
  readonly port: MessagePort;
  readonly libraries: Readonly<Record<Library, string | Blob>>;
  readonly backend: { readonly name: OtherBackend; readonly script: string | Blob } | undefined;
}

/** Message of the error when a frame was removed while something waited for it. */
export const FRAME_GONE = 'the frame of this realm was removed';

/** What the page does for the judge worker, which has no document of its own. */
export interface FrameHost {
  /** Add a sandboxed frame and return the port to its gate. Rejects with FRAME_GONE when it is removed before it loaded. */
  openFrame(name: FrameName): Promise<MessagePort>;
  /** Remove every frame: ends whatever runs in them. */
  removeFrames(): Promise<void>;
}

export interface JudgeRequest {
  /** Text of the whole problem.md. */
  readonly problemText: string;
  readonly source: string;
  readonly style: Style;
  readonly mode: 'run' | 'submit';
  /** Where tensors are computed; the cpu unless given. */
  readonly backend?: Backend | undefined;
  readonly ownInputs: readonly Readonly<Record<string, unknown>>[];
  /** Of this submission and of the next, where somebody else must be able to have the same inputs; else both are drawn. */
  readonly salts?: { readonly now: number; readonly next: number } | undefined;
}

export interface SampleCase {
  readonly id: string;
  readonly note: string | undefined;
  /** Inputs as text the person can read and edit (JSON-like nested arrays). */
  readonly inputs: readonly { readonly name: string; readonly text: string }[];
  readonly expected: readonly { readonly name: string; readonly text: string }[];
}

/** The judge worker, as the client calls it. */
export interface JudgeWorkerApi {
  start(host: FrameHost): Promise<void>;
  /** @param firstSalt of the first submission; drawn where it is left out */
  open(problemText: string, firstSalt?: number): Promise<readonly SampleCase[]>;
  warm(source: string, style: Style, backend: Backend): Promise<void>;
  /** Whether a backend works here, and how fast. */
  probe(backend: Backend): Promise<BackendProbe>;
  judge(request: JudgeRequest, onProgress: (progress: Progress) => void): Promise<JudgeAnswer>;
  /** Measure what `judge` has judged; null where there is nothing to measure. A later question ends it. */
  time(request: TimeRequest, onProgress: (done: number, of: number) => void): Promise<TimeAnswer>;
  /** Run one case of what `judge` has judged once more, and tell its kernels and the tensors that it leaves behind. */
  inspect(request: InspectRequest): Promise<InspectAnswer>;
  /** Where the page is hidden, threads are throttled, and no time that was taken meanwhile counts. */
  setHidden(isHidden: boolean): Promise<void>;
  /** The admission test of a problem file, whatever it holds. */
  verify(problemText: string, onProgress: (progress: VerifyProgress) => void): Promise<VerifyAnswer>;
  /** A program of the person's own on several backends. A later question does not end it, `cancel` does. */
  runSnippet(request: SnippetRequest, onResult: (result: SnippetResult) => void): Promise<SnippetAnswer>;
  /** End the running judgement, verification or snippet; its promise answers `cancelled`. */
  cancel(): Promise<void>;
}

export interface TimeRequest {
  readonly problemText: string;
  readonly source: string;
  readonly style: Style;
  readonly salt: number;
  readonly verdict: Verdict;
  /** The one that gave the verdict. */
  readonly backend: Backend;
}

export type { SnippetRequest };

export interface InspectRequest extends InspectionRequest {
  readonly problemText: string;
}

export type InspectAnswer =
  | { readonly kind: 'inspection'; readonly inspection: Inspection }
  | { readonly kind: 'failed'; readonly message: string };

export type SnippetAnswer =
  /** `refusal` where it runs nowhere; else each backend was told of. */
  | { readonly kind: 'snippet'; readonly refusal: SnippetRefusal | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

export type TimeAnswer =
  | { readonly kind: 'timing'; readonly timing: TimingReport | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

export type JudgeAnswer =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

export type VerifyAnswer =
  | { readonly kind: 'verification'; readonly verification: Verification }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };
