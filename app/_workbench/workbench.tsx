'use client';

import dynamic from 'next/dynamic';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Style } from '#judge/spec/problem';
import type { SourcePosition } from '#judge/verdict/verdict';
import type { ProblemPage } from '../_lib/problem-page';
import type { Submission } from '../_lib/submissions';
import { BottomPane, type BottomTab } from './bottom-pane';
import { CodePane } from './code-pane';
import { LeftPane } from './left-pane';
import { readOwnInputs } from './own-inputs';
import { Main } from './panes';
import { Announcement } from './report/announcement';
import { TopBar } from './top-bar';
import { useBackendChoice } from './use-backend-choice';
import { useBlankPage } from './use-blank-page';
import { useDraft } from './use-draft';
import { useEarlyStart } from './use-early-start';
import { useIsWide } from './use-is-wide';
import { isAtRest, useJudge } from './use-judge';
import { useJudged } from './use-judged';
import { useProbeAtRest } from './use-probe-at-rest';
import { useRecord } from './use-record';
import { useRunKeys } from './use-run-keys';
import { useStyle } from './use-style';
import { useWarm } from './use-warm';
import styles from './workbench.module.css';

/** It brings the scheduler of cards, which no other visit needs. */
const BlankPageBar = dynamic(() => import('./blank-page-bar'), { ssr: false });

/** One problem: statement, editor, cases, report. */
export function Workbench({ problem, ownText }: { problem: ProblemPage; ownText?: string }) {
  const [style, setStyle] = useStyle(problem.slug, problem.firstStyle);
  const backends = useBackendChoice(problem.largestWork, style === 'tensors');
  const { backend } = backends;
  const blank = useBlankPage(problem.slug);
  const draftKey = blank?.draftKey ?? problem.slug;
  const draft = useDraft(draftKey, style, problem.starters[style]);
  const [tab, setTab] = useState<BottomTab>('cases');
  const [ownTexts, setOwnTexts] = useState<Readonly<Record<string, string>>>({});
  const [reveal, setReveal] = useState<(SourcePosition & { at: number }) | undefined>(undefined);
  const [restoring, setRestoring] = useState<{ readonly code: string; readonly style: Style } | undefined>(undefined);
  const [runs, setRuns] = useState(0);
  const isWide = useIsWide();

  const { slug } = problem;
  const { onReport, trouble: storageTrouble } = useRecord(slug, blank);
  const judge = useJudge(slug, ownText, onReport);
  const own = useMemo(() => readOwnInputs(problem.ownInputs, ownTexts), [problem.ownInputs, ownTexts]);

  useWarm(judge, draft.code, style, backend);
  useProbeAtRest(backends.probeOnce, style === 'tensors' && judge.isReady && isAtRest(judge.state));

  const start = (mode: 'run' | 'submit'): void => {
    // Cases tell that the judge is starting, or why it did not.
    if (!judge.isReady) {
      startEarly(mode);
      return setTab('cases');
    }
    const code = draft.latest();
    if (code === undefined) return;
    if (mode === 'run' && own.kind === 'invalid') {
      setTab('cases');
      return;
    }
    judge.start({
      code,
      style,
      mode,
      backend,
      ownInputs: mode === 'run' && own.kind === 'inputs' ? [own.inputs] : [],
    });
    setTab('report');
    // Only the narrow page scrolls to its results.
    if (!isWide) setRuns((count) => count + 1);
  };
  const latest = useRunKeys(start);
  const startEarly = useEarlyStart(judge.isReady, latest);

  // A submission is restored in its own style, whose draft may have to be read first.
  const { code: draftCode, replace } = draft;
  useEffect(() => {
    if (restoring === undefined || restoring.style !== style || draftCode === undefined) return;
    replace(restoring.code);
    setRestoring(undefined);
  }, [restoring, style, draftCode, replace]);
  const restore = useCallback(
    (code: string, codeStyle: Style): void => {
      setStyle(codeStyle);
      setRestoring({ code, style: codeStyle });
    },
    [setStyle],
  );
  const { show } = judge;
  const showReport = useCallback(
    ({ report, code }: Submission): void => {
      if (report === undefined) return;
      show({ kind: 'done', report, code });
      setTab('report');
    },
    [show],
  );
  const onRun = useCallback(() => latest.current('run'), [latest]);
  const onSubmit = useCallback(() => latest.current('submit'), [latest]);

  const { report, isStale, marked } = useJudged(judge.state, draft.code);
  const isSolved = report?.verdict === 'accepted' && report.mode === 'submit';

  const left = (
    <LeftPane
      problem={problem}
      isSolved={isSolved}
      isBlankPage={blank?.review?.status === 'running'}
      draft={draft.id}
      style={style}
      onRestore={restore}
      onShowReport={showReport}
    />
  );
  const editor = (
    <CodePane
      draft={draft}
      path={`${draftKey}-${style}`}
      storageTrouble={storageTrouble}
      onRun={onRun}
      onSubmit={onSubmit}
      problem={marked}
      reveal={reveal}
    >
      {blank !== undefined && (
        <BlankPageBar
          blank={blank}
          draftHref={ownText === undefined ? `/problems/${slug}` : `/mine?problem=${slug.replace('mine-', '')}`}
        />
      )}
    </CodePane>
  );
  const bottom = (
    <BottomPane
      tab={tab}
      onTab={setTab}
      problem={problem}
      judge={judge}
      ownTexts={ownTexts}
      onOwnTexts={setOwnTexts}
      own={own}
      isStale={isStale}
      onReveal={(position) => setReveal({ ...position, at: Date.now() })}
      onRetry={(mode) => (judge.isReady ? start(mode) : judge.restart())}
    />
  );

  return (
    <div className={styles.page}>
      <TopBar
        problem={problem}
        style={style}
        onStyle={setStyle}
        backends={backends}
        judge={judge}
        canStart={draft.code !== undefined}
        onStart={start}
        onReset={() => draft.replace(problem.starters[style])}
      />
      <Announcement state={judge.state} />
      <Main left={left} editor={editor} bottom={bottom} isWide={isWide} runs={runs} />
    </div>
  );
}
