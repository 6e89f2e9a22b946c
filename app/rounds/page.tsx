import type { Metadata } from 'next';
import Link from 'next/link';
import { ThemeToggle } from '../_components/theme-toggle';
import { bankEntries, readTemplates } from '../_lib/read-bank';
import shell from '../page.module.css';
import styles from './_rounds/rounds.module.css';
import { RoundsPage } from './_rounds/rounds-page';

export const metadata: Metadata = { title: 'Mock rounds' };

export default function Page() {
  return (
    <>
      <header className={shell.header}>
        <Link href="/" className={shell.brand}>
          Tensor Kata
        </Link>
        <nav className={shell.nav} aria-label="Site">
          <Link href="/plan">Plan</Link>
          <Link href="/submit">Submit a problem</Link>
          <Link href="/lab">Lab</Link>
          <ThemeToggle />
        </nav>
      </header>
      <main id="main" className={styles.main}>
        <h1>Mock rounds</h1>
        <p className={styles.lead}>
          Rehearse the interview itself: a clock, a blank page, no hints, and a report that tells what to practise next.
        </p>
        <RoundsPage templates={readTemplates()} bank={bankEntries()} />
      </main>
    </>
  );
}
