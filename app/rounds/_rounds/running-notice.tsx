'use client';

import { useLiveQuery } from 'dexie-react-hooks';
import Link from 'next/link';
import { runningRound } from '../../_rounds/round-store';
import styles from './rounds.module.css';

/** A clock that runs is told wherever another round could be begun. */
export function RunningNotice() {
  const running = useLiveQuery(() => runningRound().catch(() => undefined), []);
  if (running === undefined) return null;
  return (
    <p className={styles.running} role="status">
      The clock of <strong>{running.template.title}</strong> runs.{' '}
      <Link href={`/rounds/run?round=${running.id}`}>Go back to it</Link>
    </p>
  );
}
