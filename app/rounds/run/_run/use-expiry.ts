'use client';

import { type RefObject, useCallback, useRef } from 'react';
import type { Style } from '#judge/spec/problem';
import type { Happening } from '../../../_rounds/round-event';
import { roundState } from '../../../_rounds/round-state';
import { type StoredRound, storedCode } from '../../../_rounds/round-store';

/** What stands in the editor now; undefined while none is open. */
export type LiveCode = RefObject<
  { readonly problem: number; readonly code: string; readonly style: Style } | undefined
>;

/**
 * What happens at zero: the section is over and the code in the editor is submitted, both in one write that the
 * store makes at most once. A page that was closed at zero does it when it is opened again, with the code it had.
 */
export function useExpiry(
  stored: StoredRound,
  live: LiveCode,
  append: (...happenings: Happening[]) => Promise<boolean>,
): () => void {
  const isBusy = useRef(false);
  return useCallback(() => {
    if (isBusy.current) return;
    isBusy.current = true;
    expire(stored, live, append).finally(() => {
      isBusy.current = false;
    });
  }, [stored, live, append]);
}

async function expire(
  { round, events }: StoredRound,
  live: LiveCode,
  append: (...happenings: Happening[]) => Promise<boolean>,
): Promise<void> {
  const state = roundState(round, events);
  const own = state.problems[state.problem];
  const slug = round.problems[state.problem]?.slug;
  const expired: Happening = { kind: 'expired', section: state.section };
  if (own?.status !== 'open' || slug === undefined) return void (await append(expired));
  const shown = live.current?.problem === state.problem ? live.current : await storedCode(round.id, slug);
  // Nothing was written yet, and the editor with its starter is still loading: the next tick asks again.
  if (shown === undefined) return;
  const attempt = own.attempts.length + 1;
  await append(expired, {
    kind: 'submit',
    problem: state.problem,
    attempt,
    style: shown.style,
    code: shown.code,
    why: 'expiry',
  });
}
