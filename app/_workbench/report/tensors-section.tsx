'use client';

import { LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { leftBehindText } from '#judge/verdict/inspection';
import type { Report, SourcePosition } from '#judge/verdict/verdict';
import buttons from '../../_components/button.module.css';
import { KernelTable } from '../../_components/kernel-table';
import type { InspectionState } from '../use-inspection';
import report from './report.module.css';
import styles from './tensors.module.css';

interface Props {
  readonly report: Report;
  readonly inspection: InspectionState | undefined;
  /** The code was changed since: its lines are others. */
  readonly isStale: boolean;
  readonly onInspect: (caseId: string) => void;
  readonly onReveal: (position: SourcePosition) => void;
}

const small = `${buttons.button} ${buttons.small}`;

/** Of a solution on tensors: what it leaves behind, and its kernels when they are asked for. Tells, and judges nothing. */
export function TensorsSection({ report: judged, inspection, isStale, onInspect, onReveal }: Props) {
  // The person's own inputs are in no plan: they cannot be run again by their id.
  const cases = judged.cases.filter(({ id, verdict }) => verdict !== 'runtime-error' && !/^own-\d+$/.test(id));
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [isAsked, setIsAsked] = useState(false);
  const caseId = chosen ?? judged.untidyCase ?? cases[0]?.id;
  if (judged.style !== 'tensors' || caseId === undefined) return null;
  const left = inspection?.kind === 'done' ? inspection.inspection.leftBehind : null;
  const position = left?.position ?? null;
  return (
    <section className={styles.section} aria-label="Tensors">
      <h3 className={styles.title}>Tensors</h3>
      {left !== null && inspection?.kind === 'done' && (
        <div className={styles.left}>
          <p>
            Case <code>{inspection.inspection.caseId}</code>: {leftBehindText(left)}.
          </p>
          <p className={report.muted}>
            This does not count against you. <code>tf.tidy</code> around the work, or <code>dispose()</code>, frees
            them.
          </p>
          {position !== null && !isStale && (
            <button type="button" className={small} onClick={() => onReveal(position)}>
              Go to line {position.line}
            </button>
          )}
        </div>
      )}
      <div className={styles.ask}>
        <label>
          Case{' '}
          <select value={caseId} onChange={(event) => setChosen(event.target.value)}>
            {cases.map(({ id }) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className={small}
          disabled={inspection?.kind === 'running'}
          onClick={() => {
            setIsAsked(true);
            onInspect(caseId);
          }}
        >
          Profile kernels
        </button>
        <span role="status" className={report.muted}>
          {inspection?.kind === 'running' && (
            <>
              <LoaderCircle size={14} className={report.spin} aria-hidden /> running case {inspection.caseId} once more
              …
            </>
          )}
        </span>
      </div>
      {isAsked && inspection?.kind === 'failed' && (
        <p role="alert">The kernels cannot be told: {inspection.message}.</p>
      )}
      {isAsked && inspection?.kind === 'done' && <KernelTable {...inspection.inspection} />}
    </section>
  );
}
