import type { Report } from '#judge/verdict/verdict';
import styles from './report.module.css';

/** What the solution printed during the last run, as text. */
export function ConsolePane({ report }: { report: Report | undefined }) {
  if (report === undefined) return <p className={styles.muted}>console.log of your code appears here after a run.</p>;
  if (report.console.length === 0) return <p className={styles.muted}>Nothing was printed.</p>;
  return (
    <>
      <ol className={styles.console} aria-label="Console output">
        {report.console.map(({ level, text }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines repeat, and the list of a report never changes.
          <li key={i} data-level={level}>
            {level !== 'log' && <span className="visually-hidden">{level}: </span>}
            {text}
          </li>
        ))}
      </ol>
      {report.consoleDropped > 0 && (
        <p className={styles.muted}>{report.consoleDropped.toLocaleString('en')} more lines were dropped.</p>
      )}
    </>
  );
}
