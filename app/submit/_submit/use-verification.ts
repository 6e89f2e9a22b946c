'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { CheckResult, Judge, Verification } from '#workers/client/create-judge';

export type VerificationState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly text: string;
      readonly checks: readonly CheckResult[];
      readonly current: string;
      readonly done: number;
      readonly of: number;
    }
  | { readonly kind: 'done'; readonly text: string; readonly verification: Verification }
  /** Our fault: the file may be right. */
  | { readonly kind: 'failed'; readonly message: string };

export interface VerificationControls {
  readonly state: VerificationState;
  start(text: string): void;
  cancel(): void;
}

/** The admission test in the judge worker; one at a time. */
export function useVerification(): VerificationControls {
  const judge = useRef<Judge | undefined>(undefined);
  const running = useRef<AbortController | undefined>(undefined);
  const [state, setState] = useState<VerificationState>({ kind: 'idle' });

  useEffect(
    () => () => {
      running.current?.abort();
      judge.current?.dispose();
    },
    [],
  );

  const start = useCallback((text: string) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const isCurrent = (): boolean => running.current === controller;
    const checks: CheckResult[] = [];
    setState({ kind: 'running', text, checks, current: '', done: 0, of: 1 });
    void (async () => {
      try {
        if (judge.current === undefined) {
          const { createJudge } = await import('#workers/client/create-judge');
          judge.current = createJudge();
        }
        const verification = await judge.current.verify(text, {
          signal: controller.signal,
          onProgress: ({ check, done, of, finished }) => {
            if (finished !== undefined) checks.push(finished);
            if (isCurrent()) setState({ kind: 'running', text, checks: [...checks], current: check, done, of });
          },
        });
        if (isCurrent()) setState({ kind: 'done', text, verification });
      } catch (error) {
        if (!isCurrent()) return;
        const isCancelled = error instanceof DOMException && error.name === 'AbortError';
        setState(
          isCancelled
            ? { kind: 'idle' }
            : { kind: 'failed', message: error instanceof Error ? error.message : String(error) },
        );
      } finally {
        if (isCurrent()) running.current = undefined;
      }
    })();
  }, []);

  const cancel = useCallback(() => running.current?.abort(), []);
  return { state, start, cancel };
}
