import type { ConsoleLine } from '#judge/verdict/verdict';
import styles from './console-lines.module.css';

interface Props {
  readonly label: string;
  readonly lines: readonly ConsoleLine[];
  readonly dropped: number;
}

/** What a program printed, as text. */
export function ConsoleLines({ label, lines, dropped }: Props) {
  return (
    <>
      {lines.length > 0 && (
        <ol className={styles.lines} aria-label={label}>
          {lines.map(({ level, text }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines repeat, and the list of a run never changes.
            <li key={i} data-level={level}>
              {level !== 'log' && <span className="visually-hidden">{level}: </span>}
              {text}
            </li>
          ))}
        </ol>
      )}
      {dropped > 0 && <p className={styles.dropped}>{dropped.toLocaleString('en')} more lines were dropped.</p>}
    </>
  );
}
