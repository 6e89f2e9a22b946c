'use client';

import { useLiveQuery } from 'dexie-react-hooks';
import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { ROUND_TYPES } from '#judge/spec/problem';
import { ownEntries } from '../_lib/own-entries';
import type { CatalogueEntry } from '../_lib/read-bank';
import { loadStatuses, type Status } from '../_lib/submissions';
import styles from './catalogue.module.css';
import { ProblemRows } from './problem-rows';
import { type Filters, NO_FILTERS, useFilters } from './use-filters';
import { SORTS, useMatches } from './use-matches';

/** It brings the scheduler of cards, which the list does not wait for. */
const DueNotice = dynamic(() => import('./due-notice'), { ssr: false });

const NO_STATUSES: ReadonlyMap<string, Status> = new Map();
const NO_ENTRIES: readonly CatalogueEntry[] = [];

const DIFFICULTIES = ['easy', 'medium', 'hard'];
const KINDS = ['implement', 'optimise', 'debug'];
const KINDS_AND_YOURS = [...KINDS, 'yours'];
const STATUSES = ['new', 'tried', 'solved'];

/** The list of problems: search as you type, filters and order kept in the address. */
export function Catalogue({ entries: bank }: { entries: readonly CatalogueEntry[] }) {
  const [filters, setFilters] = useFilters();
  // Without storage every problem is new and none is the person's own; the catalogue works all the same.
  const statuses = useLiveQuery(() => loadStatuses().catch(() => NO_STATUSES)) ?? NO_STATUSES;
  const own = useLiveQuery(() => ownEntries().catch(() => NO_ENTRIES)) ?? NO_ENTRIES;
  const entries = useMemo(() => (own.length === 0 ? bank : [...own, ...bank]), [own, bank]);
  // A letter is in its field at once; what fits follows, in frames of its own.
  const settled = useDeferredValue(filters);
  const shown = useMatches(entries, settled, statuses);
  const topics = useMemo(() => [...new Set(entries.flatMap((entry) => entry.topics))].sort(), [entries]);
  const slugs = useMemo(() => new Set(entries.map(({ slug }) => slug)), [entries]);
  const search = useRef<HTMLInputElement>(null);
  const section = useRef<HTMLElement>(null);

  const focusSearch = useCallback(() => search.current?.focus(), []);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      focusSearch();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [focusSearch]);

  const filter = (label: string, key: keyof Filters, options: readonly string[]) => (
    <Filter label={label} name={key} value={filters[key]} options={options} onFilters={setFilters} />
  );
  return (
    <section aria-label="Problems" ref={section}>
      <div className={styles.controls}>
        <label className={styles.search}>
          <Search size={17} aria-hidden />
          <span className="visually-hidden">Search problems</span>
          <input
            ref={search}
            type="search"
            placeholder="Search problems"
            value={filters.query}
            onChange={(event) => setFilters({ query: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              section.current?.querySelector<HTMLAnchorElement>('li[data-index="0"] a')?.focus();
            }}
          />
          <kbd aria-hidden>/</kbd>
        </label>
        {filter('Topic', 'topic', topics)}
        {filter('Difficulty', 'difficulty', DIFFICULTIES)}
        {filter('Kind', 'kind', own.length > 0 ? KINDS_AND_YOURS : KINDS)}
        {filter('Asked in', 'round', ROUND_TYPES)}
        {filter('Status', 'status', STATUSES)}
        {filter('Sort', 'sort', SORTS)}
      </div>
      <div className={styles.count}>
        <span role="status">
          {shown.length === entries.length
            ? `${entries.length} problems`
            : `${shown.length} of ${entries.length} problems`}
        </span>
        <DueNotice slugs={slugs} />
      </div>
      {shown.length > 0 ? (
        <ProblemRows entries={shown} statuses={statuses} onLeaveUp={focusSearch} />
      ) : (
        <p className={styles.empty}>
          Nothing fits.{' '}
          <button type="button" onClick={() => setFilters(NO_FILTERS)}>
            Clear the search and the filters
          </button>
        </p>
      )}
    </section>
  );
}

interface FilterProps {
  readonly label: string;
  readonly name: keyof Filters;
  readonly value: string;
  readonly options: readonly string[];
  readonly onFilters: (change: Partial<Filters>) => void;
}

/** Drawn anew only for another value: a letter of the search leaves its options alone. */
const Filter = memo(function Filter({ label, name, value, options, onFilters }: FilterProps) {
  return (
    <label className={styles.filter}>
      <span className="visually-hidden">{label}</span>
      <select value={value} onChange={(event) => onFilters({ [name]: event.target.value })}>
        <option value="">{label}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
});
