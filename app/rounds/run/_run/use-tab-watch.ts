'use client';

import { useEffect, useRef } from 'react';
import type { Happening } from '../../../_rounds/round-event';

/** Count leaving the tab and coming back to it, while a clock runs. */
export function useTabWatch(isWatching: boolean, append: (...happenings: Happening[]) => Promise<boolean>): void {
  const latest = useRef(append);
  latest.current = append;
  useEffect(() => {
    if (!isWatching) return;
    const onChange = (): void => void latest.current({ kind: document.hidden ? 'tab-left' : 'tab-returned' });
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, [isWatching]);
}
