'use client';

import { liveQuery } from 'dexie';
import { useCallback, useEffect, useRef, useState } from 'react';
import { draftId, keepOldDraft, loadDraft, saveDraft, tabId } from '../../../_lib/store';
import type { Style } from '#judge/spec/problem';

const SAVE_DELAY_MS = 250;

export interface DraftControls {
  /** Undefined while the stored draft is being read. */
  readonly code: string | undefined;
  write(code: string): void;
  /** Replace the code by something else (reset, reopen); the old one can be had back. */
  replace(code: string): void;
  /** The code before the last `replace`, until something is written or it is dismissed. */
  readonly replaced: string | undefined;
  undoReplace(): void;
  dismissReplaced(): void;
  /** Another tab wrote a newer draft of the same problem. */
  readonly theirs: string | undefined;
  takeTheirs(): void;
  keepMine(): void;
  /** Storage refused: solving goes on, saving does not. */
  readonly trouble: string | undefined;
}

/** The draft of one problem and style: saved as it is typed, shared with care between tabs. */
export function useDraft(problem: string, style: Style, starter: string): DraftControls {
  const id = draftId(problem, style);
  const [loaded, setLoaded] = useState<{ readonly id: string; readonly code: string } | undefined>(undefined);
  const [replaced, setReplaced] = useState<string | undefined>(undefined);
  const [theirs, setTheirs] = useState<string | undefined>(undefined);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const pending = useRef<{ id: string; code: string; timer: ReturnType<typeof setTimeout> } | undefined>(undefined);
  const mine = useRef('');
  const hasConflict = useRef(false);

  const report = useCallback((error: unknown) => {
    setTrouble(`Your code cannot be saved on this device (${error instanceof Error ? error.message : String(error)}). Copy it before you leave.`);
  }, []);

  const flush = useCallback(() => {
    const last = pending.current;
    if (last === undefined || hasConflict.current) return;
    clearTimeout(last.timer);
    pending.current = undefined;
    saveDraft(last.id, last.code).then(() => setTrouble(undefined), report);
  }, [report]);

  useEffect(() => {
    let left = false;
    setTheirs(undefined);
    setReplaced(undefined);
    hasConflict.current = false;
    loadDraft(id).then(
      (draft) => {
        if (left) return;
        mine.current = draft?.code ?? starter;
        setLoaded({ id, code: mine.current });
      },
      (error: unknown) => {
        if (left) return;
        report(error);
        mine.current = starter;
        setLoaded({ id, code: starter });
      },
    );
    const watching = liveQuery(() => loadDraft(id)).subscribe({
      next: (draft) => {
        if (left || draft === undefined || draft.tab === tabId || draft.code === mine.current || mine.current === '') return;
        hasConflict.current = true;
        setTheirs(draft.code);
      },
      error: () => undefined,
    });
    const onHide = (): void => flush();
    addEventListener('pagehide', onHide);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      left = true;
      flush();
      watching.unsubscribe();
      removeEventListener('pagehide', onHide);
      document.removeEventListener('visibilitychange', onHide);
    };
  }, [id, starter, flush, report]);

  const write = useCallback(
    (code: string) => {
      if (code === mine.current) return;
      mine.current = code;
      if (pending.current !== undefined) clearTimeout(pending.current.timer);
      pending.current = { id, code, timer: setTimeout(flush, SAVE_DELAY_MS) };
      setLoaded({ id, code });
    },
    [id, flush],
  );

  const replace = useCallback(
    (code: string) => {
      const before = mine.current;
      if (before === code) return;
      keepOldDraft(id, before).catch(() => undefined);
      write(code);
      setReplaced(before);
    },
    [id, write],
  );

  const settle = (code: string, loser: string): void => {
    keepOldDraft(id, loser).catch(() => undefined);
    hasConflict.current = false;
    setTheirs(undefined);
    mine.current = code;
    setLoaded({ id, code });
    saveDraft(id, code).catch(report);
  };

  return {
    code: loaded?.id === id ? loaded.code : undefined,
    write,
    replace,
    replaced,
    undoReplace: () => {
      if (replaced !== undefined) write(replaced);
      setReplaced(undefined);
    },
    dismissReplaced: () => setReplaced(undefined),
    theirs,
    takeTheirs: () => theirs !== undefined && settle(theirs, mine.current),
    keepMine: () => theirs !== undefined && settle(mine.current, theirs),
    trouble,
  };
}
