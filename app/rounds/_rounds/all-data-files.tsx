'use client';

import { useState } from 'react';
import buttons from '../../_components/button.module.css';
import { DamagedNotice } from '../../_components/damaged-notice';
import { exportAll, importAll, type Merged } from '../../_lib/all-data';
import { download } from '../../_lib/download';
import styles from './rounds.module.css';

const MAX_FILE_BYTES = 200_000_000;

/** Everything on this device as one file, and back. */
export function AllDataFiles() {
  const [outcome, setOutcome] = useState<readonly string[]>([]);
  const attempt = (work: () => Promise<readonly string[]>): void => {
    work().then(setOutcome, (error: unknown) =>
      setOutcome([
        `It did not work, and nothing was changed (${error instanceof Error ? error.message : String(error)}).`,
      ]),
    );
  };
  const save = async (): Promise<readonly string[]> => {
    const name = `tensor-kata-${new Date().toISOString().slice(0, 10)}.json`;
    download(name, new Blob([await exportAll()], { type: 'application/json' }));
    return [];
  };
  const take = async (file: File): Promise<readonly string[]> => {
    if (file.size > MAX_FILE_BYTES) return ['This file is larger than 200 MB.'];
    const merged = await importAll(await file.text());
    return typeof merged === 'string' ? [merged] : wordsOf(merged);
  };
  return (
    <section aria-label="All data" id="all-data">
      <h2 className={styles.heading}>All of your data</h2>
      <p className={styles.muted}>
        Drafts, submissions, own problems, rounds, cards, the plan and settings in one file. What is in a file is merged
        into what is here; where both differ, you are told.
      </p>
      <p className={styles.row}>
        <button type="button" className={buttons.button} onClick={() => attempt(save)}>
          Export everything
        </button>
        <label className={styles.field}>
          Import everything (JSON)
          <input
            type="file"
            accept=".json"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) attempt(() => take(file));
              // The same file may be chosen again.
              event.target.value = '';
            }}
          />
        </label>
      </p>
      <DamagedNotice />
      <div role="status">
        {outcome.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
    </section>
  );
}

function wordsOf({ added, same, conflicts, damaged }: Merged): readonly string[] {
  return [
    `${added} added, ${same} were here already.`,
    ...conflicts,
    ...(damaged > 0 ? [`${damaged} records of the file cannot be read and were left out.`] : []),
  ];
}
