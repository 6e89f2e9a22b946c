'use client';

import { useEffect } from 'react';

/** So long nothing has run and no backend was needed: finding out about them now meets no run and no drawing of the page. */
const AT_REST_MS = 5_000;

/**
 * Find out once which backends this browser has, before anybody waits for the answer.
 * @param probeOnce does nothing where it is known
 * @param isAtRest that tensors are computed here, and nothing runs
 */
export function useProbeAtRest(probeOnce: () => void, isAtRest: boolean): void {
  useEffect(() => {
    if (!isAtRest) return;
    const timer = setTimeout(probeOnce, AT_REST_MS);
    return () => clearTimeout(timer);
  }, [probeOnce, isAtRest]);
}
