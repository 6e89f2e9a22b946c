'use client';

import Link from 'next/link';
import buttons from '../../../_components/button.module.css';
import type { Happening } from '../../../_rounds/round-event';
import type { StoredRound } from '../../../_rounds/round-store';
import styles from './run.module.css';

interface Props {
  readonly stored: StoredRound;
  readonly append: (...happenings: Happening[]) => Promise<boolean>;
}

/** What is about to begin. The problems stay unseen until the clock runs. */
export function ReadyScreen({ stored: { round }, append }: Props) {
  const { template } = round;
  return (
    <main id="main" className={styles.sheet}>
      <h1>{template.title}</h1>
      <p>{template.says}</p>
      <ol className={styles.sections}>
        {template.sections.map(({ id, title, minutes, problems, breakBefore, order, pauses, aids }) => (
          <li key={id}>
            {breakBefore !== undefined && breakBefore > 0 && (
              <span className={styles.muted}>{breakBefore} min break, then </span>
            )}
            <strong>{title}</strong>: {minutes} min,{' '}
            {problems.length === 1 ? 'one problem' : `${problems.length} problems`}
            {order === 'chain' && ', each unlocked by the last'}
            {pauses !== undefined &&
              `, ${pauses.count === 1 ? 'one pause' : `${pauses.count} pauses`} of ${pauses.minutes} min`}
            {aids !== undefined && aids.length > 0 && `, ${aids.join(' and ')} open`}
          </li>
        ))}
      </ol>
      <h2>Conditions</h2>
      <ul>
        <li>
          Hints, solutions, Learn and the diagnosis are closed unless a section says otherwise. You start from a blank
          page.
        </li>
        <li>Run is free. Every Submit counts, with its verdict.</li>
        <li>The clock is wall time: it goes on while the laptop is closed or the page is reloaded.</li>
        <li>At zero the code in the editor is submitted once, and the editor becomes read-only.</li>
        <li>Leaving the tab is counted and shown in the report; nothing is taken off for it.</li>
        <li>Other problems stay closed while the clock runs.</li>
      </ul>
      <p className={styles.muted}>
        Code of this round: <code className={styles.code}>{round.code}</code>
      </p>
      <p className={styles.actions}>
        <button
          type="button"
          className={`${buttons.button} ${buttons.primary}`}
          onClick={() => void append({ kind: 'section-started', section: 0 })}
        >
          Start the clock
        </button>
        <Link href="/rounds">Not now</Link>
      </p>
    </main>
  );
}
