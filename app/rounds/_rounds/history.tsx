'use client';

import { useLiveQuery } from 'dexie-react-hooks';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import buttons from '../../_components/button.module.css';
import { makeReport } from '../../_rounds/report';
import { roundState } from '../../_rounds/round-state';
import { deleteRound, listRounds, type StoredRound } from '../../_rounds/round-store';
import { topicTrends } from '../../_rounds/topic-trends';
import styles from './rounds.module.css';
import { Trends } from './trends';

const dateFormat = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const small = `${buttons.button} ${buttons.small}`;

/** Rounds on this device, newest first. */
export function History() {
  const rounds = useLiveQuery(
    () =>
      listRounds().then(
        (stored) => ({ stored, trouble: undefined }),
        (error: unknown) => ({ stored: [], trouble: error instanceof Error ? error.message : String(error) }),
      ),
    [],
  );
  const trends = useMemo(() => {
    const reports = (rounds?.stored ?? []).map(({ round, events }) => makeReport(round, events));
    // Oldest first. A round that is not finished tells nothing yet.
    return topicTrends(reports.filter(({ state }) => state.stage === 'finished').reverse());
  }, [rounds]);
  return (
    <section aria-label="History">
      <h2 className={styles.heading}>Your rounds</h2>
      {rounds?.trouble !== undefined && <p role="alert">Rounds cannot be read on this device: {rounds.trouble}</p>}
      {rounds !== undefined && rounds.stored.length === 0 && rounds.trouble === undefined && (
        <p className={styles.muted}>None yet. Rounds and their reports stay on this device.</p>
      )}
      <ul className={styles.history}>
        {rounds?.stored.map((stored) => (
          <Entry key={stored.round.id} stored={stored} />
        ))}
      </ul>
      <Trends trends={trends} />
    </section>
  );
}

function Entry({ stored }: { stored: StoredRound }) {
  const { round, events } = stored;
  const [asks, setAsks] = useState(false);
  const state = roundState(round, events);
  const report = makeReport(round, events);
  const isOver = state.stage === 'finished';
  const href = isOver ? `/rounds/report?round=${round.id}` : `/rounds/run?round=${round.id}`;
  return (
    <li>
      <Link href={href}>{round.template.title}</Link>
      <span className={styles.muted}>
        {dateFormat.format(round.createdAt)} ·{' '}
        {isOver
          ? `${report.problems.filter((one) => one.isAccepted).length} of ${report.problems.length} accepted, score ${report.score.total}`
          : state.stage === 'ready'
            ? 'not started'
            : 'not finished'}
      </span>
      <code className={styles.code}>{round.code}</code>
      <button type="button" className={small} onClick={() => void navigator.clipboard.writeText(round.code)}>
        Copy the code
      </button>
      {asks ? (
        <>
          <button type="button" className={small} onClick={() => void deleteRound(round.id)}>
            Delete for good
          </button>
          <button type="button" className={small} onClick={() => setAsks(false)}>
            Keep
          </button>
        </>
      ) : (
        <button type="button" className={small} onClick={() => setAsks(true)}>
          Delete
        </button>
      )}
    </li>
  );
}
