'use client';

import { useLiveQuery } from 'dexie-react-hooks';
import Link from 'next/link';
import { useEffect, useMemo } from 'react';
import buttons from '../../../_components/button.module.css';
import shell from '../../../_components/site-header.module.css';
import { ThemeToggle } from '../../../_components/theme-toggle';
import { download } from '../../../_lib/download';
import { practiseNext } from '../../../_rounds/practise';
import { makeReport } from '../../../_rounds/report';
import { reportMarkdown } from '../../../_rounds/report-markdown';
import { formatDuration } from '../../../_rounds/report-words';
import { printRoundFile } from '../../../_rounds/round-file';
import { listRounds, type StoredRound } from '../../../_rounds/round-store';
import { SCORE_FORMULA } from '../../../_rounds/score';
import { Notice } from '../../run/_run/notice';
import { useStoredRound } from '../../run/_run/use-stored-round';
import { MeasureTimes } from './measure-times';
import { ProblemReport } from './problem-report';
import styles from './report.module.css';
import { TimelinePicture } from './timeline-picture';
import { TimelineTable } from './timeline-table';

export function ReportPage() {
  const loaded = useStoredRound();
  switch (loaded.kind) {
    case 'loading':
      return <Notice title="Report">Loading …</Notice>;
    case 'missing':
      return (
        <Notice title="This round is not on this device">It was deleted, or it was made in another browser.</Notice>
      );
    case 'failed':
      return <Notice title="This round cannot be read">{loaded.why}</Notice>;
    case 'ready':
      return <Report stored={loaded.stored} />;
  }
}

const dateFormat = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short' });

function Report({ stored }: { stored: StoredRound }) {
  const { round, events } = stored;
  const earlier = useLiveQuery(
    () =>
      listRounds().then(
        (rounds) => rounds.filter((one) => one.round.createdAt < round.createdAt),
        () => [],
      ),
    [round.createdAt],
  );
  const report = useMemo(() => makeReport(round, events), [round, events]);
  const before = useMemo(() => (earlier ?? []).map((one) => makeReport(one.round, one.events)), [earlier]);
  useEffect(() => {
    let opened: readonly HTMLDetailsElement[] = [];
    const open = (): void => {
      opened = openDetails();
    };
    const close = (): void => {
      for (const details of opened) details.open = false;
    };
    addEventListener('beforeprint', open);
    addEventListener('afterprint', close);
    return () => {
      removeEventListener('beforeprint', open);
      removeEventListener('afterprint', close);
    };
  }, []);
  // The report tells the answers: while a clock runs it is closed.
  if (report.state.stage !== 'finished')
    return (
      <Notice title="This round is not finished">
        <Link href={`/rounds/run?round=${round.id}`}>Go on with it</Link>
      </Notice>
    );
  const name = `round-${round.template.id}-${new Date(round.createdAt).toISOString().slice(0, 10)}`;
  const advice = practiseNext(report, before);
  return (
    <>
      <header className={`${shell.header} ${styles.noPrint}`}>
        <Link href="/rounds" className={shell.brand}>
          Mock rounds
        </Link>
        <nav className={shell.nav} aria-label="Report">
          <button type="button" className={buttons.button} onClick={() => print()}>
            Print
          </button>
          <button
            type="button"
            className={buttons.button}
            onClick={() =>
              download(`${name}.md`, new Blob([reportMarkdown(stored, before)], { type: 'text/markdown' }))
            }
          >
            Markdown
          </button>
          <button
            type="button"
            className={buttons.button}
            onClick={() => download(`${name}.json`, new Blob([printRoundFile(stored)], { type: 'application/json' }))}
          >
            JSON
          </button>
          <ThemeToggle />
        </nav>
      </header>
      <main id="main" className={styles.main}>
        <h1>{round.template.title}</h1>
        <p className={styles.muted}>
          {dateFormat.format(round.createdAt)} · lasted {formatDuration(report.lastedMs)} · tab left {report.tabLeaves}{' '}
          {report.tabLeaves === 1 ? 'time' : 'times'} · {report.pauses} {report.pauses === 1 ? 'pause' : 'pauses'} ·
          code <code className={styles.code}>{round.code}</code>
        </p>
        <section aria-label="Score">
          <p className={styles.score}>
            <strong>{report.score.total}</strong> of 100
          </p>
          <p className={styles.muted}>{SCORE_FORMULA}</p>
          <ul className={styles.terms}>
            {report.score.problems.map(({ words }, i) => (
              <li key={round.problems[i]?.slug}>
                {round.problems[i]?.title}: {words}
              </li>
            ))}
            <li>Round: {report.score.words}</li>
          </ul>
        </section>
        <section aria-label="Practise next">
          <h2>Practise next</h2>
          {advice.length === 0 && <p>Nothing stands out in this round.</p>}
          <ol>
            {advice.map(({ says, because, href, before: earlierWords }) => (
              <li key={says}>
                <Link href={href}>{says}</Link>
                <span className={styles.muted}>
                  {' '}
                  {because}. {earlierWords}
                </span>
              </li>
            ))}
          </ol>
        </section>
        <section aria-label="Timeline">
          <h2>Timeline</h2>
          <TimelinePicture round={round} report={report} />
          <TimelineTable rows={report.timeline} />
        </section>
        <MeasureTimes round={round} report={report} />
        {report.problems.map((figures, i) => (
          <ProblemReport
            key={figures.problem.slug}
            roundId={round.id}
            figures={figures}
            points={report.score.problems[i]?.points ?? 0}
          />
        ))}
        <section aria-label="Notes">
          <h2>Notes</h2>
          {report.notes === '' ? (
            <p className={styles.muted}>None were written.</p>
          ) : (
            <p className={styles.text}>{report.notes}</p>
          )}
        </section>
      </main>
    </>
  );
}

/** Paper has nothing to unfold. @returns those that were closed */
function openDetails(): HTMLDetailsElement[] {
  const closed = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
  for (const details of closed) details.open = true;
  return closed;
}
