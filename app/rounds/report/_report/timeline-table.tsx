import { formatClock } from '../../../_rounds/clock';
import type { TimelineRow } from '../../../_rounds/timeline';
import styles from './report.module.css';

/** The same as the picture, in words: one row for each thing that happened. */
export function TimelineTable({ rows }: { rows: readonly TimelineRow[] }) {
  return (
    <details className={styles.table}>
      <summary>Everything that happened, in order ({rows.length})</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">At</th>
            <th scope="col">Clock</th>
            <th scope="col">What happened</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ seq, atMs, leftMs, words }) => (
            <tr key={seq}>
              <td>{formatClock(Math.max(0, atMs))}</td>
              <td>{leftMs === null ? '' : formatClock(leftMs)}</td>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
