/**
 * The door for `app`: typed calls, AbortSignal in, report out. Never hands out a Worker.
 *
 * The page owns what needs a document: the judge worker has none, so the sandboxed frames are added and
 * removed here on its behalf.
 */

import { proxy, type Remote, transfer, wrap } from 'comlink';
import type { Progress } from '#judge/run/judge-submission';
import type { Style } from '#judge/spec/problem';
import type { Backend, BackendProbe } from '#judge/verdict/backend';
import type { Inspection } from '#judge/verdict/inspection';
import type { SnippetRefusal, SnippetResult } from '#judge/verdict/snippet';
import type { TimingReport } from '#judge/verdict/timing';
import type { Report } from '#judge/verdict/verdict';
import type { CheckResult, Verification, VerifyProgress } from '#judge/verify/verification';
import type {
  InspectRequest,
  JudgeAnswer,
  JudgeRequest,
  JudgeWorkerApi,
  SampleCase,
  SnippetAnswer,
  SnippetRequest,
  TimeAnswer,
  TimeRequest,
  VerifyAnswer,
} from '../protocol';
import { createSandboxFrames } from './sandbox-frames';

export type { CheckResult, InspectRequest, JudgeRequest, Progress, SampleCase, Verification, VerifyProgress };

export interface Judge {
  /**
   * Load the problem, warm realms, prepare sample cases; resolves with the sample cases for display.
   * @param firstSalt of the first submission, where its inputs are to be had again elsewhere; else one is drawn
   */
  open(problemText: string, firstSalt?: number): Promise<readonly SampleCase[]>;
  /** Compile ahead while the person types (debounced by the caller); never rejects. */
  warm(source: string, style: Style, backend: Backend): void;
  /** Whether a backend works here, and how fast. Rejects when the judge itself failed. */
  probe(backend: Backend): Promise<BackendProbe>;
  /**
   * Judge one submission.
   * @throws DOMException named AbortError when the signal was aborted; JudgeFailedError when the judge itself failed
   */
  judge(
    request: JudgeRequest,
    options: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void },
  ): Promise<Report>;
  /**
   * Measure the time of a submission that was judged, beside the accepted solution's. The next `judge` ends it.
   * @returns null where there is nothing to measure
   * @throws DOMException named AbortError when it was ended; JudgeFailedError when the judge itself failed
   */
  time(
    request: TimeRequest,
    options: { readonly signal: AbortSignal; readonly onProgress: (done: number, of: number) => void },
  ): Promise<TimingReport | null>;
  /**
   * Run one case of a submission that was judged once more, for its kernels and the tensors that it leaves behind.
   * @throws JudgeFailedError that says why, when the case does not return
   */
  inspect(request: InspectRequest): Promise<Inspection>;
  /**
   * Run a program of the person's own on several backends, the cpu first.
   * @returns why it runs nowhere, or null once `onResult` was told of every backend
   * @throws DOMException named AbortError when the signal was aborted; JudgeFailedError when the judge itself failed
   */
  runSnippet(
    request: SnippetRequest,
    options: { readonly signal: AbortSignal; readonly onResult: (result: SnippetResult) => void },
  ): Promise<SnippetRefusal | null>;
  /**
   * Hold the text of a problem file against the admission test.
   * @throws DOMException named AbortError when the signal was aborted; JudgeFailedError when the verifier itself failed
   */
  verify(
    problemText: string,
    options: { readonly signal: AbortSignal; readonly onProgress: (progress: VerifyProgress) => void },
  ): Promise<Verification>;
  dispose(): void;
}

/** The browser refuses workers or frames, or the judge worker did not start. */
export class JudgeStartError extends Error {
  override readonly name = 'JudgeStartError';
}

/** The judge failed at its own work; the person's code is not to blame. */
export class JudgeFailedError extends Error {
  override readonly name = 'JudgeFailedError';
}

interface Started {
  readonly worker: Worker;
  readonly api: Remote<JudgeWorkerApi>;
  /** Rejects when the worker dies. */
  readonly died: Promise<never>;
}

/** @throws JudgeStartError when the browser refuses workers */
export function createJudge(): Judge {
  const frames = createSandboxFrames();
  let started: Promise<Started> | undefined;
  /** What `started` gave, so that a question need not wait a turn in which the page draws. */
  let up: Started | undefined;
  let problemText = '';
  let tellHidden = (): void => undefined;
  const onVisibility = (): void => tellHidden();
  document.addEventListener('visibilitychange', onVisibility);

  async function start(): Promise<Started> {
    const worker = startWorker();
    const died = new Promise<never>((_, reject) => {
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new JudgeFailedError(event.message || 'the judge worker stopped'));
      };
    });
    died.catch(() => {
      worker.terminate();
      frames.removeAll();
      started = undefined;
      up = undefined;
    });
    const api = wrap<JudgeWorkerApi>(worker);
    const host = proxy({
      openFrame: async (name: Parameters<typeof frames.open>[0]) => {
        const port = await frames.open(name);
        return transfer(port, [port]);
      },
      removeFrames: async () => frames.removeAll(),
    });
    await Promise.race([api.start(host), died]);
    tellHidden = () => void api.setHidden(document.hidden);
    tellHidden();
    return { worker, api, died };
  }

  /** The worker, started on first use and again after it died. */
  async function running(): Promise<Started> {
    started ??= start();
    try {
      up = await started;
      return up;
    } catch (error) {
      started = undefined;
      throw error instanceof JudgeStartError ? error : new JudgeStartError(messageOf(error));
    }
  }

  /** Ask for something long that can be cancelled; what is neither cancelled nor failed is the answer. */
  async function ask<Answer extends { readonly kind: string }>(
    signal: AbortSignal,
    question: (api: Started['api']) => Promise<Answer>,
  ): Promise<Exclude<Answer, { kind: 'cancelled' | 'failed' }>> {
    signal.throwIfAborted();
    const { api, died } = up ?? (await running());
    // Aborted while the worker started: nobody listened yet.
    signal.throwIfAborted();
    const cancel = (): void => void api.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const answer = await Promise.race([question(api), died]);
      if (isFailure(answer)) throw new JudgeFailedError(answer.message);
      if (answer.kind === 'cancelled') throw new DOMException('The run was cancelled.', 'AbortError');
      return answer as Exclude<Answer, { kind: 'cancelled' | 'failed' }>;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  return {
    async open(text, firstSalt) {
      problemText = text;
      const { api, died } = await running();
      return Promise.race([api.open(text, firstSalt), died]);
    },

    warm(source, style, backend) {
      if (problemText === '') return;
      void running()
        .then(({ api }) => api.warm(source, style, backend))
        .catch(() => undefined);
    },

    async probe(backend) {
      const { api, died } = await running();
      return Promise.race([api.probe(backend), died]);
    },

    async judge(request, { signal, onProgress }) {
      const answer = await ask(signal, (api) => api.judge(request, proxy(onProgress)) as Promise<JudgeAnswer>);
      return answer.report;
    },

    async time(request, { signal, onProgress }) {
      const answer = await ask(signal, (api) => api.time(request, proxy(onProgress)) as Promise<TimeAnswer>);
      return answer.timing;
    },

    async inspect(request) {
      const { api, died } = await running();
      const answer = await Promise.race([api.inspect(request), died]);
      if (answer.kind === 'failed') throw new JudgeFailedError(answer.message);
      return answer.inspection;
    },

    async runSnippet(request, { signal, onResult }) {
      const answer = await ask(signal, (api) => api.runSnippet(request, proxy(onResult)) as Promise<SnippetAnswer>);
      return answer.refusal;
    },

    async verify(text, { signal, onProgress }) {
      const answer = await ask(signal, (api) => api.verify(text, proxy(onProgress)) as Promise<VerifyAnswer>);
      return answer.verification;
    },

    dispose() {
      document.removeEventListener('visibilitychange', onVisibility);
      tellHidden = () => undefined;
      void started?.then(({ worker }) => worker.terminate()).catch(() => undefined);
      started = undefined;
      frames.removeAll();
    },
  };
}

function isFailure(answer: { readonly kind: string }): answer is { readonly kind: 'failed'; readonly message: string } {
  return answer.kind === 'failed';
}

function startWorker(): Worker {
  try {
    // Written out in full: bundlers find a worker only in this exact form.
    return new Worker(new URL('../judge/judge.worker.ts', import.meta.url), { type: 'module' });
  } catch (error) {
    throw new JudgeStartError(messageOf(error));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
