/**
 * Rounds on the person's device. Every event is written as it happens, so that a crash loses nothing that was
 * acknowledged; what may happen once only is checked inside the transaction that writes it, so that two tabs and a
 * reload cannot do it twice.
 */

import Dexie from 'dexie';
import { openDraft } from '../_lib/drafts';
import { database, readAll } from '../_lib/store';
import { clockOf } from './clock';
import { draftKeyOf, type Round, roundSchema } from './round';
import { type Happening, type RoundEvent, roundEventSchema } from './round-event';
import { roundState } from './round-state';

export interface StoredRound {
  readonly round: Round;
  /** In order. */
  readonly events: readonly RoundEvent[];
  /** Records that cannot be read any more; they stay in the store, and the rest of the round works without them. */
  readonly damaged: number;
}

export async function addRound(round: Round): Promise<void> {
  await database.rounds.add(round);
}

export function readRound(id: string): Promise<StoredRound | undefined> {
  return database.transaction('r', database.rounds, database.roundEvents, async () => {
    const [round] = readAll(roundSchema, [await database.rounds.get(id)]);
    return round === undefined ? undefined : { round, ...(await readEvents(id)) };
  });
}

/** Newest first. @param limit of the newest so many; all where it is left out */
export function listRounds(limit = Number.POSITIVE_INFINITY): Promise<StoredRound[]> {
  return database.transaction('r', database.rounds, database.roundEvents, async () => {
    const rounds = readAll(roundSchema, await database.rounds.orderBy('createdAt').reverse().limit(limit).toArray());
    return Promise.all(rounds.map(async (round) => ({ round, ...(await readEvents(round.id)) })));
  });
}

async function readEvents(id: string): Promise<Pick<StoredRound, 'events' | 'damaged'>> {
  const records = await eventsOf(id).toArray();
  const events = readAll(roundEventSchema, records);
  return { events, damaged: records.length - events.length };
}

const eventsOf = (id: string) =>
  database.roundEvents.where('[round+seq]').between([id, Dexie.minKey], [id, Dexie.maxKey]);

/**
 * Write what happened, all of it or nothing.
 * @returns false where the first of them may happen once and has happened already: nothing was written
 */
export function appendEvents(id: string, happenings: readonly Happening[], atMs = Date.now()): Promise<boolean> {
  return database.transaction('rw', database.roundEvents, async () => {
    const events = readAll(roundEventSchema, await eventsOf(id).toArray());
    const [first] = happenings;
    if (first !== undefined && events.some(({ what }) => isSameOnce(what, first))) return false;
    const last = await eventsOf(id).last();
    let next = (last?.seq ?? -1) + 1;
    for (const what of happenings) {
      // A text that is still being written replaces its last state, so that its events do not multiply.
      const isNewer = last !== undefined && last.seq === next - 1 && isSameText(last.what, what);
      const seq = isNewer ? last.seq : next++;
      await database.roundEvents.put({ round: id, seq, at: atMs, what });
    }
    return true;
  });
}

/** The same thing, of which there is one in a round. */
function isSameOnce(one: Happening, other: Happening): boolean {
  switch (other.kind) {
    case 'section-started':
    case 'section-ended':
    case 'expired':
      return one.kind === other.kind && one.section === other.section;
    case 'submit':
    case 'verdict':
    case 'timing':
      return one.kind === other.kind && one.problem === other.problem && one.attempt === other.attempt;
    case 'questions-done':
    case 'set-aside':
      return one.kind === other.kind && one.problem === other.problem;
    case 'jump-disputed':
      return one.kind === other.kind && one.jump === other.jump;
    case 'finished':
      return one.kind === 'finished';
    default:
      return false;
  }
}

function isSameText(last: Happening, what: Happening): boolean {
  if (last.kind === 'note') return what.kind === 'note';
  return (
    last.kind === 'answer' && what.kind === 'answer' && last.problem === what.problem && last.question === what.question
  );
}

export async function deleteRound(id: string): Promise<void> {
  await database.transaction('rw', database.rounds, database.roundEvents, async () => {
    await eventsOf(id).delete();
    await database.rounds.delete(id);
  });
}

/** Of the newest rounds the one whose clock runs now; one whose time passed meanwhile is none. */
export async function runningRound(nowMs = Date.now()): Promise<Round | undefined> {
  return (await listRounds(NEWEST)).find((one) => isRunning(one, nowMs))?.round;
}

/** A clock runs for four hours at most, and nobody begins more rounds meanwhile. */
const NEWEST = 10;

function isRunning({ round, events }: StoredRound, nowMs: number): boolean {
  const state = roundState(round, events);
  if (state.stage !== 'running') return false;
  const clock = clockOf(round, state.section, events, nowMs);
  return clock !== undefined && clock.leftMs > 0;
}

/** The code that was last written for a problem of a round, in whichever style. */
export async function storedCode(
  round: string,
  slug: string,
): Promise<{ code: string; style: 'arrays' | 'tensors' } | undefined> {
  const key = draftKeyOf(round, slug);
  const drafts = await Promise.all(
    (['arrays', 'tensors'] as const).map(async (style) => ({ style, draft: await openDraft(`${key}/${style}`) })),
  );
  const newest = drafts.sort((a, b) => (b.draft?.updatedAt ?? 0) - (a.draft?.updatedAt ?? 0))[0];
  return newest?.draft === undefined ? undefined : { code: newest.draft.code, style: newest.style };
}

export type Imported =
  | { readonly kind: 'added' | 'same' }
  | { readonly kind: 'merged'; readonly added: number }
  /** The file and this device tell different things of the same moment: nothing was changed. */
  | { readonly kind: 'conflict'; readonly seq: number };

/**
 * Take in a round from a file: what is not here yet is added, nothing is overwritten, a second time changes nothing.
 *
 * What happened in the round has one order and is known by its number. Times are measured after it, on whichever device:
 * each is known by its submission and takes another number where its own is taken.
 */
export function importRound({ round, events }: Pick<StoredRound, 'round' | 'events'>): Promise<Imported> {
  return database.transaction('rw', database.rounds, database.roundEvents, async (): Promise<Imported> => {
    const stored = await database.rounds.get(round.id);
    if (stored === undefined) {
      await database.rounds.add(round);
      await database.roundEvents.bulkAdd([...events]);
      return { kind: 'added' };
    }
    const own = await eventsOf(round.id).toArray();
    const counterpart = new Map(own.map((one) => [identityOf(one), one]));
    const clash = events.find((one) => {
      const here = counterpart.get(identityOf(one));
      return here !== undefined && (here.at !== one.at || stableText(here.what) !== stableText(one.what));
    });
    if (clash !== undefined) return { kind: 'conflict', seq: clash.seq };
    const missing = events.filter((one) => !counterpart.has(identityOf(one)));
    const timings = missing.filter(({ what }) => what.kind === 'timing');
    const others = missing.filter(({ what }) => what.kind !== 'timing');
    const taken = new Set(own.map(({ seq }) => seq));
    const misplaced = others.find(({ seq }) => taken.has(seq));
    if (misplaced !== undefined) return { kind: 'conflict', seq: misplaced.seq };
    for (const { seq } of others) taken.add(seq);
    const place = (one: RoundEvent): RoundEvent => {
      let { seq } = one;
      while (taken.has(seq)) seq++;
      taken.add(seq);
      return { ...one, seq };
    };
    await database.roundEvents.bulkAdd([...others, ...timings.map(place)]);
    return missing.length === 0 ? { kind: 'same' } : { kind: 'merged', added: missing.length };
  });
}

/** @param event as it is stored, which may be damaged */
function identityOf({ seq, what }: { readonly seq: number; readonly what: Happening | undefined }): string {
  return what?.kind === 'timing' ? `timing ${what.problem} ${what.attempt}` : `${seq}`;
}

/** JSON whose keys are in order, so that equal things have equal texts. */
function stableText(value: object): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
