import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './run.module.css';

/** A page that holds one message, and the way back. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main id="main" className={styles.notice}>
      <h1>{title}</h1>
      <div className={styles.actions}>{children}</div>
      <p>
        <Link href="/rounds">Mock rounds</Link>
      </p>
    </main>
  );
}
