'use client';

import { useEffect, useState } from 'react';
import { loadStatuses } from '../../../_lib/store';
import { Html } from './html';
import type { ProblemPage } from './problem-page';
import styles from './tabs.module.css';

/** Told after solving: complexity, what interviewers ask next, other accepted solutions. */
export function Learn({ problem, isSolved, submitted }: { problem: ProblemPage; isSolved: boolean; submitted: number }) {
  const [wasSolved, setWasSolved] = useState(false);
  const [wantsAnyway, setWantsAnyway] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a recorded submission may have solved it.
  useEffect(() => {
    loadStatuses().then((statuses) => setWasSolved(statuses.get(problem.slug) === 'solved'), () => undefined);
  }, [problem.slug, submitted]);
  if (!isSolved && !wasSolved && !wantsAnyway)
    return (
      <>
        <p className={styles.muted}>Complexity, follow-up questions and accepted solutions open when your submission is accepted.</p>
        <button type="button" className={styles.link} onClick={() => setWantsAnyway(true)}>
          Give up and show them
        </button>
      </>
    );
  return (
    <>
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
            {id} ({style}){note !== '' && `: ${note}`}
          </summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus. */}
          <pre className={styles.source} tabIndex={0}>
            {source}
          </pre>
        </details>
      ))}
    </>
  );
}
