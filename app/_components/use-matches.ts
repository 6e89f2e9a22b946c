'use client';

import { useMemo } from 'react';
import type { CatalogueEntry } from '../_lib/read-bank';
import type { Status } from '../_lib/submissions';
import type { Filters } from './use-filters';
import { useSearch } from './use-search';

export const SORTS = ['difficulty', 'title', 'unsolved first'] as const;

const DIFFICULTY_RANK = { easy: 0, medium: 1, hard: 2 } as const;
const STATUS_RANK = { tried: 0, new: 1, solved: 2 } as const;

/** The entries that fit the search and the filters, in the order that is asked for. */
export function useMatches(
  entries: readonly CatalogueEntry[],
  filters: Filters,
  statuses: ReadonlyMap<string, Status>,
): readonly CatalogueEntry[] {
  const { topic, difficulty, status, kind, round, sort } = filters;
  const found = useSearch(entries, filters.query.trim());
  // Once for all searches: comparing words by the rules of a language is what costs most of sorting them.
  const titleRanks = useMemo(() => {
    const byTitle = entries.toSorted((a, b) => collator.compare(a.title, b.title));
    return new Map(byTitle.map((entry, rank) => [entry, rank]));
  }, [entries]);
  return useMemo(() => {
    const statusOf = (entry: CatalogueEntry): Status => statuses.get(entry.slug) ?? 'new';
    const shown = (found ?? entries).filter(
      (entry) =>
        (topic === '' || entry.topics.includes(topic)) &&
        (difficulty === '' || entry.difficulty === difficulty) &&
        (kind === '' || (kind === 'yours' ? entry.isOwn : entry.kind === kind)) &&
        (round === '' || entry.askedIn.some((one) => one === round)) &&
        (status === '' || statusOf(entry) === status),
    );
    // What was searched for comes in the order in which it fits.
    if (found !== undefined && sort === '') return shown;
    const rank = (entry: CatalogueEntry): number => {
      if (sort === 'unsolved first') return STATUS_RANK[statusOf(entry)];
      return sort === 'title' ? 0 : DIFFICULTY_RANK[entry.difficulty];
    };
    const titleRank = (entry: CatalogueEntry): number => titleRanks.get(entry) ?? 0;
    return shown.sort((a, b) => rank(a) - rank(b) || titleRank(a) - titleRank(b));
  }, [entries, found, topic, difficulty, status, kind, round, sort, statuses, titleRanks]);
}

const collator = new Intl.Collator('en');
