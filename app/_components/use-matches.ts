'use client';

import { useMemo } from 'react';
import type { CatalogueEntry } from '../_lib/read-bank';
import type { Status } from '../_lib/submissions';
import type { Filters } from './use-filters';
import { useSearch } from './use-search';

export const SORTS = ['difficulty', 'title', 'unsolved first'] as const;

const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
const STATUSES = ['tried', 'new', 'solved'] as const;

/** The entries that fit the search and the filters, in the order that is asked for. */
export function useMatches(
  entries: readonly CatalogueEntry[],
  filters: Filters,
  statuses: ReadonlyMap<string, Status>,
): readonly CatalogueEntry[] {
  const { topic, difficulty, status, kind, round, sort } = filters;
  const found = useSearch(entries, filters.query.trim());
  // Once for all searches: comparing words by the rules of a language is what costs most of sorting them.
  const byTitle = useMemo(() => entries.toSorted((a, b) => collator.compare(a.title, b.title)), [entries]);
  const byDifficulty = useMemo(() => grouped(byTitle, DIFFICULTIES, (entry) => entry.difficulty), [byTitle]);
  return useMemo(() => {
    const statusOf = (entry: CatalogueEntry): Status => statuses.get(entry.slug) ?? 'new';
    const fits = (entry: CatalogueEntry): boolean =>
      (topic === '' || entry.topics.includes(topic)) &&
      (difficulty === '' || entry.difficulty === difficulty) &&
      (kind === '' || (kind === 'yours' ? entry.isOwn : entry.kind === kind)) &&
      (round === '' || entry.askedIn.some((one) => one === round)) &&
      (status === '' || statusOf(entry) === status);
    const isFiltered = [topic, difficulty, kind, round, status].some((chosen) => chosen !== '');
    const fitting = (some: readonly CatalogueEntry[]): readonly CatalogueEntry[] =>
      isFiltered ? some.filter(fits) : some;
    // What was searched for comes in the order in which it fits.
    if (sort === '') return fitting(found ?? byDifficulty);
    const hits = found === undefined ? undefined : new Set(found);
    const shown = fitting(hits === undefined ? byTitle : byTitle.filter((entry) => hits.has(entry)));
    if (sort === 'title') return shown;
    if (sort === 'unsolved first') return grouped(shown, STATUSES, statusOf);
    return grouped(shown, DIFFICULTIES, (entry) => entry.difficulty);
  }, [found, topic, difficulty, status, kind, round, sort, statuses, byTitle, byDifficulty]);
}

/** The items group by group, each group in the order that they had: one pass, where sorting compares each with many. */
function grouped<T, G>(items: readonly T[], groups: readonly G[], groupOf: (item: T) => G): readonly T[] {
  const inGroup = new Map(groups.map((group): [G, T[]] => [group, []]));
  for (const item of items) inGroup.get(groupOf(item))?.push(item);
  return [...inGroup.values()].flat();
}

const collator = new Intl.Collator('en');
