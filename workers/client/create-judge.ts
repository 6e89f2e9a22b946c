/**
 * The door for `app`: typed calls, AbortSignal in, report out. Never hands out a Worker.
 *
 * The page owns what needs a document: the judge worker has none, so the sandboxed frames are added and
 * removed here on its behalf.
 */

import { proxy, type Remote, transfer, wrap } from 'comlink';
import type { Progress } from '#judge/run/judge-submission';
import type { Style } from '#judge/spec/problem';
import type { Report } from '#judge/verdict/verdict';
import type { JudgeRequest, JudgeWorkerApi, SampleCase } from '../protocol';
import { createSandboxFrames } from './sandbox-frames';

export type { JudgeRequest, Progress, SampleCase };

export interface Judge {
  /** Load the problem, warm realms, prepare sample cases; resolves with the sample cases for display. */
  open(problemText: string): Promise<readonly SampleCase[]>;
  /** Compile ahead while the person types (debounced by the caller); never rejects. */
  warm(source: string, style: Style): void;
  /**
   * Judge one submission.
   * @throws DOMException named AbortError when the signal was aborted; JudgeFailedError when the judge itself failed
   */
  judge(
    request: JudgeRequest,
    options: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void },
  ): Promise<Report>;
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
  let problemText = '';

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
    return { worker, api, died };
  }

  /** The worker, started on first use and again after it died. */
  async function running(): Promise<Started> {
    started ??= start();
    try {
      return await started;
    } catch (error) {
      started = undefined;
      throw error instanceof JudgeStartError ? error : new JudgeStartError(messageOf(error));
    }
  }

  return {
    async open(text) {
      problemText = text;
      const { api, died } = await running();
      return Promise.race([api.open(text), died]);
    },

    warm(source, style) {
      if (problemText === '') return;
      void running()
        .then(({ api }) => api.warm(source, style))
        .catch(() => undefined);
    },

    async judge(request, { signal, onProgress }) {
      signal.throwIfAborted();
      const { api, died } = await running();
      const cancel = (): void => void api.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      try {
        const answer = await Promise.race([api.judge(request, proxy(onProgress)), died]);
        if (answer.kind === 'report') return answer.report;
        if (answer.kind === 'failed') throw new JudgeFailedError(answer.message);
        throw new DOMException('The run was cancelled.', 'AbortError');
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    },

    dispose() {
      void started?.then(({ worker }) => worker.terminate()).catch(() => undefined);
      started = undefined;
      frames.removeAll();
    },
  };
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
