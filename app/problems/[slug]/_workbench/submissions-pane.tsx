'use client';

import { useEffect, useState } from 'react';
import buttons from '../../../_components/button.module.css';
import { listSubmissions, type Submission } from '../../../_lib/store';
import { VerdictIcon } from './report/verdict-icon';
import { titleOf } from './report/words';
import styles from './tabs.module.css';

/** Earlier submissions of the problem; any of them can be read and reopened. */
export function SubmissionsPane({ slug, submitted, onReopen }: { slug: string; submitted: number; onReopen: (code: string) => void }) {
  const [submissions, setSubmissions] = useState<readonly Submission[] | undefined>(undefined);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new submission is a reason to read again.
  useEffect(() => {
    listSubmissions(slug).then(setSubmissions, (error: unknown) => setTrouble(String(error)));
  }, [slug, submitted]);
  if (trouble !== undefined) return <p className={styles.muted}>Submissions cannot be read on this device: {trouble}</p>;
  if (submissions === undefined) return <p className={styles.muted}>Loading …</p>;
  if (submissions.length === 0) return <p className={styles.muted}>Nothing submitted yet. Submissions are kept on this device only.</p>;
  return (
    <ul className={styles.submissions}>
      {submissions.map((one) => (
        <li key={one.id}>
          <details className={styles.details}>
            <summary>
              <VerdictIcon verdict={one.verdict} /> {titleOf(one.verdict)}{' '}
              <span className={styles.muted}>
                {one.passed} of {one.total} cases · {one.style} · {new Date(one.at).toLocaleString()}
              </span>
            </summary>
            {one.verdict !== 'accepted' && <p>{one.message}</p>}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus. */}
            <pre className={styles.source} tabIndex={0}>
              {one.code}
            </pre>
            <button type="button" className={`${buttons.button} ${buttons.small}`} onClick={() => onReopen(one.code)}>
              Reopen in the editor
            </button>
          </details>
        </li>
      ))}
    </ul>
  );
}
