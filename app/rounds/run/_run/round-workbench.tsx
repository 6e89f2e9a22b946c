'use client';

import { useMemo, useState } from 'react';
import type { SourcePosition } from '#judge/verdict/verdict';
import type { ProblemPage } from '../../../_lib/problem-page';
import { draftKeyOf, type Round } from '../../../_rounds/round';
import type { Happening } from '../../../_rounds/round-event';
import type { ProblemState, RoundState } from '../../../_rounds/round-state';
import { BottomPane, type BottomTab } from '../../../_workbench/bottom-pane';
import { CodePane } from '../../../_workbench/code-pane';
import { readOwnInputs } from '../../../_workbench/own-inputs';
import { Main } from '../../../_workbench/panes';
import { Announcement } from '../../../_workbench/report/announcement';
import { useDraft } from '../../../_workbench/use-draft';
import { useEarlyStart } from '../../../_workbench/use-early-start';
import { useIsWide } from '../../../_workbench/use-is-wide';
import { useJudged } from '../../../_workbench/use-judged';
import { useRunKeys } from '../../../_workbench/use-run-keys';
import { useStyle } from '../../../_workbench/use-style';
import { useWarm } from '../../../_workbench/use-warm';
import { RoundLeftPane } from './round-left-pane';
import { RunControls } from './run-controls';
import type { LiveCode } from './use-expiry';
import { useRoundJudge } from './use-round-judge';

interface Props {
  readonly round: Round;
  readonly state: RoundState;
  readonly problem: number;
  readonly own: ProblemState;
  readonly page: ProblemPage;
  readonly live: LiveCode;
  readonly append: (...happenings: Happening[]) => Promise<boolean>;
}

/** A problem under interview conditions: Run is free, Submit counts, and what teaches stays closed. */
export function RoundWorkbench({ round, state, problem, own, page, live, append }: Props) {
  const key = draftKeyOf(round.id, page.slug);
  const [style, setStyle] = useStyle(key, page.firstStyle);
  const draft = useDraft(key, style, page.starters[style]);
  const [tab, setTab] = useState<BottomTab>('cases');
  const [ownTexts, setOwnTexts] = useState<Readonly<Record<string, string>>>({});
  const [reveal, setReveal] = useState<(SourcePosition & { at: number }) | undefined>(undefined);
  const [runs, setRuns] = useState(0);
  const isWide = useIsWide();
  const isOver = state.stage !== 'running';
  const aids = round.template.sections[state.section]?.aids ?? [];
  const { judge, isJudging } = useRoundJudge({
    round,
    problem,
    slug: page.slug,
    own,
    append,
    isDiagnosisOpen: aids.includes('diagnosis'),
  });
  const inputs = useMemo(() => readOwnInputs(page.ownInputs, ownTexts), [page.ownInputs, ownTexts]);
  useWarm(judge, draft.code, style);
  live.current = draft.code === undefined ? undefined : { problem, code: draft.code, style };

  const canStart = draft.code !== undefined && judge.isReady && judge.state.kind !== 'running' && !isJudging && !isOver;
  const start = (mode: 'run' | 'submit'): void => {
    if (!judge.isReady) {
      startEarly(mode);
      return setTab('cases');
    }
    if (mode === 'run' && inputs.kind === 'invalid') return setTab('cases');
    const code = draft.latest();
    if (!canStart || code === undefined) return;
    setTab('report');
    setRuns((count) => count + 1);
    if (mode === 'submit') {
      // It counts from here on; the judge takes it from the events.
      void append({ kind: 'submit', problem, attempt: own.attempts.length + 1, style, code, why: 'asked' });
      return;
    }
    void append({ kind: 'run', problem, run: own.runs + 1 });
    judge.start({ code, style, mode, ownInputs: inputs.kind === 'inputs' ? [inputs.inputs] : [] });
  };
  const latest = useRunKeys(start);
  const startEarly = useEarlyStart(judge.isReady, latest);
  const retry = (mode: 'run' | 'submit'): void => {
    if (!judge.isReady) judge.restart();
    // A submission without a verdict is taken up again as soon as nothing else is shown.
    else if (isJudging) judge.show({ kind: 'idle' });
    else start(mode);
  };

  const { isStale, marked } = useJudged(judge.state, draft.code);

  const left = (
    <RoundLeftPane page={page} notes={state.notes} hasHints={aids.includes('hints')} isOver={isOver} append={append} />
  );
  const editor = (
    <CodePane
      draft={draft}
      path={`${key}-${style}`}
      storageTrouble={undefined}
      onRun={() => latest.current('run')}
      onSubmit={() => latest.current('submit')}
      problem={marked}
      reveal={reveal}
      isReadOnly={isOver}
    />
  );
  const bottom = (
    <BottomPane
      tab={tab}
      onTab={setTab}
      problem={page}
      judge={judge}
      ownTexts={ownTexts}
      onOwnTexts={setOwnTexts}
      own={inputs}
      isStale={isStale}
      onReveal={(position) => setReveal({ ...position, at: Date.now() })}
      onRetry={retry}
      isInterview
    />
  );

  return (
    <>
      <RunControls
        title={page.title}
        difficulty={page.difficulty}
        attempts={own.attempts.length}
        style={style}
        onStyle={setStyle}
        judge={judge}
        canStart={canStart}
        isOver={isOver}
        onStart={start}
      />
      <Announcement state={judge.state} />
      <Main left={left} editor={editor} bottom={bottom} isWide={isWide} runs={runs} />
    </>
  );
}
