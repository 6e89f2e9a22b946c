'use client';

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Style } from '#judge/spec/problem';
import type { Backend } from '#judge/verdict/backend';
import type { Report } from '#judge/verdict/verdict';
import type { Judge, Progress, SampleCase } from '#workers/client/create-judge';
import { createPending, type Pending } from './pending';
import { type InspectionState, useInspection } from './use-inspection';

export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly mode: 'run' | 'submit'; readonly progress: Progress | undefined }
  | {
      readonly kind: 'done';
      readonly report: Report;
      readonly code: string;
      /** How far the measuring of time is that follows the verdict. */
      readonly measuring?: Measuring | undefined;
    }
  /** Our fault, never the person's: their code is kept, and they can try again. */
  | { readonly kind: 'failed'; readonly mode: 'run' | 'submit'; readonly message: string };

export interface Measuring {
  readonly done: number;
  readonly of: number;
}

/** Nothing runs, and no time is measured. */
export function isAtRest(state: RunState): boolean {
  return state.kind !== 'running' && !(state.kind === 'done' && state.measuring !== undefined);
}

/** The verdict is painted and the next realm warmed before anything follows, and who submits again at once waits for nothing. */
const FOLLOW_UP_DELAY_MS = 700;

/** Who is answered sooner sees the answer and nothing else: drawing that it runs would only delay it. */
const SHOW_RUNNING_AFTER_MS = 100;

/** A verdict is told once it is kept, so that who leaves at once finds it again; a storage that hangs is not waited for. */
const KEPT_WITHIN_MS = 2_000;

interface Opened {
  readonly judge: Judge;
  readonly problemText: string;
}

export interface RunRequest {
  readonly code: string;
  readonly style: Style;
  readonly mode: 'run' | 'submit';
  /** Where tensors are computed; the cpu unless given. */
  readonly backend?: Backend | undefined;
  readonly ownInputs: readonly Readonly<Record<string, unknown>>[];
  /** In a round: so that everybody with its code is judged on the same inputs. */
  readonly salts?: { readonly now: number; readonly next: number } | undefined;
}

export interface JudgeControls {
  readonly isReady: boolean;
  readonly samples: readonly SampleCase[];
  readonly state: RunState;
  /** True from the start of a run until `state` tells of it. */
  readonly pending: Pending;
  start(request: RunRequest): void;
  cancel(): void;
  /** Keep the verdict, and measure no further. */
  stopMeasuring(): void;
  warm(code: string, style: Style, backend: Backend): void;
  show(state: RunState): void;
  /** What was seen of the tensors of the report that is shown; undefined where nobody looked. */
  readonly inspection: InspectionState | undefined;
  /** Run a case of the report that is shown once more, and look at its kernels and tensors. */
  inspect(caseId: string): void;
  /** Start the judge anew after it failed to start. */
  restart(): void;
}

/**
 * The judge of one problem: started when the page opens, ended when it is left. Its file comes from the bank unless given.
 * @param onReport told of every report; again, with `timing`, once the time of a submission was measured. What it
 *   returns settles once the report is kept: it is shown after that
 */
export function useJudge(
  slug: string,
  ownText: string | undefined,
  onReport: (report: Report, code: string) => Promise<void> | undefined,
  firstSalt?: number,
): JudgeControls {
  const salt = useRef(firstSalt);
  salt.current = firstSalt;
  const judge = useRef<Opened | undefined>(undefined);
  const running = useRef<AbortController | undefined>(undefined);
  const timing = useRef<AbortController | undefined>(undefined);
  const [isReady, setIsReady] = useState(false);
  const [samples, setSamples] = useState<readonly SampleCase[]>([]);
  const [state, setState] = useState<RunState>({ kind: 'idle' });
  const [attempt, setAttempt] = useState(0);
  const { of: inspectionOf, inspect: look } = useInspection();
  const latest = useRef<Report | undefined>(undefined);
  const [pending] = useState(createPending);

  // In the same turn as the drawing, so that what is no longer pending is on the page.
  useLayoutEffect(() => {
    if (running.current === undefined || state.kind === 'running') pending.set(false);
  }, [state, pending]);

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
      timing.current?.abort();
      timing.current = undefined;
      started?.dispose();
      judge.current = undefined;
    };
  }, [slug, ownText, attempt]);

  /** Follows the verdict, which waits for nothing. */
  const measure = useCallback(
    async ({ judge, problemText }: Opened, report: Report, code: string) => {
      const controller = new AbortController();
      timing.current = controller;
      const change = (next: (state: RunState & { kind: 'done' }) => RunState): void =>
        setState((now) => (now.kind === 'done' && now.report === report ? next(now) : now));
      try {
        const { style, salt, verdict, backend } = report;
        const measured = await judge.time(
          { problemText, source: code, style, salt, verdict, backend },
          {
            signal: controller.signal,
            onProgress: (done, of) => change((now) => ({ ...now, measuring: { done, of } })),
          },
        );
        if (measured === null) return;
        const timed = { ...report, timing: measured };
        const kept = onReport(timed, code);
        if (kept !== undefined) await orLate(kept);
        change(() => ({ kind: 'done', report: timed, code }));
      } catch {
        // Ended, or failed: the verdict stands without it. Ended by the next run, it is not worth drawing.
        if (running.current === undefined) change((now) => ({ ...now, measuring: undefined }));
      } finally {
        if (timing.current === controller) timing.current = undefined;
      }
    },
    [onReport],
  );

  /** What follows a verdict, one after the other: tensors left behind are looked at, then time is measured. */
  const followUp = useCallback(
    async (current: Opened, report: Report, code: string) => {
      latest.current = report;
      const isLatest = (): boolean => latest.current === report && judge.current === current;
      await new Promise((resolve) => setTimeout(resolve, FOLLOW_UP_DELAY_MS));
      if (report.untidyCase !== null && isLatest())
        await look(current.judge, current.problemText, report, code, report.untidyCase);
      if (report.mode === 'submit' && isLatest()) await measure(current, report, code);
    },
    [look, measure],
  );

  const start = useCallback(
    ({ code, style, mode, backend, ownInputs, salts }: RunRequest) => {
      const current = judge.current;
      if (current === undefined || running.current !== undefined) return;
      const controller = new AbortController();
      running.current = controller;
      timing.current?.abort();
      timing.current = undefined;
      latest.current = undefined;
      let progress: Progress | undefined;
      let isShown = false;
      const show = (): void => {
        if (running.current === controller) setState({ kind: 'running', mode, progress });
      };
      const onProgress = (next: Progress): void => {
        progress = next;
        if (isShown) show();
      };
      // Asked before anything is drawn: the judge works while the page says that it does.
      const asked = current.judge.judge(
        { problemText: current.problemText, source: code, style, mode, backend, ownInputs, salts },
        { signal: controller.signal, onProgress },
      );
      pending.set(true);
      // A round writes what happened by the state: it is told at once.
      const delayMs = salt.current === undefined ? SHOW_RUNNING_AFTER_MS : 0;
      const timer = setTimeout(() => {
        isShown = true;
        show();
      }, delayMs);
      asked
        .finally(() => clearTimeout(timer))
        .then(
          async (report) => {
            const kept = onReport(report, code);
            if (kept !== undefined) await orLate(kept);
            running.current = undefined;
            setState({ kind: 'done', report, code });
            // A round's report tells its submission by the salt, and its clock runs: nothing is measured beside it.
            if (salt.current === undefined) void followUp(current, report, code);
          },
          (error: unknown) => {
            running.current = undefined;
            const isCancelled = error instanceof DOMException && error.name === 'AbortError';
            setState(isCancelled ? { kind: 'idle' } : { kind: 'failed', mode, message: messageOf(error) });
          },
        );
    },
    [onReport, followUp, pending],
  );
  const restart = useCallback(() => {
    setState({ kind: 'idle' });
    setAttempt((count) => count + 1);
  }, []);
  const cancel = useCallback(() => running.current?.abort(), []);
  const stopMeasuring = useCallback(() => timing.current?.abort(), []);
  const warm = useCallback(
    (code: string, style: Style, backend: Backend) => judge.current?.judge.warm(code, style, backend),
    [],
  );
  const inspect = useCallback(
    (caseId: string) => {
      const current = judge.current;
      if (current === undefined || state.kind !== 'done') return;
      void look(current.judge, current.problemText, state.report, state.code, caseId);
    },
    [look, state],
  );
  const inspection = state.kind === 'done' ? inspectionOf(state.report) : undefined;
  return {
    isReady,
    samples,
    state,
    pending,
    start,
    cancel,
    stopMeasuring,
    warm,
    show: setState,
    inspection,
    inspect,
    restart,
  };
}

function orLate(kept: Promise<void>): Promise<void> {
  return Promise.race([kept, new Promise<void>((resolve) => setTimeout(resolve, KEPT_WITHIN_MS))]);
}

async function fetchProblemText(slug: string): Promise<string> {
  const response = await fetch(`/problems/${slug}/problem.md`);
  if (!response.ok) throw new Error(`the problem could not be loaded (${response.status})`);
  return response.text();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
