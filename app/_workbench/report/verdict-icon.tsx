import { CircleAlert, CircleCheck, CircleX, TimerOff } from 'lucide-react';
import type { Verdict } from '#judge/verdict/verdict';
import styles from './report.module.css';

/** A shape for each kind of verdict: colour alone tells nothing. */
export function VerdictIcon({ verdict, size = 16 }: { verdict: Verdict; size?: number }) {
  // Neither speaks of the code.
  const isAside = verdict === 'judge-error' || verdict === 'unfit-input';
  const className = `${styles.icon} ${verdict === 'accepted' ? styles.good : isAside ? styles.warn : styles.bad}`;
  if (verdict === 'accepted') return <CircleCheck size={size} className={className} aria-hidden />;
  if (isAside) return <CircleAlert size={size} className={className} aria-hidden />;
  if (verdict === 'time-limit' || verdict === 'memory-limit' || verdict === 'too-slow')
    return <TimerOff size={size} className={className} aria-hidden />;
  return <CircleX size={size} className={className} aria-hidden />;
}
