'use client';

import { formatDuration } from '../../_rounds/report-words';
import type { TopicTrend } from '../../_rounds/topic-trends';
import styles from './rounds.module.css';

/** How each topic went, the least accepted first. */
export function Trends({ trends }: { trends: readonly TopicTrend[] }) {
  if (trends.length === 0) return null;
  return (
    <details>
      <summary>By topic ({trends.length})</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus. */}
      <section className={styles.scroll} tabIndex={0} aria-label="Trends by topic">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Topic</th>
              <th scope="col">Accepted</th>
              <th scope="col">Median time in the editor</th>
              <th scope="col">In order (● accepted, ○ not)</th>
            </tr>
          </thead>
          <tbody>
            {trends.map(({ topic, outcomes, accepted, medianMs }) => (
              <tr key={topic}>
                <th scope="row">{topic}</th>
                <td>
                  {accepted} of {outcomes.length}
                </td>
                <td>{formatDuration(medianMs, 'none accepted')}</td>
                <td aria-label={outcomes.map((one) => (one ? 'accepted' : 'not accepted')).join(', ')}>
                  {outcomes.map((one) => (one ? '●' : '○')).join(' ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
