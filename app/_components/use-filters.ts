'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

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

/** The router renders the page anew for each new address: that waits until one pauses in typing. */
const PAUSE_MS = 250;

/** Search and filters, kept in the address so that a link and the back button bring them again. */
export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  const [filters, setFilters] = useState(NO_FILTERS);
  const latest = useRef(filters);
  const pending = useRef<{ readonly timer: number; readonly filters: Filters } | undefined>(undefined);
  const settle = useRef((): void => {
    if (pending.current === undefined) return;
    clearTimeout(pending.current.timer);
    writeAddress(pending.current.filters);
    pending.current = undefined;
  }).current;
  useEffect(() => {
    const read = (): void => {
      const params = new URLSearchParams(location.search);
      latest.current = Object.fromEntries(KEYS.map((key) => [key, params.get(key) ?? ''])) as unknown as Filters;
      setFilters(latest.current);
    };
    read();
    addEventListener('popstate', read);
    // Before a link is followed or the page is left: the way back leads to this address.
    addEventListener('click', settle, { capture: true });
    addEventListener('pagehide', settle);
    return () => {
      removeEventListener('popstate', read);
      removeEventListener('click', settle, { capture: true });
      removeEventListener('pagehide', settle);
      clearTimeout(pending.current?.timer);
    };
  }, [settle]);
  const change = useCallback(
    (part: Partial<Filters>): void => {
      const next = { ...latest.current, ...part };
      latest.current = next;
      setFilters(next);
      clearTimeout(pending.current?.timer);
      pending.current = { timer: window.setTimeout(settle, PAUSE_MS), filters: next };
    },
    [settle],
  );
  return [filters, change];
}

function writeAddress(filters: Filters): void {
  const params = new URLSearchParams(KEYS.flatMap((key) => (filters[key] === '' ? [] : [[key, filters[key]]])));
  const text = params.toString();
  history.replaceState(history.state, '', text === '' ? location.pathname : `?${text}`);
}
