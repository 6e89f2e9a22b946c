'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Style } from '#judge/spec/problem';
import type { Report } from '#judge/verdict/verdict';
import type { Judge, Progress, SampleCase } from '#workers/client/create-judge';

export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly mode: 'run' | 'submit'; readonly progress: Progress | undefined }
  | { readonly kind: 'done'; readonly report: Report; readonly code: string }
  /** Our fault, never the person's: their code is kept, and they can try again. */
  | { readonly kind: 'failed'; readonly mode: 'run' | 'submit'; readonly message: string };

export interface RunRequest {
  readonly code: string;
  readonly style: Style;
  readonly mode: 'run' | 'submit';
  readonly ownInputs: readonly Readonly<Record<string, unknown>>[];
  /** In a round: so that everybody with its code is judged on the same inputs. */
  readonly salts?: { readonly now: number; readonly next: number } | undefined;
}

export interface JudgeControls {
  readonly isReady: boolean;
  readonly samples: readonly SampleCase[];
  readonly state: RunState;
  start(request: RunRequest): void;
  cancel(): void;
  warm(code: string, style: Style): void;
  show(state: RunState): void;
  /** Start the judge anew after it failed to start. */
  restart(): void;
}

/** The judge of one problem: started when the page opens, ended when it is left. Its file comes from the bank unless given. */
export function useJudge(
  slug: string,
  ownText: string | undefined,
  onReport: (report: Report, code: string) => void,
  firstSalt?: number,
): JudgeControls {
  const salt = useRef(firstSalt);
  salt.current = firstSalt;
  const judge = useRef<{ readonly judge: Judge; readonly problemText: string } | undefined>(undefined);
  const running = useRef<AbortController | undefined>(undefined);
  const [isReady, setIsReady] = useState(false);
  const [samples, setSamples] = useState<readonly SampleCase[]>([]);
  const [state, setState] = useState<RunState>({ kind: 'idle' });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to start again.
  useEffect(() => {
    let left = false;
    let started: Judge | undefined;
    void (async () => {
      try {
        // Loaded here, so that the catalogue and the statement ship none of it.
        const { createJudge } = await import('#workers/client/create-judge');
        if (left) return;
        started = createJudge();
        const problemText = ownText ?? (await fetchProblemText(slug));
        judge.current = { judge: started, problemText };
        const cases = await started.open(problemText, salt.current);
        if (left) return;
        setSamples(cases);
        setIsReady(true);
      } catch (error) {
        if (!left) setState({ kind: 'failed', mode: 'run', message: messageOf(error) });
      }
    })();
    return () => {
      left = true;
      running.current?.abort();
      started?.dispose();
      judge.current = undefined;
    };
  }, [slug, ownText, attempt]);

  const start = useCallback(
    ({ code, style, mode, ownInputs, salts }: RunRequest) => {
      const current = judge.current;
      if (current === undefined || running.current !== undefined) return;
      const controller = new AbortController();
      running.current = controller;
      setState({ kind: 'running', mode, progress: undefined });
      const onProgress = (progress: Progress): void => {
        if (running.current === controller) setState({ kind: 'running', mode, progress });
      };
      current.judge
        .judge(
          { problemText: current.problemText, source: code, style, mode, ownInputs, salts },
          { signal: controller.signal, onProgress },
        )
        .then(
          (report) => {
            running.current = undefined;
            setState({ kind: 'done', report, code });
            onReport(report, code);
          },
          (error: unknown) => {
            running.current = undefined;
            const isCancelled = error instanceof DOMException && error.name === 'AbortError';
            setState(isCancelled ? { kind: 'idle' } : { kind: 'failed', mode, message: messageOf(error) });
          },
        );
    },
    [onReport],
  );
  const restart = useCallback(() => {
    setState({ kind: 'idle' });
    setAttempt((count) => count + 1);
  }, []);
  const cancel = useCallback(() => running.current?.abort(), []);
  const warm = useCallback((code: string, style: Style) => judge.current?.judge.warm(code, style), []);
  return { isReady, samples, state, start, cancel, warm, show: setState, restart };
}

async function fetchProblemText(slug: string): Promise<string> {
  const response = await fetch(`/problems/${slug}/problem.md`);
  if (!response.ok) throw new Error(`the problem could not be loaded (${response.status})`);
  return response.text();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
