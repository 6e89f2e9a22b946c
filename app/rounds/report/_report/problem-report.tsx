'use client';

import Link from 'next/link';
import type { ProblemFigures } from '../../../_rounds/report';
import { figureRows } from '../../../_rounds/report-words';
import { Html } from '../../../_workbench/html';
import { useProblemPage } from '../../run/_run/use-problem-page';
import { CodeDiff } from './code-diff';
import styles from './report.module.css';
import { useLeftCode } from './use-left-code';

interface Props {
  readonly roundId: string;
  readonly figures: ProblemFigures;
  readonly points: number;
}

/** One problem: its figures, the answers beside the model answers, and the final code beside an accepted one. */
export function ProblemReport({ roundId, figures, points }: Props) {
  const { problem, finalCode, answers } = figures;
  const loaded = useProblemPage(problem.slug);
  const page = loaded.kind === 'ready' ? loaded.page : undefined;
  const left = useLeftCode(roundId, page, finalCode);
  return (
    <section aria-label={problem.title} className={styles.problem}>
      <h2>
        <Link href={`/problems/${problem.slug}`}>{problem.title}</Link>{' '}
        <span className={styles.muted}>{points} points</span>
      </h2>
      <dl className={styles.figures}>
        {figureRows(figures).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {Object.entries(answers).map(([question, { text, aloud }]) => (
        <details key={question} className={styles.answer}>
          <summary>
            Question {Number(question) + 1}
            {aloud && ' (answered aloud)'}
          </summary>
          {page !== undefined && <Html html={page.followUps[Number(question)]?.askHtml ?? ''} />}
          <h3>Your answer</h3>
          <p className={styles.text}>{text === '' ? 'Not in writing.' : text}</p>
          <h3>Model answer</h3>
          {page !== undefined && <Html html={page.followUps[Number(question)]?.answerHtml ?? ''} />}
        </details>
      ))}
      {finalCode === null ? (
        <p className={styles.muted}>Nothing was submitted.</p>
      ) : (
        <CodeDiff finalCode={finalCode} page={page} />
      )}
      {left !== undefined && (
        <details className={styles.answer}>
          <summary>Left in the editor, not submitted ({left.style})</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus. */}
          <section className={styles.source} tabIndex={0} aria-label="Code that was not submitted">
            <pre>{left.code}</pre>
          </section>
        </details>
      )}
    </section>
  );
}
