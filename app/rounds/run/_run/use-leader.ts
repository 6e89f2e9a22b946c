'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

/** `asking`: not known yet; `following`: another tab leads, and this one waits until that is closed. */
export type Lead = 'asking' | 'leading' | 'following';

/** One tab leads a round: the one that holds its lock, which the browser frees when that tab is closed or dies. */
export function useLeader(name: string): { readonly lead: Lead; readonly takeOver: () => void } {
  const [lead, setLead] = useState<Lead>('asking');
  const controls = useRef<{ hold(options: LockOptions): void } | undefined>(undefined);
  useEffect(() => {
    // Without locks (an old browser) a second tab cannot be told; what may happen once is still checked by the store.
    if (!('locks' in navigator)) return setLead('leading');
    let isLeft = false;
    let leads = false;
    let release = (): void => undefined;
    const queue = new AbortController();
    const hold = (options: LockOptions): void => {
      const held = navigator.locks.request(name, options, (lock) => {
        if (isLeft) return undefined;
        if (lock === null) {
          setLead('following');
          hold({ signal: queue.signal });
          return undefined;
        }
        setLead('leading');
        leads = true;
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      });
      // Rejected when another tab takes the lead, or when this page is left while it waits.
      held.catch(() => {
        if (isLeft) return;
        leads = false;
        setLead('following');
        hold({ signal: queue.signal });
      });
    };
    controls.current = { hold };
    // A reload is no reason to lose the lead to a tab that waits for it.
    hold(takeReloadMark(name) ? { steal: true } : { ifAvailable: true });
    const onLeave = (): void => {
      if (leads) leaveReloadMark(name);
    };
    addEventListener('pagehide', onLeave);
    return () => {
      isLeft = true;
      removeEventListener('pagehide', onLeave);
      queue.abort();
      release();
    };
  }, [name]);
  const takeOver = useCallback(() => controls.current?.hold({ steal: true }), []);
  return { lead, takeOver };
}

/** Left behind in this tab by a page that led and was reloaded; taken once. A copy of the tab finds nothing. */
function takeReloadMark(name: string): boolean {
  try {
    const isMarked = sessionStorage.getItem(name) !== null;
    sessionStorage.removeItem(name);
    return isMarked;
  } catch {
    return false;
  }
}

function leaveReloadMark(name: string): void {
  try {
    sessionStorage.setItem(name, 'led');
  } catch {
    // Then a reload asks like any other page.
  }
}
