import type { Metadata } from 'next';
import Link from 'next/link';
import { ThemeToggle } from '../_components/theme-toggle';
import { catalogue, readTemplates } from '../_lib/read-bank';
import shell from '../page.module.css';
import styles from './_plan/plan.module.css';
import { PlanPage } from './_plan/plan-page';

export const metadata: Metadata = { title: 'Plan' };

export default function Page() {
  const problems = catalogue().map(({ slug, href, title, difficulty, topics }) => ({
    slug,
    href,
    title,
    difficulty,
    topics,
  }));
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
        <h1>Plan</h1>
        <p className={styles.lead}>
          Choose the day of your interview and the hours that you have. The plan says what to solve, what to solve again
          from a blank page, and which round to rehearse, and changes with how it goes.
        </p>
        <PlanPage problems={problems} templates={readTemplates()} />
      </main>
    </>
  );
}
