import Link from 'next/link';

export default function NotFound() {
  return (
    <main id="main" style={{ padding: '15vh 24px', textAlign: 'center' }}>
      <h1>There is no such page</h1>
      <p>
        The problem may have been renamed. <Link href="/">See all problems</Link>.
      </p>
    </main>
  );
}
