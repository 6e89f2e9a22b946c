'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Judge } from '#workers/client/create-judge';
import type { DueTiming } from '../../../_rounds/due-timings';
import { appendEvents } from '../../../_rounds/round-store';

export type MeasuringState =
  /** `said`: how the last measuring ended, a sentence each; empty before the first. */
  | { readonly kind: 'idle'; readonly said: readonly string[] }
  | {
      readonly kind: 'measuring';
      readonly title: string;
      /** Which submission, from 1. */
      readonly place: number;
      readonly of: number;
      /** Share of this one, 0 to 1. */
      readonly share: number;
    };

/** Measures accepted submissions of a finished round one after the other, and writes each time into the round. */
export function useMeasureTimes(round: string) {
  const [state, setState] = useState<MeasuringState>({ kind: 'idle', said: [] });
  const running = useRef<AbortController | undefined>(undefined);
  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const start = useCallback(
    async (due: readonly DueTiming[]) => {
      if (running.current !== undefined) return;
      const controller = new AbortController();
      const { signal } = controller;
      running.current = controller;
      let judge: Judge | undefined;
      let measured = 0;
      const unmeasured: string[] = [];
      try {
        for (const [i, one] of due.entries()) {
          const show = (share: number): void =>
            setState({ kind: 'measuring', title: one.title, place: i + 1, of: due.length, share });
          show(0);
          try {
            // Loaded here: who only reads the report ships none of it.
            judge ??= (await import('#workers/client/create-judge')).createJudge();
            const why = await measure(round, judge, one, signal, show);
            if (why === undefined) measured++;
            else unmeasured.push(`${one.title} could not be measured: ${why}.`);
          } catch (error) {
            if (signal.aborted) break;
            unmeasured.push(`${one.title} could not be measured: ${messageOf(error)}.`);
          }
        }
      } finally {
        judge?.dispose();
        running.current = undefined;
        const outcome = `${signal.aborted ? 'Stopped. Measured' : 'Measured'} ${measured} of ${due.length}.`;
        setState({ kind: 'idle', said: [outcome, ...unmeasured] });
      }
    },
    [round],
  );
  return { state, start, stop };
}

/**
 * @returns why nothing could be said of its time; undefined once the time is in the round
 * @throws Error when the problem could not be had, the judge failed, the round could not be written, or `signal` aborted
 */
async function measure(
  round: string,
  judge: Judge,
  { problem, slug, attempt, style, code, salt }: DueTiming,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<string | undefined> {
  const response = await fetch(`/problems/${encodeURIComponent(slug)}/problem.md`, { signal });
  if (!response.ok) throw new Error(`the problem could not be loaded (${response.status})`);
  const problemText = await response.text();
  // Without `open`, which would prepare cases of a next submission beside the measuring.
  const timing = await judge.time(
    { problemText, source: code, style, salt, verdict: 'accepted', backend: 'cpu' },
    { signal, onProgress: (done, of) => onShare(done / of) },
  );
  signal.throwIfAborted();
  if (timing === null) return 'there is nothing to measure it against';
  if (timing.kind === 'void') return timing.why;
  const { tier, ratio, low, high, noisy } = timing;
  // Refused where another tab measured it meanwhile: its time is in the round, and stands.
  await appendEvents(round, [{ kind: 'timing', problem, attempt, tier, ratio, low, high, noisy }]);
  return undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
