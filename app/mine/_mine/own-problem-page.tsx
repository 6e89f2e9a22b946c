'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { ownKey, readOwnProblem } from '../../_lib/own-problems';
import type { ProblemPage } from '../../_lib/problem-page';
import { Workbench } from '../../_workbench/workbench';
import styles from './mine.module.css';

type Loaded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly problem: ProblemPage; readonly text: string }
  | { readonly kind: 'missing' }
  /** Kept by another version of this app, whose format has changed since. */
  | { readonly kind: 'unreadable'; readonly why: string };

/** The workbench for a problem that the person keeps. */
export function OwnProblemPage() {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' });
  useEffect(() => {
    load(new URLSearchParams(location.search).get('problem') ?? '').then(setLoaded, (error: unknown) =>
      setLoaded({ kind: 'unreadable', why: error instanceof Error ? error.message : String(error) }),
    );
  }, []);
  switch (loaded.kind) {
    case 'ready':
      return <Workbench problem={loaded.problem} ownText={loaded.text} />;
    case 'loading':
      return <Notice title="Your problem">Loading …</Notice>;
    case 'missing':
      return (
        <Notice title="This problem is not on this device">It was deleted, or it is kept in another browser.</Notice>
      );
    case 'unreadable':
      return <Notice title="This problem cannot be opened">{loaded.why}</Notice>;
  }
}

async function load(uuid: string): Promise<Loaded> {
  const record = await readOwnProblem(uuid);
  if (record === undefined) return { kind: 'missing' };
  // Bank problems are read and rendered on the server; this one is known here alone.
  const [{ parseProblem }, { problemPage }] = await Promise.all([
    import('#judge/spec/parse-problem'),
    import('../../_lib/problem-page'),
  ]);
  const problem = await problemPage(parseProblem(record.text), ownKey(uuid), record.images);
  return { kind: 'ready', problem, text: record.text };
}

function Notice({ title, children }: { title: string; children: string }) {
  return (
    <main id="main" className={styles.notice}>
      <h1>{title}</h1>
      <p>{children}</p>
      <p>
        <Link href="/">All problems</Link> · <Link href="/submit">Your own problems</Link>
      </p>
    </main>
  );
}
