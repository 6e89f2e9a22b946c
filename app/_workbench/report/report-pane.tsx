'use client';

import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Report, SourcePosition } from '#judge/verdict/verdict';
import buttons from '../../_components/button.module.css';
import type { InspectionState } from '../use-inspection';
import type { RunState } from '../use-judge';
import { CaseDetails } from './case-details';
import { FallbackNotice } from './fallback-notice';
import { OwnAnswerSection } from './own-answer';
import styles from './report.module.css';
import { TensorsSection } from './tensors-section';
import { TimingSection } from './timing-section';
import { VerdictIcon } from './verdict-icon';
import { phaseOf, titleOf } from './words';

interface Props {
  readonly state: RunState;
  /** The report speaks of code that was changed since. */
  readonly isStale: boolean;
  readonly onReveal: (position: SourcePosition) => void;
  readonly onRetry: (mode: 'run' | 'submit') => void;
  readonly onCancel: () => void;
  readonly onStopMeasuring: () => void;
  readonly inspection: InspectionState | undefined;
  readonly onInspect: (caseId: string) => void;
  /** Under interview conditions a submission counts from the start, and Learn stays closed. */
  readonly isInterview?: boolean;
}

export function ReportPane(props: Props) {
  const { state, isStale, onReveal, onRetry, onCancel, onStopMeasuring, isInterview = false } = props;
  const { inspection, onInspect } = props;
  switch (state.kind) {
    case 'idle':
      return (
        <p className={styles.muted}>
          Run tries the samples and your own input (<kbd>Ctrl</kbd> <kbd>Enter</kbd>, on a Mac <kbd>⌘</kbd>{' '}
          <kbd>Enter</kbd>); Submit judges every case with fresh inputs (with <kbd>Shift</kbd>).
        </p>
      );
    case 'running':
      return (
        <Running
          mode={state.mode}
          progress={state.progress}
          onCancel={isInterview && state.mode === 'submit' ? undefined : onCancel}
        />
      );
    case 'failed':
      return (
        <section aria-label="Report">
          <h2 className={styles.title}>
            <VerdictIcon verdict="judge-error" size={20} /> The judge failed
          </h2>
          <p>{state.message}</p>
          <p className={styles.muted}>This is not your code's fault, and your code is kept.</p>
          <button type="button" className={buttons.button} onClick={() => onRetry(state.mode)}>
            Try again
          </button>
        </section>
      );
    case 'done':
      return (
        <Finished
          report={state.report}
          isStale={isStale}
          onReveal={onReveal}
          onRetry={onRetry}
          isInterview={isInterview}
        >
          <TimingSection report={state.report} measuring={state.measuring} onStop={onStopMeasuring} />
          {!isInterview && (
            <TensorsSection
              report={state.report}
              inspection={inspection}
              isStale={isStale}
              onInspect={onInspect}
              onReveal={onReveal}
            />
          )}
        </Finished>
      );
  }
}

interface RunningProps {
  readonly mode: 'run' | 'submit';
  readonly progress: (RunState & { kind: 'running' })['progress'];
  readonly onCancel: (() => void) | undefined;
}

function Running({ mode, progress, onCancel }: RunningProps) {
  const counted = progress !== undefined && 'of' in progress ? progress : undefined;
  return (
    <section aria-label="Report">
      <h2 className={styles.title}>
        <LoaderCircle size={20} className={styles.spin} aria-hidden /> {mode === 'run' ? 'Running' : 'Submitting'}
        <span className={styles.count}>{progress !== undefined && phaseOf(progress)}</span>
      </h2>
      <progress className={styles.progress} value={counted?.done} max={counted?.of} aria-label="Cases judged" />
      {onCancel !== undefined && (
        <p>
          <button type="button" className={`${buttons.button} ${buttons.small}`} onClick={onCancel}>
            Cancel
          </button>
        </p>
      )}
    </section>
  );
}

function Finished({
  report,
  isStale,
  onReveal,
  onRetry,
  isInterview,
  children,
}: {
  report: Report;
  isStale: boolean;
  onReveal: Props['onReveal'];
  onRetry: Props['onRetry'];
  isInterview: boolean;
  /** What was measured. */
  children: ReactNode;
}) {
  const { verdict, message, position, diagnosis, cases, totalCases, mode } = report;
  const passed = cases.filter((one) => one.verdict === 'accepted').length;
  // The case of the message first: the smallest that fails.
  const told = /^Case (\S+):/.exec(message)?.[1];
  const failing = cases
    .filter((one) => one.verdict !== 'accepted')
    .sort((a, b) => Number(b.id === told) - Number(a.id === told));
  return (
    <section aria-label="Report">
      <h2 className={styles.title}>
        <VerdictIcon verdict={verdict} size={20} /> {titleOf(verdict)}
        {cases.length > 0 && (
          <span className={styles.count}>
            {passed} of {totalCases} cases
          </span>
        )}
      </h2>
      {isStale && <p className={styles.muted}>This is about an earlier version of the code.</p>}
      {verdict === 'accepted' ? (
        <p>
          {mode === 'run'
            ? 'The samples are right. Submit judges every case with fresh inputs.'
            : isInterview
              ? 'Every case is right.'
              : 'Every case is right. Learn now holds what interviewers ask next.'}
        </p>
      ) : (
        <p className={styles.message}>{message}</p>
      )}
      {position !== null && (
        <button type="button" className={`${buttons.button} ${buttons.small}`} onClick={() => onReveal(position)}>
          Go to line {position.line}
        </button>
      )}
      {diagnosis !== null && (
        <div className={styles.diagnosis}>
          <strong>
            {diagnosis.match === 'all'
              ? 'Your answer equals a known mistake'
              : `It looks like a known mistake (case ${diagnosis.cases.slice(0, 3).join(', ')})`}
          </strong>
          <p>{diagnosis.says}</p>
        </div>
      )}
      {verdict === 'unfit-input' && (
        <p className={styles.muted}>The samples are right. Your input can be changed under Cases.</p>
      )}
      {verdict === 'judge-error' && (
        <p>
          <button type="button" className={buttons.button} onClick={() => onRetry(mode)}>
            Try again
          </button>
        </p>
      )}
      <FallbackNotice report={report} />
      {report.bugs.length > 0 && <BugList bugs={report.bugs} />}
      {cases.length > 0 && <CaseList report={report} />}
      {cases.map((one) => (
        <OwnAnswerSection key={one.id} one={one} />
      ))}
      {children}
      {failing.slice(0, 8).map((one, i) => (
        <CaseDetails key={one.id} one={one} isOpen={i === 0} onReveal={onReveal} />
      ))}
      <p className={styles.muted}>
        {Math.round(report.elapsedMs)} ms · {report.backend} backend{mode === 'submit' ? ` · salt ${report.salt}` : ''}
      </p>
    </section>
  );
}

/** Of a problem to debug: which bugs are gone; what is left is for the person to find. */
function BugList({ bugs }: { bugs: Report['bugs'] }) {
  return (
    <ul className={styles.bugs} aria-label="Bugs">
      {bugs.map(({ id, says, gone, cases }) => (
        <li key={id}>
          <VerdictIcon verdict={gone ? 'accepted' : 'wrong-value'} size={14} />{' '}
          {gone ? `Gone: ${says ?? id}` : `Not yet proven gone: the bug that shows in ${cases.join(', ')}`}
        </li>
      ))}
    </ul>
  );
}

function CaseList({ report }: { report: Report }) {
  const left = report.totalCases - report.cases.length;
  return (
    <ul className={styles.cases} aria-label="Cases">
      {report.cases.map((one) => (
        <li key={one.id} title={one.note}>
          <VerdictIcon verdict={one.verdict} size={14} /> {one.id}
          <span className="visually-hidden">: {titleOf(one.verdict)}</span>
        </li>
      ))}
      {left > 0 && <li className={styles.muted}>{left} not run</li>}
    </ul>
  );
}
