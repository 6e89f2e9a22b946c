'use client';

import { type RefObject, useEffect, useState } from 'react';

/**
 * A run that is asked for while the judge is starting follows once it stands.
 * @param start as it is at that moment
 * @returns remembers what was asked for
 */
export function useEarlyStart(
  isReady: boolean,
  start: RefObject<(mode: 'run' | 'submit') => void>,
): (mode: 'run' | 'submit') => void {
  const [asked, setAsked] = useState<'run' | 'submit' | undefined>(undefined);
  useEffect(() => {
    if (asked === undefined || !isReady) return;
    setAsked(undefined);
    start.current(asked);
  }, [asked, isReady, start]);
  return setAsked;
}
