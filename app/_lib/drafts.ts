/**
 * Drafts on the person's device: saved as they type, shared between tabs without one overwriting the other.
 *
 * IndexedDB is asynchronous, and a page that is closed or crashes may not finish a write. So what is not yet
 * saved when the page is hidden also goes into a journal in localStorage, which is read when it opens again.
 */

import { z } from 'zod';
import type { Style } from '#judge/spec/problem';
import { type Draft, database, draftSchema, type OldDraft, oldDraftSchema, readAll } from './store';

export type { Draft, OldDraft };

/** Replaced versions kept of each draft. */
const MAX_OLD = 30;

/** This tab, told apart from others. */
export const tabId = typeof crypto === 'undefined' ? 'server' : crypto.randomUUID();

export const draftId = (problem: string, style: Style): string => `${problem}/${style}`;

export async function readDraft(id: string): Promise<Draft | undefined> {
  return readAll(draftSchema, [await database.drafts.get(id)])[0];
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly updatedAt: number }
  /** Another tab wrote a newer draft since `seen`; nothing was written. */
  | { readonly kind: 'conflict'; readonly theirs: Draft };

/**
 * Save a draft, unless another tab changed it since this one looked.
 * @param seen `updatedAt` of the stored draft that this code grew from; 0 when there was none
 */
export function saveDraft(id: string, code: string, seen: number): Promise<SaveOutcome> {
  return database.transaction('rw', database.drafts, async (): Promise<SaveOutcome> => {
    const stored = await readDraft(id);
    if (stored !== undefined && stored.updatedAt > seen && stored.tab !== tabId && stored.code !== code)
      return { kind: 'conflict', theirs: stored };
    const updatedAt = Math.max(Date.now(), (stored?.updatedAt ?? 0) + 1);
    await database.drafts.put({ id, code, updatedAt, tab: tabId });
    return { kind: 'saved', updatedAt };
  });
}

/** Keep code that is about to be replaced. */
export async function keepOldDraft(draft: string, code: string): Promise<void> {
  await database.transaction('rw', database.oldDrafts, async () => {
    const kept = await listOldDrafts(draft);
    if (kept[0]?.code === code) return;
    await database.oldDrafts.add({ draft, code, at: Date.now() });
    await database.oldDrafts.bulkDelete(kept.slice(MAX_OLD - 1).map(({ id }) => id));
  });
}

/** Newest first. */
export async function listOldDrafts(draft: string): Promise<OldDraft[]> {
  return readAll(oldDraftSchema, await database.oldDrafts.where('draft').equals(draft).sortBy('at')).reverse();
}

const journalSchema = z.object({ code: z.string(), seen: z.number() });
const journalKey = (id: string): string => `tensor-kata/unsaved/${id}/${tabId}`;
const journalPrefix = (id: string): string => `tensor-kata/unsaved/${id}/`;

/** Write down, at once, code that is not saved yet. Silent where localStorage is blocked: saving itself goes on. */
export function writeJournal(id: string, code: string, seen: number): void {
  try {
    localStorage.setItem(journalKey(id), JSON.stringify({ code, seen }));
  } catch {
    // The draft is being saved to IndexedDB as well.
  }
}

export function clearJournal(id: string): void {
  try {
    localStorage.removeItem(journalKey(id));
  } catch {
    // There was none.
  }
}

/**
 * Load a draft, with what was not saved when a page last closed. An unsaved text whose draft has moved on
 * since becomes an old version.
 */
export async function openDraft(id: string): Promise<Draft | undefined> {
  const stored = await readDraft(id);
  let current = stored;
  for (const { key, tab, code, seen } of readJournals(id)) {
    if (code !== current?.code) {
      // What the same tab saved before it wrote this down is older, even where it did not hear of that save any more.
      const outcome = await saveDraft(id, code, current?.tab === tab ? current.updatedAt : seen);
      if (outcome.kind === 'conflict') await keepOldDraft(id, code);
      else current = { id, code, updatedAt: outcome.updatedAt, tab: tabId };
    }
    localStorage.removeItem(key);
  }
  return current;
}

function readJournals(id: string): { key: string; tab: string; code: string; seen: number }[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(journalPrefix(id)) && key !== journalKey(id));
    return keys.flatMap((key) => {
      const parsed = journalSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
      return parsed.success ? [{ key, tab: key.slice(journalPrefix(id).length), ...parsed.data }] : [];
    });
  } catch {
    return [];
  }
}
