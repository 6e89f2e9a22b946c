'use client';

import { useMemo } from 'react';
import type { ProblemPage } from '../../../_lib/problem-page';
import { fastestAccepted, linesOfDiff } from '../../../_rounds/fastest-accepted';
import type { ProblemFigures } from '../../../_rounds/report';
import styles from './report.module.css';

interface Props {
  readonly finalCode: NonNullable<ProblemFigures['finalCode']>;
  readonly page: ProblemPage | undefined;
}

const SIGNS = { same: ' ', yours: '−', theirs: '+' } as const;
const WORDS = { same: '', yours: 'yours: ', theirs: 'theirs: ' } as const;

/** The final code, and what separates it from the accepted solution that times are held against. */
export function CodeDiff({ finalCode, page }: Props) {
  const other = page === undefined ? undefined : fastestAccepted(page, finalCode.style);
  const lines = useMemo(
    () => (other === undefined ? [] : linesOfDiff(finalCode.code, other.source)),
    [other, finalCode.code],
  );
  return (
    <>
      <details className={styles.answer}>
        <summary>Your final code ({finalCode.style})</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus. */}
        <section className={styles.source} tabIndex={0} aria-label="Final code">
          <pre>{finalCode.code}</pre>
        </section>
      </details>
      {other !== undefined && (
        <details className={styles.answer}>
          <summary>
            From yours (−) to the accepted solution {other.id} (+){other.note !== '' && `: ${other.note}`}
          </summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus. */}
          <section className={styles.source} tabIndex={0} aria-label="Difference">
            <pre>
              {lines.map(({ kind, text }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines repeat, and their order never changes.
                <span key={i} className={styles[kind]}>
                  {SIGNS[kind]} <span className="visually-hidden">{WORDS[kind]}</span>
                  {text}
                  {'\n'}
                </span>
              ))}
            </pre>
          </section>
        </details>
      )}
    </>
  );
}
