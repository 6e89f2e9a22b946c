'use client';

import type { Verification } from '#workers/client/create-judge';
import styles from './submit.module.css';

/** Which case rejects which mistake: a table that reads as a picture. */
export function KillMatrix({ matrix }: { matrix: Verification['matrix'] }) {
  if (matrix.rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus.
    <section className={styles.matrixScroller} tabIndex={0} aria-label="Cases and mistakes">
      <table className={styles.matrix}>
        <caption>Each filled square is a mistake (row) that a case (column) rejects.</caption>
        <thead>
          <tr>
            <td />
            {matrix.cases.map((id) => (
              <th key={id} scope="col">
                <span>{id}</span>
              </th>
            ))}
            <th scope="col" className={styles.margin}>
              margin
            </th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ mistake, style, rejectedBy, margin }) => (
            <tr key={`${mistake} ${style}`}>
              <th scope="row">
                {mistake} <span className={styles.style}>{style}</span>
              </th>
              {matrix.cases.map((id) => {
                const isRejected = rejectedBy.includes(id);
                return (
                  <td key={id} className={isRejected ? styles.killed : styles.alive}>
                    <span className="visually-hidden">{isRejected ? 'rejected' : 'accepted'}</span>
                  </td>
                );
              })}
              <td className={styles.margin}>{marginText(margin)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How far beyond the tolerance the clearest case is. */
function marginText(margin: number): string {
  if (margin === 0) return 'survives';
  if (!Number.isFinite(margin)) return '∞';
  return `${margin >= 1000 ? margin.toExponential(0) : Math.round(margin)} ×`;
}
