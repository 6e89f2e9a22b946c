'use client';

import { type ReactNode, useSyncExternalStore } from 'react';
import type { Pending } from './pending';

/** A region that says when what it holds is about to be replaced; what it holds is not drawn for that. */
export function PendingRegion({ pending, children }: { pending: Pending; children: ReactNode }) {
  const isPending = useSyncExternalStore(pending.subscribe, pending.get, () => false);
  return <div aria-busy={isPending}>{children}</div>;
}
