import Link from 'next/link';
import { Catalogue } from './_components/catalogue';
import { ThemeToggle } from './_components/theme-toggle';
import { catalogue } from './_lib/read-bank';
import styles from './page.module.css';

export default function CataloguePage() {
  return (
    <>
      <header className={styles.header}>
        <span className={styles.brand}>Tensor Kata</span>
        <nav className={styles.nav} aria-label="Site">
          <Link href="/plan">Plan</Link>
          <Link href="/rounds">Mock rounds</Link>
          <Link href="/submit">Submit a problem</Link>
          <Link href="/lab">Lab</Link>
          <ThemeToggle />
        </nav>
      </header>
      <main id="main" className={styles.main}>
        <h1 className={styles.title}>Write it from scratch. Know why it fails.</h1>
        <p className={styles.lead}>
          Machine-learning coding practice with a judge that runs wholly in your browser: no account, no server, nothing
          leaves this machine.
        </p>
        <Catalogue entries={catalogue()} />
      </main>
    </>
  );
}
