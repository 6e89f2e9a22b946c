'use client';

import buttons from '../../../_components/button.module.css';
import type { Happening } from '../../../_rounds/round-event';
import type { StoredRound } from '../../../_rounds/round-store';
import { ClockFace } from './clock-face';
import styles from './run.module.css';

interface PausedProps {
  readonly stored: StoredRound;
  readonly section: number;
  readonly append: (...happenings: Happening[]) => Promise<boolean>;
}

/** Nothing of the problem is seen while the clock stands. */
export function PausedScreen({ stored, section, append }: PausedProps) {
  const pauses = stored.round.template.sections[section]?.pauses;
  return (
    <main id="main" className={styles.sheet}>
      <h1>Paused</h1>
      <p>
        The clock stands, for {pauses?.minutes ?? 0} minutes at most; then it runs on by itself. The pause is recorded.
      </p>
      <p>
        <ClockFace stored={stored} section={section} /> left
      </p>
      <button
        type="button"
        className={`${buttons.button} ${buttons.primary}`}
        // biome-ignore lint/a11y/noAutofocus: the one thing to do here.
        autoFocus
        onClick={() => void append({ kind: 'resumed' })}
      >
        Go on
      </button>
    </main>
  );
}

/** The machine's clock leapt past zero while the page's own stood still: a sleeping machine, or a clock that was set. */
export function HeldJump({ byMs, onSettle }: { byMs: number; onSettle: (didSleep: boolean) => void }) {
  return (
    <main id="main" className={styles.sheet} role="alertdialog" aria-label="The clock of this machine moved">
      <h1>The clock of this machine moved</h1>
      <p>
        It moved forward by {Math.round(byMs / 60_000)} minutes while this page's own clock stood still. A browser
        cannot tell a machine that slept from a clock that was set. Your answer is recorded in the report.
      </p>
      <p className={styles.actions}>
        <button type="button" className={buttons.button} onClick={() => onSettle(true)}>
          The machine slept: my time is up
        </button>
        <button type="button" className={buttons.button} onClick={() => onSettle(false)}>
          Its clock was set: do not count it
        </button>
      </p>
    </main>
  );
}
