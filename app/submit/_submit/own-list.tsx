'use client';

import { useLiveQuery } from 'dexie-react-hooks';
import Link from 'next/link';
import { useState } from 'react';
import buttons from '../../_components/button.module.css';
import { DifficultyTag } from '../../_components/difficulty-tag';
import { exportProblem } from '../../_lib/export-problem';
import { deleteOwnProblem, listOwnProblems, type OwnProblem, undeleteOwnProblem } from '../../_lib/own-problems';
import styles from './submit.module.css';

const small = `${buttons.button} ${buttons.small}`;

/** The person's own bank: solve, edit, export, delete (which can be undone). */
export function OwnList({
  onEdit,
  onTrouble,
}: {
  onEdit: (record: OwnProblem) => void;
  onTrouble: (message: string) => void;
}) {
  const problems = useLiveQuery(() => listOwnProblems().catch((): OwnProblem[] => []));
  const [deleted, setDeleted] = useState<OwnProblem | undefined>(undefined);
  const remove = (record: OwnProblem): void => {
    deleteOwnProblem(record.uuid).then(
      () => setDeleted(record),
      (error: unknown) => onTrouble(`It could not be deleted: ${String(error)}`),
    );
  };
  return (
    <section aria-label="Your own problems" className={styles.own}>
      <h2>Your own problems</h2>
      {deleted !== undefined && (
        <p role="status" className={styles.undo}>
          “{deleted.title}” was deleted; your submissions to it are kept.{' '}
          <button
            type="button"
            className={small}
            onClick={() => {
              void undeleteOwnProblem(deleted.uuid);
              setDeleted(undefined);
            }}
          >
            Undo
          </button>
        </p>
      )}
      {problems?.length === 0 && (
        <p className={styles.muted}>
          None yet. What you keep is listed in the catalogue as “yours” and judged like any other problem.
        </p>
      )}
      <ul>
        {problems?.map((record) => (
          <li key={record.uuid}>
            <Link href={`/mine?problem=${record.uuid}`}>{record.title}</Link>{' '}
            <DifficultyTag difficulty={record.difficulty} />
            <span className={styles.spring} />
            <button type="button" className={small} onClick={() => onEdit(record)}>
              Edit
            </button>
            <button
              type="button"
              className={small}
              onClick={() => void exportProblem(record.slug, record.text, record.images)}
            >
              Export
            </button>
            <button type="button" className={small} onClick={() => remove(record)}>
              Delete
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
