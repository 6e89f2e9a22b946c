'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Backend } from '#judge/verdict/backend';
import type { SnippetRefusal, SnippetResult } from '#judge/verdict/snippet';
import type { Judge } from '#workers/client/create-judge';

/** Of one call on one backend. */
export const LIMIT_MS = 10_000;

export type SnippetState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running' | 'done' | 'cancelled';
      readonly source: string;
      /** In the order in which they run. */
      readonly backends: readonly Backend[];
      readonly results: readonly SnippetResult[];
    }
  /** It runs nowhere. */
  | { readonly kind: 'refused'; readonly source: string; readonly refusal: SnippetRefusal }
  /** Our fault, never the snippet's. */
  | { readonly kind: 'failed'; readonly source: string; readonly message: string };

export interface SnippetRun {
  readonly state: SnippetState;
  start(source: string, backends: readonly Backend[]): void;
  cancel(): void;
}

/** One program on several backends, in a judge of its own that starts with the first run. */
export function useSnippetRun(): SnippetRun {
  const [state, setState] = useState<SnippetState>({ kind: 'idle' });
  const judge = useRef<Judge | undefined>(undefined);
  const running = useRef<AbortController | undefined>(undefined);

  useEffect(
    () => () => {
      running.current?.abort();
      running.current = undefined;
      judge.current?.dispose();
      judge.current = undefined;
    },
    [],
  );

  const start = useCallback((source: string, backends: readonly Backend[]) => {
    if (running.current !== undefined) return;
    const controller = new AbortController();
    running.current = controller;
    const order = [...backends].reverse();
    let results: readonly SnippetResult[] = [];
    const tell = (next: SnippetState): void => {
      if (running.current === controller) setState(next);
    };
    const finish = (next: SnippetState): void => {
      tell(next);
      if (running.current === controller) running.current = undefined;
    };
    const shown = (kind: 'running' | 'done' | 'cancelled'): SnippetState => ({
      kind,
      source,
      backends: order,
      results,
    });
    const onResult = (result: SnippetResult): void => {
      results = [...results, result];
      tell(shown('running'));
    };
    tell(shown('running'));
    void (async () => {
      try {
        const { createJudge } = await import('#workers/client/create-judge');
        if (running.current !== controller) return;
        judge.current ??= createJudge();
        const refusal = await judge.current.runSnippet(
          { source, backends, limitMs: LIMIT_MS },
          { signal: controller.signal, onResult },
        );
        finish(refusal === null ? shown('done') : { kind: 'refused', source, refusal });
      } catch (error) {
        const isCancelled = error instanceof DOMException && error.name === 'AbortError';
        const message = error instanceof Error ? error.message : String(error);
        finish(isCancelled ? shown('cancelled') : { kind: 'failed', source, message });
      }
    })();
  }, []);
  const cancel = useCallback(() => running.current?.abort(), []);
  return { state, start, cancel };
}

/** What a screen reader is told when the state changes. */
export function announcementOf(state: SnippetState): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'running':
      return `Running on ${state.backends[state.results.length] ?? 'the last backend'}`;
    case 'done':
      return `Done on ${state.results.map(({ backend }) => backend).join(', ')}`;
    case 'cancelled':
      return 'Cancelled';
    case 'refused':
      return `It does not run: ${state.refusal.message}`;
    case 'failed':
      return `The lab failed: ${state.message}`;
  }
}
