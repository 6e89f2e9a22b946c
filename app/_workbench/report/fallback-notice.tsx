import type { Report } from '#judge/verdict/verdict';
import styles from './report.module.css';

/** Which backends were to give this verdict and could not. */
export function FallbackNotice({ report }: { report: Report }) {
  if (report.fallbacks.length === 0) return null;
  return (
    <div className={styles.fallbacks} role="note" aria-label="Backends">
      <p>This verdict was given on {report.backend}.</p>
      <ul>
        {report.fallbacks.map(({ backend, message }) => (
          <li key={backend}>
            <strong>{backend}</strong> did not: {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
