'use client';

import { useEffect, useState } from 'react';
import type { ProblemPage } from '../../../_lib/problem-page';
import { fetchProblemPage } from '../../../_rounds/fetch-problem-page';

export type LoadedPage =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly page: ProblemPage }
  | { readonly kind: 'failed'; readonly why: string; retry(): void };

export function useProblemPage(slug: string | undefined): LoadedPage {
  const [loaded, setLoaded] = useState<LoadedPage>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to fetch again.
  useEffect(() => {
    if (slug === undefined) return;
    let isLeft = false;
    const show = (next: LoadedPage): void => {
      if (!isLeft) setLoaded(next);
    };
    show({ kind: 'loading' });
    fetchProblemPage(slug).then(
      (page) => show({ kind: 'ready', page }),
      (error: unknown) =>
        show({
          kind: 'failed',
          why: error instanceof Error ? error.message : String(error),
          retry: () => setAttempt((count) => count + 1),
        }),
    );
    return () => {
      isLeft = true;
    };
  }, [slug, attempt]);
  // Of another problem: the effect has not run yet.
  return loaded.kind === 'ready' && loaded.page.slug !== slug ? { kind: 'loading' } : loaded;
}
