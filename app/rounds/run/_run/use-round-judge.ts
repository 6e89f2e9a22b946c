'use client';

import { useCallback, useEffect, useMemo } from 'react';
import type { Style } from '#judge/spec/problem';
import type { Report } from '#judge/verdict/verdict';
import { addSubmission } from '../../../_lib/submissions';
import type { Round } from '../../../_rounds/round';
import { saltOf } from '../../../_rounds/round-code';
import type { Happening } from '../../../_rounds/round-event';
import type { Attempt, ProblemState } from '../../../_rounds/round-state';
import { verdictOf } from '../../../_rounds/verdict-of';
import { type JudgeControls, useJudge } from '../../../_workbench/use-judge';

interface Options {
  readonly round: Round;
  readonly problem: number;
  readonly slug: string;
  readonly own: ProblemState;
  readonly append: (...happenings: Happening[]) => Promise<boolean>;
  readonly isDiagnosisOpen: boolean;
}

/**
 * The judge of a problem of a round. A submission is an event before it is judged: whatever has no verdict yet is
 * judged here, be it asked for just now, made at zero, or left over from a page that died.
 */
export function useRoundJudge({ round, problem, slug, own, append, isDiagnosisOpen }: Options) {
  const onReport = useCallback(
    // Nothing is waited for: a submission is an event since it was asked for.
    (report: Report, code: string): undefined => {
      if (report.verdict === 'judge-error') return;
      const told = verdictOf(report);
      if (report.mode === 'run') {
        // This closure is of the moment of its start, when the run itself was not among the events yet.
        void append({ kind: 'run-verdict', problem, run: own.runs + 1, ...told.counts });
        return;
      }
      // The salt tells which submission this is.
      const pending = own.attempts.find(({ attempt }) => saltOf(round.seed, slug, attempt) === report.salt);
      if (pending === undefined) return;
      void append({ kind: 'verdict', problem, attempt: pending.attempt, ...told.whole });
      const wrong = own.attempts.filter(({ verdict }) => verdict !== undefined && verdict !== 'accepted').length;
      addSubmission(slug, report, code, { wrong }).catch(() => undefined);
    },
    [append, problem, own, round.seed, slug],
  );
  const pending = own.attempts.find(({ verdict }) => verdict === undefined);
  const nextAttempt = pending?.attempt ?? own.attempts.length + 1;
  const judge = useJudge(slug, undefined, onReport, saltOf(round.seed, slug, nextAttempt));

  const { isReady, state, start, cancel } = judge;
  useEffect(() => {
    if (pending === undefined || !isReady || state.kind === 'failed') return;
    if (state.kind === 'running') {
      // A submission goes before a run of the samples.
      if (state.mode === 'run') cancel();
      return;
    }
    // Its report is here, and its verdict is being written.
    if (state.kind === 'done' && state.report.salt === saltOf(round.seed, slug, pending.attempt)) return;
    start(requestOf(round.seed, slug, pending));
  }, [pending, isReady, state, start, cancel, round.seed, slug]);

  const shown = useMemo(
    (): JudgeControls => (isDiagnosisOpen ? judge : { ...judge, state: withoutDiagnosis(judge.state) }),
    [judge, isDiagnosisOpen],
  );
  return { judge: shown, isJudging: pending !== undefined };
}

function requestOf(seed: number, slug: string, { attempt, code, style }: Attempt) {
  const salts = { now: saltOf(seed, slug, attempt), next: saltOf(seed, slug, attempt + 1) };
  return { code, style: style satisfies Style, mode: 'submit' as const, ownInputs: [], salts };
}

function withoutDiagnosis(state: JudgeControls['state']): JudgeControls['state'] {
  return state.kind === 'done' ? { ...state, report: { ...state.report, diagnosis: null } } : state;
}
