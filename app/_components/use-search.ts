'use client';

import * as Comlink from 'comlink';
import { startTransition, useEffect, useMemo, useState } from 'react';
import type { CatalogueEntry } from '../_lib/read-bank';
import type { SearchApi } from './search.worker';

/**
 * The entries that fit a query, best first; undefined for an empty one.
 *
 * The index is made when somebody first searches. Until it has answered once, a plain look at the titles stands in for
 * it; after that, what was shown before a query stays while it is being answered.
 */
export function useSearch(entries: readonly CatalogueEntry[], query: string): readonly CatalogueEntry[] | undefined {
  const isSearching = query !== '';
  const [wasUsed, setWasUsed] = useState(false);
  const [index, setIndex] = useState<Comlink.Remote<SearchApi> | undefined>(undefined);
  const [hasAnswered, setHasAnswered] = useState(false);
  const [answer, setAnswer] = useState<readonly CatalogueEntry[] | undefined>(undefined);
  if (isSearching && !wasUsed) setWasUsed(true);
  useEffect(() => {
    if (!wasUsed) return;
    const worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
    const remote = Comlink.wrap<SearchApi>(worker);
    let isLate = false;
    const documents = entries.map(({ slug, title, signature, topics }) => ({
      slug,
      title,
      signature,
      topics: topics.join(' '),
    }));
    void remote.fill(documents).then(() => {
      if (!isLate) setIndex(() => remote);
    });
    return () => {
      isLate = true;
      setIndex(undefined);
      setHasAnswered(false);
      setAnswer(undefined);
      worker.terminate();
    };
  }, [entries, wasUsed]);
  useEffect(() => {
    if (!isSearching) setAnswer(undefined);
    if (index === undefined || !isSearching) return;
    let isLate = false;
    void index.search(query).then((positions) => {
      if (isLate) return;
      const found = Array.from(positions).flatMap((at) => entries[at] ?? []);
      // Drawn between frames: ten thousand rows that are laid out anew take more than one.
      startTransition(() => {
        setHasAnswered(true);
        setAnswer(found);
      });
    });
    return () => {
      isLate = true;
    };
  }, [entries, index, query, isSearching]);
  return useMemo(() => {
    if (!isSearching) return undefined;
    return answer ?? (hasAnswered ? undefined : inTitles(entries, query));
  }, [answer, entries, hasAnswered, query, isSearching]);
}

function inTitles(entries: readonly CatalogueEntry[], query: string): readonly CatalogueEntry[] {
  // A pattern looks into a title without making another text of it.
  const words = query.split(/\s+/).map((word) => new RegExp(word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i'));
  return entries.filter(({ title }) => words.every((word) => word.test(title)));
}
