/** Timings of the judge worker: one at a time, given up as soon as the person wants something else. */

import type { OpenRealm } from '#judge/run/realm';
import { sessionOf } from '#judge/run/session';
import { type TimingRequest, timeSubmission } from '#judge/run/time-submission';
import type { Problem } from '#judge/spec/problem';
import type { TimeAnswer } from '../protocol';

export interface TimingShell {
  readonly openRealm: OpenRealm;
  readonly onProgress: (done: number, of: number) => void;
  readonly wasHidden: () => boolean;
}

export interface Timings {
  run(problem: Problem, request: TimingRequest, shell: TimingShell): Promise<TimeAnswer>;
  /** End the running timing; resolves when its realms are gone. */
  stop(): Promise<void>;
}

/** A batch is over in some milliseconds, and then nothing that is warm is lost; a stuck one is not waited for. */
const PATIENCE_MS = 150;

export function createTimings(removeFrames: () => Promise<void> | undefined): Timings {
  let running: { isCancelled: boolean; readonly done: Promise<unknown> } | undefined;

  async function stop(): Promise<void> {
    const current = running;
    if (current === undefined) return;
    current.isCancelled = true;
    const isDone = await Promise.race([
      current.done.then(() => true),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS)),
    ]);
    if (!isDone) await removeFrames();
    await current.done;
  }

  return {
    stop,
    async run(problem, request, { openRealm, onProgress, wasHidden }) {
      await stop();
      let finish: () => void = () => undefined;
      const current = {
        isCancelled: false,
        done: new Promise<void>((resolve) => {
          finish = resolve;
        }),
      };
      running = current;
      try {
        const timing = await timeSubmission(problem, request, {
          openRealm,
          author: sessionOf(problem, openRealm).author,
          onProgress,
          now: () => performance.now(),
          isCancelled: () => current.isCancelled,
          wasHidden,
        });
        return current.isCancelled ? { kind: 'cancelled' } : { kind: 'timing', timing };
      } catch (error) {
        if (current.isCancelled) return { kind: 'cancelled' };
        throw error;
      } finally {
        if (running === current) running = undefined;
        finish();
      }
    },
  };
}

export interface PageState {
  set(isHidden: boolean): void;
  /** @returns whether the page was hidden at any moment since this call */
  watch(): () => boolean;
}

export function createPageState(): PageState {
  let isHidden = false;
  let times = 0;
  return {
    set(next) {
      if (next && !isHidden) times++;
      isHidden = next;
    },
    watch() {
      const before = times;
      return () => isHidden || times > before;
    },
  };
}
