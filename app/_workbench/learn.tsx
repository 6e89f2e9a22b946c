'use client';

import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import type { ProblemPage } from '../_lib/problem-page';
import { loadStatuses } from '../_lib/submissions';
import { Html } from './html';
import styles from './tabs.module.css';

/** Told after solving: complexity, what interviewers ask next, other accepted solutions. */
export function Learn({ problem, isSolved }: { problem: ProblemPage; isSolved: boolean }) {
  const wasSolved = useLiveQuery(
    () =>
      loadStatuses().then(
        (statuses) => statuses.get(problem.slug) === 'solved',
        () => false,
      ),
    [problem.slug],
  );
  const [wantsAnyway, setWantsAnyway] = useState(false);
  if (!isSolved && !wasSolved && !wantsAnyway)
    return (
      <>
        <p className={styles.muted}>
          Complexity, follow-up questions and accepted solutions open when your submission is accepted.
        </p>
        <button type="button" className={styles.link} onClick={() => setWantsAnyway(true)}>
          Give up and show them
        </button>
      </>
    );
  return (
    <>
      {problem.learnHtml !== '' && (
        <>
          <h2 className={styles.heading}>Why it works</h2>
          <Html html={problem.learnHtml} />
        </>
      )}
      {problem.complexityHtml !== '' && (
        <>
          <h2 className={styles.heading}>Complexity</h2>
          <Html html={problem.complexityHtml} />
        </>
      )}
      <h2 className={styles.heading}>What interviewers ask next</h2>
      {problem.followUps.map(({ askHtml, answerHtml }) => (
        <details key={askHtml} className={styles.details}>
          <summary>
            <Html html={askHtml} />
          </summary>
          <Html html={answerHtml} />
        </details>
      ))}
      <h2 className={styles.heading}>Accepted solutions</h2>
      {problem.accepted.map(({ id, style, source, note }) => (
        <details key={id} className={styles.details}>
          <summary>
            <span className={styles.summaryText}>
              {id} ({style}){note !== '' && `: ${note}`}
            </span>
          </summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus. */}
          <section className={styles.source} tabIndex={0} aria-label={`Solution ${id}`}>
            <pre>{source}</pre>
          </section>
        </details>
      ))}
    </>
  );
}
