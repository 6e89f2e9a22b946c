'use client';

import { useEffect, useState } from 'react';

export interface Filters {
  readonly query: string;
  readonly topic: string;
  readonly difficulty: string;
  readonly status: string;
  readonly kind: string;
  /** An interview round that asks the problem. */
  readonly round: string;
  readonly sort: string;
}

export const NO_FILTERS: Filters = { query: '', topic: '', difficulty: '', status: '', kind: '', round: '', sort: '' };
const KEYS = Object.keys(NO_FILTERS) as (keyof Filters)[];

/** Search and filters, kept in the address so that a link and the back button bring them again. */
export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  const [filters, setFilters] = useState(NO_FILTERS);
  useEffect(() => {
    const read = (): void => {
      const params = new URLSearchParams(location.search);
      setFilters(Object.fromEntries(KEYS.map((key) => [key, params.get(key) ?? ''])) as unknown as Filters);
    };
    read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);
  const change = (part: Partial<Filters>): void => {
    const next = { ...filters, ...part };
    setFilters(next);
    const params = new URLSearchParams(KEYS.flatMap((key) => (next[key] === '' ? [] : [[key, next[key]]])));
    const text = params.toString();
    history.replaceState(history.state, '', text === '' ? location.pathname : `?${text}`);
  };
  return [filters, change];
}
