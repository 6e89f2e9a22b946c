'use client';

import { useState } from 'react';
import buttons from '../../_components/button.module.css';
import type { Made } from '../../_rounds/make-round';
import styles from './rounds.module.css';

interface Props {
  readonly onRead: (code: string) => Made;
  readonly onBegin: (made: Made) => void;
}

/** A round by its code: the same problems, inputs and clock as for whoever gave the code. */
export function Replay({ onRead, onBegin }: Props) {
  const [code, setCode] = useState('');
  const [read, setRead] = useState<Made | undefined>(undefined);
  return (
    <section aria-label="Replay">
      <h2 className={styles.heading}>Replay a round</h2>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          const made = onRead(code);
          setRead(made);
          if (made.kind === 'made' && made.isSame) onBegin(made);
        }}
      >
        <label className={styles.field}>
          Code of the round
          <input
            value={code}
            spellCheck={false}
            autoComplete="off"
            placeholder="R1-phone-screen-4k9x2c-7h3q"
            onChange={(event) => {
              setCode(event.target.value);
              setRead(undefined);
            }}
          />
        </label>
        <button type="submit" className={buttons.button} disabled={code.trim() === ''}>
          Open
        </button>
      </form>
      {read?.kind === 'refused' && (
        <p className={styles.trouble} role="alert">
          {read.why}
        </p>
      )}
      {read?.kind === 'made' && !read.isSame && (
        <p className={styles.trouble} role="alert">
          This code was made with another version of the template or of the problems: what you get here may differ from
          what its maker had.{' '}
          <button type="button" className={`${buttons.button} ${buttons.small}`} onClick={() => onBegin(read)}>
            Open it all the same
          </button>
        </p>
      )}
    </section>
  );
}
