'use client';

import { Timer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { clockOf, formatClock } from '../../../_rounds/clock';
import type { StoredRound } from '../../../_rounds/round-store';
import styles from './run.module.css';

const SOON_MS = 5 * 60_000;

/** What is left of a section. It draws itself anew each half second, so that nothing around it has to. */
export function ClockFace({ stored, section }: { stored: StoredRound; section: number }) {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const clock = clockOf(stored.round, section, stored.events, nowMs);
  const leftMs = clock?.leftMs ?? 0;
  return (
    // A timer is silent by its role; the warnings at 15, 5 and 1 minute are announced beside it.
    <span className={styles.clock} data-soon={leftMs <= SOON_MS || undefined} role="timer" aria-label="Time left">
      <Timer size={16} aria-hidden /> {formatClock(leftMs)}
    </span>
  );
}
