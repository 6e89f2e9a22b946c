'use client';

import { CircleCheck, CircleDashed, CircleDot, Search } from 'lucide-react';
import MiniSearch from 'minisearch';
import Link from 'next/link';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { CatalogueEntry } from '../_lib/read-bank';
import { loadStatuses, type Status } from '../_lib/submissions';
import styles from './catalogue.module.css';
import { DifficultyTag } from './difficulty-tag';
import tags from './tag.module.css';
import { type Filters, useFilters } from './use-filters';

const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
const STATUSES = ['new', 'tried', 'solved'] as const;

/** The list of problems: search as you type, filters kept in the address. */
export function Catalogue({ entries }: { entries: readonly CatalogueEntry[] }) {
  const [filters, setFilters] = useFilters();
  const statuses = useStatuses();
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const shown = useMatches(entries, filters, statuses);
  const topics = useMemo(() => [...new Set(entries.flatMap((entry) => entry.topics))].sort(), [entries]);

  useEffect(() => {
    const focusSearch = (event: globalThis.KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      search.current?.focus();
    };
    addEventListener('keydown', focusSearch);
    return () => removeEventListener('keydown', focusSearch);
  }, []);

  const moveFocus = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = [...(list.current?.querySelectorAll('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next === undefined && !(at === 0 && event.key === 'ArrowUp')) return;
    event.preventDefault();
    (next ?? search.current)?.focus();
  };

  return (
    <section aria-label="Problems" onKeyDown={moveFocus}>
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
          />
          <kbd aria-hidden>/</kbd>
        </label>
        <Filter label="Topic" value={filters.topic} options={topics} onChange={(topic) => setFilters({ topic })} />
        <Filter
          label="Difficulty"
          value={filters.difficulty}
          options={DIFFICULTIES}
          onChange={(difficulty) => setFilters({ difficulty })}
        />
        <Filter
          label="Status"
          value={filters.status}
          options={STATUSES}
          onChange={(status) => setFilters({ status })}
        />
      </div>
      <p className={styles.count} role="status">
        {shown.length === entries.length
          ? `${entries.length} problems`
          : `${shown.length} of ${entries.length} problems`}
      </p>
      <ul ref={list} className={styles.list}>
        {shown.map((entry) => (
          <Row key={entry.slug} entry={entry} status={statuses.get(entry.slug) ?? 'new'} />
        ))}
      </ul>
      {shown.length === 0 && (
        <p className={styles.empty}>
          Nothing fits.{' '}
          <button type="button" onClick={() => setFilters({ query: '', topic: '', difficulty: '', status: '' })}>
            Clear the search and the filters
          </button>
        </p>
      )}
    </section>
  );
}

function Row({ entry, status }: { entry: CatalogueEntry; status: Status }) {
  const Icon = status === 'solved' ? CircleCheck : status === 'tried' ? CircleDot : CircleDashed;
  return (
    <li>
      <Link className={styles.row} href={`/problems/${entry.slug}`}>
        <Icon size={18} className={styles[status]} aria-hidden />
        <span className={styles.name}>
          {entry.title}
          <span className="visually-hidden">, {status}</span>
        </span>
        <span className={styles.topics}>
          {entry.topics.map((topic) => (
            <span key={topic} className={tags.tag}>
              {topic}
            </span>
          ))}
        </span>
        <DifficultyTag difficulty={entry.difficulty} />
        <code className={styles.signature}>{entry.signature}</code>
      </Link>
    </li>
  );
}

function Filter({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly string[];
  onChange: (value: string) => void;
}) {
  return (
    <label className={styles.filter}>
      <span className="visually-hidden">{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{label}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
}

function useMatches(
  entries: readonly CatalogueEntry[],
  { query, topic, difficulty, status }: Filters,
  statuses: ReadonlyMap<string, Status>,
): CatalogueEntry[] {
  const index = useMemo(() => {
    const search = new MiniSearch<CatalogueEntry & { id: string }>({
      fields: ['title', 'topics', 'slug', 'signature'],
      extractField: (document, field) =>
        field === 'topics' ? document.topics.join(' ') : String(document[field as 'title']),
      searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 2 } },
    });
    search.addAll(entries.map((entry) => ({ ...entry, id: entry.slug })));
    return search;
  }, [entries]);
  return useMemo(() => {
    const found =
      query.trim() === '' ? undefined : new Map(index.search(query).map((result, rank) => [String(result.id), rank]));
    return entries
      .filter((entry) => found === undefined || found.has(entry.slug))
      .filter((entry) => topic === '' || entry.topics.includes(topic))
      .filter((entry) => difficulty === '' || entry.difficulty === difficulty)
      .filter((entry) => status === '' || (statuses.get(entry.slug) ?? 'new') === status)
      .sort((a, b) => (found?.get(a.slug) ?? 0) - (found?.get(b.slug) ?? 0));
  }, [entries, index, query, topic, difficulty, status, statuses]);
}

function useStatuses(): ReadonlyMap<string, Status> {
  const [statuses, setStatuses] = useState<ReadonlyMap<string, Status>>(new Map());
  useEffect(() => {
    // Without storage every problem is new; the catalogue works all the same.
    loadStatuses().then(setStatuses, () => undefined);
  }, []);
  return statuses;
}
