'use client';

import Link from 'next/link';
import buttons from '../../_components/button.module.css';

/** Something of ours broke while showing the page; drafts are in storage and untouched. */
export default function ProblemError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <main id="main" style={{ maxWidth: 560, margin: '15vh auto', padding: '0 24px' }}>
      <h1>The page broke</h1>
      <p>Your code is saved on this device. What happened: {error.message}</p>
      <p style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
        <button type="button" className={buttons.button} onClick={reset}>
          Try again
        </button>
        <Link href="/">All problems</Link>
      </p>
    </main>
  );
}
