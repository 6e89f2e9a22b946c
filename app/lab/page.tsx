import type { Metadata } from 'next';
import Link from 'next/link';
import { ThemeToggle } from '../_components/theme-toggle';
import shell from '../page.module.css';
import styles from './_lab/lab.module.css';
import { LabPage } from './_lab/lab-page';

export const metadata: Metadata = {
  title: 'Lab',
  description: 'The tensor backends of this machine, and one program side by side on each of them.',
};

export default function Page() {
  return (
    <>
      <header className={shell.header}>
        <Link href="/" className={shell.brand}>
          Tensor Kata
        </Link>
        <nav className={shell.nav} aria-label="Site">
          <Link href="/rounds">Mock rounds</Link>
          <Link href="/submit">Submit a problem</Link>
          <ThemeToggle />
        </nav>
      </header>
      <main id="main" className={styles.main}>
        <h1>Lab</h1>
        <p className={styles.lead}>
          Where tensors can be computed on this machine, how fast, and how far the results differ. Nothing here is
          judged.
        </p>
        <LabPage />
      </main>
    </>
  );
}
