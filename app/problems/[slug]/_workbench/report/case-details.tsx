'use client';

import type { CaseReport, SourcePosition } from '#judge/verdict/verdict';
import { DifferencePicture } from './difference-picture';
import styles from './report.module.css';
import { VerdictIcon } from './verdict-icon';
import { titleOf } from './words';

/** One failing case: what went in, what was expected, what came, where they part. */
export function CaseDetails({ one, isOpen, onReveal }: { one: CaseReport; isOpen: boolean; onReveal: (position: SourcePosition) => void }) {
  return (
    <details className={styles.case} open={isOpen}>
      <summary>
        <VerdictIcon verdict={one.verdict} /> {one.id}: {titleOf(one.verdict)} <span className={styles.muted}>{one.seed}</span>
      </summary>
      {one.note !== undefined && <p className={styles.muted}>{one.note}</p>}
      <p className={styles.message}>{one.message}</p>
      {one.position !== null && one.stack.length > 0 && (
        <ol className={styles.stack} aria-label="Call stack">
          {one.stack.map((frame, i) => (
            <li key={`${i}-${frame}`}>
              {i === 0 && one.position !== null ? (
                <button type="button" onClick={() => one.position !== null && onReveal(one.position)}>
                  {frame}
                </button>
              ) : (
                frame
              )}
            </li>
          ))}
        </ol>
      )}
      {one.comparisons
        .filter((comparison) => comparison.errorOverTolerance.some((error) => !(error <= 1)))
        .slice(0, 4)
        .map((comparison) => (
          <DifferencePicture key={comparison.output} comparison={comparison} />
        ))}
      {one.inputs.length > 0 && (
        <details className={styles.inputs}>
          <summary>Inputs</summary>
          <dl>
            {one.inputs.map(({ name, text }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <code>{text}</code>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </details>
  );
}
