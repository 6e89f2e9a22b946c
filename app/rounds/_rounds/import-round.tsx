'use client';

import { useState } from 'react';
import { parseRoundFile } from '../../_rounds/round-file';
import { type Imported, importRound } from '../../_rounds/round-store';
import styles from './rounds.module.css';

const MAX_FILE_BYTES = 20_000_000;

/** A round that was exported, here or elsewhere, is taken in again. */
export function ImportRound() {
  const [outcome, setOutcome] = useState('');
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > MAX_FILE_BYTES) return setOutcome('This file is larger than 20 MB.');
    const parsed = parseRoundFile(await file.text());
    if (typeof parsed === 'string') return setOutcome(parsed);
    try {
      setOutcome(wordsOf(await importRound(parsed)));
    } catch (error) {
      setOutcome(`It cannot be kept on this device (${error instanceof Error ? error.message : String(error)}).`);
    }
  };
  return (
    <p className={styles.row}>
      <label className={styles.field}>
        Import a round (JSON)
        <input
          type="file"
          accept=".json"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            // The same file may be chosen again.
            event.target.value = '';
          }}
        />
      </label>
      <span role="status">{outcome}</span>
    </p>
  );
}

function wordsOf(imported: Imported): string {
  switch (imported.kind) {
    case 'added':
      return 'The round was added.';
    case 'same':
      return 'This round is here already, with everything that happened in it.';
    case 'merged':
      return `${imported.added} events were added to the round.`;
    case 'conflict':
      return `The file tells something else than this device of event ${imported.seq}: nothing was changed.`;
  }
}
