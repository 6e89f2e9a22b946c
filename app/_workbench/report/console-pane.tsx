import type { Report } from '#judge/verdict/verdict';
import { ConsoleLines } from '../../_components/console-lines';
import styles from './report.module.css';

/** What the solution printed during the last run. */
export function ConsolePane({ report }: { report: Report | undefined }) {
  if (report === undefined) return <p className={styles.muted}>console.log of your code appears here after a run.</p>;
  const { console: lines, consoleDropped } = report;
  if (lines.length === 0) return <p className={styles.muted}>Nothing was printed.</p>;
  return <ConsoleLines label="Console output" lines={lines} dropped={consoleDropped} />;
}
