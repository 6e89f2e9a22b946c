'use client';

import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { blankDraftKey, type Review } from '../_plan/review';
import { addWorkedMs, reviewsOf } from '../_plan/review-store';

const COUNT_EVERY_MS = 10_000;
/** A timer that comes much later than it was set for slept. */
const MAX_COUNT_MS = 3 * COUNT_EVERY_MS;

export interface BlankPage {
  /** Names the review: when it was begun, ms since 1970. */
  readonly startedAt: number;
  /** Undefined while it is being read. */
  readonly review: Review | undefined;
  /** Earlier reviews of the problem and this one, oldest first. */
  readonly reviews: readonly Review[];
  /** Of its own drafts. */
  readonly draftKey: string;
}

/** The review that the address names (`?blank=…`); its time is counted while the page is in sight. Undefined where it names none. */
export function useBlankPage(problem: string): BlankPage | undefined {
  const [startedAt, setStartedAt] = useState<number | undefined>(undefined);
  useEffect(() => {
    const named = Number(new URLSearchParams(location.search).get('blank'));
    if (Number.isSafeInteger(named) && named > 0) setStartedAt(named);
  }, []);
  const reviews = useLiveQuery(
    () => (startedAt === undefined ? undefined : reviewsOf(problem).catch(() => [])),
    [problem, startedAt],
  );
  const review = reviews?.find((one) => one.startedAt === startedAt);
  const isRunning = review?.status === 'running';
  useEffect(() => {
    if (!isRunning || startedAt === undefined) return;
    let last = performance.now();
    let wasInSight = document.visibilityState === 'visible';
    const count = (): void => {
      const now = performance.now();
      // A minute that cannot be written is a minute less, and no reason to stop anybody.
      if (wasInSight) addWorkedMs(problem, startedAt, Math.min(now - last, MAX_COUNT_MS)).catch(() => undefined);
      last = now;
      wasInSight = document.visibilityState === 'visible';
    };
    const timer = setInterval(count, COUNT_EVERY_MS);
    document.addEventListener('visibilitychange', count);
    return () => {
      count();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', count);
    };
  }, [problem, startedAt, isRunning]);
  // A review that is not on this device: an address from elsewhere.
  if (startedAt === undefined || (reviews !== undefined && review === undefined)) return undefined;
  return { startedAt, review, reviews: reviews ?? [], draftKey: blankDraftKey({ problem, startedAt }) };
}
