'use client';

import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { readRound, type StoredRound } from '../../../_rounds/round-store';

export type Loaded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'ready'; readonly stored: StoredRound };

/** The round that the address names (`?round=…`), with its events as they are written, here or in another tab. */
export function useStoredRound(): Loaded {
  const [id, setId] = useState<string | undefined>(undefined);
  useEffect(() => setId(new URLSearchParams(location.search).get('round') ?? ''), []);
  return (
    useLiveQuery(async (): Promise<Loaded> => {
      if (id === undefined) return { kind: 'loading' };
      try {
        const stored = await readRound(id);
        return stored === undefined ? { kind: 'missing' } : { kind: 'ready', stored };
      } catch (error) {
        return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
      }
    }, [id]) ?? { kind: 'loading' }
  );
}
