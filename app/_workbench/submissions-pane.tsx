'use client';

import { useLiveQuery } from 'dexie-react-hooks';
import type { Style } from '#judge/spec/problem';
import buttons from '../_components/button.module.css';
import { listOldDrafts, type OldDraft } from '../_lib/drafts';
import { listSubmissions, type Submission } from '../_lib/submissions';
import { VerdictIcon } from './report/verdict-icon';
import { titleOf } from './report/words';
import styles from './tabs.module.css';

interface Props {
  readonly slug: string;
  readonly draft: string;
  readonly style: Style;
  readonly onRestore: (code: string, style: Style) => void;
  readonly onShowReport: (submission: Submission) => void;
}

const small = `${buttons.button} ${buttons.small}`;
const timeFormat = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

interface Kept {
  readonly submissions: readonly Submission[];
  readonly oldDrafts: readonly OldDraft[];
  readonly trouble?: string;
}

/** Earlier submissions of the problem and replaced versions of its draft; any of them can be had back. */
export function SubmissionsPane({ slug, style, draft, onRestore, onShowReport }: Props) {
  const kept = useLiveQuery(async (): Promise<Kept> => {
    try {
      const [submissions, oldDrafts] = await Promise.all([listSubmissions(slug), listOldDrafts(draft)]);
      return { submissions, oldDrafts };
    } catch (error) {
      return { submissions: [], oldDrafts: [], trouble: error instanceof Error ? error.message : String(error) };
    }
  }, [slug, draft]);
  if (kept === undefined) return <p className={styles.muted}>Loading …</p>;
  if (kept.trouble !== undefined)
    return <p className={styles.muted}>Submissions cannot be read on this device: {kept.trouble}</p>;
  const { submissions, oldDrafts } = kept;
  return (
    <>
      {submissions.length === 0 && (
        <p className={styles.muted}>Nothing submitted yet. Submissions are kept on this device only.</p>
      )}
      <ul className={styles.submissions}>
        {submissions.map((one) => (
          <li key={one.id}>
            <SubmissionDetails one={one} onRestore={onRestore} onShowReport={onShowReport} />
          </li>
        ))}
      </ul>
      {oldDrafts.length > 0 && (
        <>
          <h2 className={styles.heading}>Replaced versions of this draft</h2>
          <ul className={styles.submissions}>
            {oldDrafts.map((one) => (
              <li key={one.id}>
                <details className={styles.details}>
                  <summary>
                    <span className={styles.summaryText}>
                      {timeFormat.format(one.at)}{' '}
                      <span className={styles.muted}>· {one.code.split('\n').length} lines</span>
                    </span>
                  </summary>
                  <Source code={one.code} name={`Version of ${timeFormat.format(one.at)}`} />
                  <button type="button" className={small} onClick={() => onRestore(one.code, style)}>
                    Restore in the editor
                  </button>
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function SubmissionDetails({
  one,
  onRestore,
  onShowReport,
}: Pick<Props, 'onRestore' | 'onShowReport'> & { one: Submission }) {
  return (
    <details className={styles.details}>
      <summary>
        <span className={styles.summaryText}>
          <span className={styles.verdict}>
            <VerdictIcon verdict={one.verdict} /> {titleOf(one.verdict)}
          </span>
          <span className={styles.muted}>
            {one.passed} of {one.total} cases · {one.style} ·{' '}
            <time dateTime={new Date(one.at).toISOString()}>{timeFormat.format(one.at)}</time>
          </span>
        </span>
      </summary>
      {one.verdict !== 'accepted' && <p>{one.message}</p>}
      <Source code={one.code} name="Submitted code" />
      <p className={styles.actions}>
        <button type="button" className={small} onClick={() => onRestore(one.code, one.style)}>
          Reopen in the editor
        </button>
        {one.report !== undefined && (
          <button type="button" className={small} onClick={() => onShowReport(one)}>
            Show the report
          </button>
        )}
      </p>
    </details>
  );
}

function Source({ code, name }: { code: string; name: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus.
    <section className={styles.source} tabIndex={0} aria-label={name}>
      <pre>{code}</pre>
    </section>
  );
}
