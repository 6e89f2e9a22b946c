import Link from 'next/link';
import styles from './site-header.module.css';
import { ThemeToggle } from './theme-toggle';

const PAGES = [
  { href: '/plan', name: 'Plan' },
  { href: '/rounds', name: 'Mock rounds' },
  { href: '/submit', name: 'Submit a problem' },
  { href: '/lab', name: 'Lab' },
] as const;

/** The way from each page to every other one. */
export function SiteHeader({ here }: { readonly here: '/' | (typeof PAGES)[number]['href'] }) {
  return (
    <header className={styles.header}>
      {here === '/' ? (
        <span className={styles.brand}>Tensor Kata</span>
      ) : (
        <Link href="/" className={styles.brand}>
          Tensor Kata
        </Link>
      )}
      <nav className={styles.nav} aria-label="Site">
        {PAGES.map(({ href, name }) => (
          <Link key={href} href={href} aria-current={href === here ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <ThemeToggle />
    </header>
  );
}
