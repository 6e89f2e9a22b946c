'use client';

import { liveQuery } from 'dexie';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Style } from '#judge/spec/problem';
import {
  clearJournal,
  type Draft,
  draftId,
  keepOldDraft,
  openDraft,
  readDraft,
  saveDraft,
  tabId,
  writeJournal,
} from '../_lib/drafts';

const SAVE_DELAY_MS = 250;

export interface DraftControls {
  readonly id: string;
  /** Undefined while the stored draft is being read. */
  readonly code: string | undefined;
  /** The same with what was written since it was last drawn: a key that runs may follow a letter sooner than a frame. */
  latest(): string | undefined;
  write(code: string): void;
  /** Replace the code by something else (reset, reopen); the old one can be had back. */
  replace(code: string): void;
  /** The code before the last `replace`, until it is undone or dismissed. */
  readonly replaced: string | undefined;
  undoReplace(): void;
  dismissReplaced(): void;
  /** Another tab wrote a newer draft of the same problem; nothing is saved until the person chooses. */
  readonly theirs: string | undefined;
  takeTheirs(): void;
  keepMine(): void;
  /** Storage refused: solving goes on, saving does not. */
  readonly trouble: string | undefined;
}

/** What this tab knows of one draft. A late answer for another style meets an object that nobody reads any more. */
interface Session {
  readonly id: string;
  code: string;
  /** `updatedAt` of the stored draft that `code` grew from. */
  seen: number;
  isOpen: boolean;
  isUnsaved: boolean;
  /** Saves under way: a page that goes now takes them with it. */
  saving: number;
  theirs: Draft | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** The draft of one problem and style: saved as it is typed, shared with care between tabs. */
export function useDraft(problem: string, style: Style, starter: string): DraftControls {
  const id = draftId(problem, style);
  const session = useRef<Session | undefined>(undefined);
  const [shown, setShown] = useState<{ readonly id: string; readonly code: string } | undefined>(undefined);
  const [replaced, setReplaced] = useState<string | undefined>(undefined);
  const replacement = useRef<string | undefined>(undefined);
  const [theirs, setTheirs] = useState<string | undefined>(undefined);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);

  const reportTrouble = useCallback((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    setTrouble(`What you write cannot be saved on this device (${why}). Copy it before you leave.`);
  }, []);

  const meetConflict = useCallback((current: Session, draft: Draft) => {
    current.theirs = draft;
    setTheirs(draft.code);
  }, []);

  const save = useCallback(
    async (current: Session): Promise<void> => {
      clearTimeout(current.timer);
      if (!current.isUnsaved) return;
      if (current.theirs !== undefined) return writeJournal(current.id, current.code, current.seen);
      current.isUnsaved = false;
      current.saving++;
      try {
        const outcome = await saveDraft(current.id, current.code, current.seen);
        if (outcome.kind === 'conflict') {
          current.isUnsaved = true;
          meetConflict(current, outcome.theirs);
          return;
        }
        current.seen = Math.max(current.seen, outcome.updatedAt);
        if (!current.isUnsaved) clearJournal(current.id);
        setTrouble(undefined);
      } catch (error) {
        current.isUnsaved = true;
        reportTrouble(error);
      } finally {
        current.saving--;
      }
    },
    [meetConflict, reportTrouble],
  );

  useEffect(() => {
    const current: Session = {
      id,
      code: starter,
      seen: 0,
      isOpen: false,
      isUnsaved: false,
      saving: 0,
      theirs: undefined,
      timer: undefined,
    };
    session.current = current;
    setTheirs(undefined);
    setReplaced(undefined);
    const show = (draft: Draft | undefined): void => {
      if (session.current !== current) return;
      current.code = draft?.code ?? starter;
      current.seen = draft?.updatedAt ?? 0;
      current.isOpen = true;
      setShown({ id, code: current.code });
    };
    openDraft(id).then(show, (error: unknown) => {
      reportTrouble(error);
      show(undefined);
    });
    const watching = liveQuery(() => readDraft(id)).subscribe({
      next: (draft) => {
        if (!current.isOpen || draft === undefined || draft.tab === tabId || draft.updatedAt <= current.seen) return;
        if (draft.code !== current.code) return meetConflict(current, draft);
        current.seen = draft.updatedAt;
        current.theirs = undefined;
        setTheirs(undefined);
      },
      error: () => undefined,
    });
    const leave = (): void => {
      if (current.isUnsaved || current.saving > 0) writeJournal(id, current.code, current.seen);
      void save(current);
    };
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      leave();
      watching.unsubscribe();
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
    };
  }, [id, starter, save, meetConflict, reportTrouble]);

  const write = useCallback(
    (code: string) => {
      const current = session.current;
      if (current === undefined || !current.isOpen || code === current.code) return;
      current.code = code;
      current.isUnsaved = true;
      clearTimeout(current.timer);
      current.timer = setTimeout(() => void save(current), SAVE_DELAY_MS);
      setShown({ id: current.id, code });
    },
    [save],
  );

  const latest = useCallback((): string | undefined => {
    const current = session.current;
    return current?.id === id && current.isOpen ? current.code : undefined;
  }, [id]);

  const replace = useCallback(
    (code: string) => {
      const current = session.current;
      if (current === undefined || current.code === code) return;
      const before = current.code;
      keepOldDraft(current.id, before).catch(() => undefined);
      write(code);
      replacement.current = code;
      setReplaced(before);
    },
    [write],
  );

  const settle = (choose: (mine: string, theirs: string) => { winner: string; loser: string }): void => {
    const current = session.current;
    if (current?.theirs === undefined) return;
    const { winner, loser } = choose(current.code, current.theirs.code);
    keepOldDraft(current.id, loser).catch(() => undefined);
    current.seen = current.theirs.updatedAt;
    current.theirs = undefined;
    current.code = winner;
    current.isUnsaved = true;
    setTheirs(undefined);
    setShown({ id: current.id, code: winner });
    void save(current);
  };

  return {
    id,
    code: shown?.id === id ? shown.code : undefined,
    latest,
    write,
    replace,
    replaced,
    undoReplace: () => {
      const current = session.current;
      // What was typed since is kept as well.
      if (current !== undefined && current.code !== replacement.current)
        keepOldDraft(current.id, current.code).catch(() => undefined);
      if (replaced !== undefined) write(replaced);
      setReplaced(undefined);
    },
    dismissReplaced: () => setReplaced(undefined),
    theirs,
    takeTheirs: () => settle((mine, other) => ({ winner: other, loser: mine })),
    keepMine: () => settle((mine, other) => ({ winner: mine, loser: other })),
    trouble,
  };
}
