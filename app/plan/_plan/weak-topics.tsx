'use client';

import Link from 'next/link';
import type { TopicNeed } from '../../_plan/topic-needs';
import styles from './plan.module.css';

const SHOWN = 6;

/** Topics that went worst; the schedule takes them first. */
export function WeakTopics({ needs }: { needs: readonly TopicNeed[] }) {
  const weak = needs.filter(({ need }) => need > 0).slice(0, SHOWN);
  return (
    <section aria-label="Weak topics">
      <h2 className={styles.heading}>Weak topics</h2>
      {weak.length === 0 ? (
        <p className={styles.muted}>
          Nothing speaks for one yet: they follow from wrong submissions, re-solves and rounds.
        </p>
      ) : (
        <ul className={styles.weak}>
          {weak.map(({ topic, mean, marks }) => (
            <li key={topic}>
              <Link href={`/?topic=${encodeURIComponent(topic)}`}>{topic}</Link>{' '}
              <span className={styles.muted}>
                {Math.round(mean * 100)} of 100 points over {marks} {marks === 1 ? 'problem' : 'problems'}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.muted}>
        How each topic went, round by round: <Link href="/rounds">Mock rounds</Link>, under "Your rounds".
      </p>
    </section>
  );
}
