'use client';

import MiniSearch from 'minisearch';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { CatalogueEntry } from '../_lib/read-bank';
import type { Status } from '../_lib/submissions';
import type { Filters } from './use-filters';

export const SORTS = ['difficulty', 'title', 'unsolved first'] as const;

const DIFFICULTY_RANK = { easy: 0, medium: 1, hard: 2 } as const;
const STATUS_RANK = { tried: 0, new: 1, solved: 2 } as const;

/** Entries are put into the index in parts of this size, so that a large bank never holds up a frame. */
const CHUNK = 100;

type Document = Pick<CatalogueEntry, 'slug' | 'title' | 'signature'> & { readonly topics: string };

/** The entries that fit the search and the filters, in the order that is asked for. */
export function useMatches(
  entries: readonly CatalogueEntry[],
  filters: Filters,
  statuses: ReadonlyMap<string, Status>,
): readonly CatalogueEntry[] {
  const index = useIndex(entries);
  // Typing stays ahead of the list where the list is long.
  const query = useDeferredValue(filters.query.trim());
  const { topic, difficulty, status, kind, round, sort } = filters;
  return useMemo(() => {
    const statusOf = (entry: CatalogueEntry): Status => statuses.get(entry.slug) ?? 'new';
    const found = query === '' ? undefined : search(index, entries, query);
    const shown = entries.filter(
      (entry) =>
        (found === undefined || found.has(entry.slug)) &&
        (topic === '' || entry.topics.includes(topic)) &&
        (difficulty === '' || entry.difficulty === difficulty) &&
        (kind === '' || (kind === 'yours' ? entry.isOwn : entry.kind === kind)) &&
        (round === '' || entry.askedIn.some((one) => one === round)) &&
        (status === '' || statusOf(entry) === status),
    );
    const byTitle = (a: CatalogueEntry, b: CatalogueEntry): number => collator.compare(a.title, b.title);
    const rank = (entry: CatalogueEntry): number => {
      if (found !== undefined && sort === '') return found.get(entry.slug) ?? 0;
      if (sort === 'unsolved first') return STATUS_RANK[statusOf(entry)];
      return sort === 'title' ? 0 : DIFFICULTY_RANK[entry.difficulty];
    };
    return shown.sort((a, b) => rank(a) - rank(b) || byTitle(a, b));
  }, [entries, index, query, topic, difficulty, status, kind, round, sort, statuses]);
}

const collator = new Intl.Collator('en');

/** Slug to rank. While the index is being made, a plain look at the titles stands in for it. */
function search(
  index: MiniSearch<Document> | undefined,
  entries: readonly CatalogueEntry[],
  query: string,
): ReadonlyMap<string, number> {
  if (index !== undefined) return new Map(index.search(query).map((result, rank) => [String(result.id), rank]));
  const words = query.toLowerCase().split(/\s+/);
  const fitting = entries.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
  return new Map(fitting.map(({ slug }, rank) => [slug, rank]));
}

function useIndex(entries: readonly CatalogueEntry[]): MiniSearch<Document> | undefined {
  const [index, setIndex] = useState<MiniSearch<Document> | undefined>(undefined);
  useEffect(() => {
    let isLate = false;
    const fresh = new MiniSearch<Document>({
      idField: 'slug',
      fields: ['title', 'topics', 'slug', 'signature'],
      searchOptions: { prefix: true, fuzzy: (term) => (term.length > 3 ? 0.2 : false), boost: { title: 2 } },
    });
    const documents = entries.map(({ slug, title, signature, topics }) => ({
      slug,
      title,
      signature,
      topics: topics.join(' '),
    }));
    void fresh.addAllAsync(documents, { chunkSize: CHUNK }).then(() => {
      if (!isLate) setIndex(fresh);
    });
    return () => {
      isLate = true;
    };
  }, [entries]);
  return index;
}
