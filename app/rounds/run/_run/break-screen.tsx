'use client';

import { useEffect, useState } from 'react';
import buttons from '../../../_components/button.module.css';
import { formatClock, trueTimes } from '../../../_rounds/clock';
import type { Happening } from '../../../_rounds/round-event';
import type { RoundState } from '../../../_rounds/round-state';
import type { StoredRound } from '../../../_rounds/round-store';
import styles from './run.module.css';

interface Props {
  readonly stored: StoredRound;
  readonly state: RoundState;
  readonly append: (...happenings: Happening[]) => Promise<boolean>;
}

/** Between two sections: the break counts down, and the next section waits for the person. */
export function BreakScreen({ stored, state, append }: Props) {
  const next = stored.round.template.sections[state.section + 1];
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  if (next === undefined) return null;
  const times = trueTimes(stored.events);
  const endedMs =
    times.events.findLast(({ what }) => what.kind === 'section-ended' || what.kind === 'expired')?.trueMs ?? nowMs;
  const overMs = times.trueMs(nowMs) - endedMs - (next.breakBefore ?? 0) * 60_000;
  return (
    <main id="main" className={styles.sheet}>
      <h1>Break</h1>
      <p role="status">
        {overMs < 0
          ? 'The next section begins when you start it.'
          : 'The break is over. What you take longer is shown in the report.'}
      </p>
      <p className={styles.bigClock}>{overMs < 0 ? formatClock(-overMs) : `+${formatClock(overMs)}`}</p>
      <p>
        Next: <strong>{next.title}</strong>, {next.minutes} minutes.
      </p>
      <button
        type="button"
        className={`${buttons.button} ${buttons.primary}`}
        onClick={() => void append({ kind: 'section-started', section: state.section + 1 })}
      >
        Start {next.title}
      </button>
    </main>
  );
}
