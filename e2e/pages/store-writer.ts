/**
 * Writes without end into the stores of the product, and reads back what is there: the page's half of
 * `storage-kills.spec.ts`, bundled with the stores themselves.
 *
 * A life is one page from its opening to its kill. In each life every store writes 1, 2, 3, … one after the other, and
 * each text tells its number at both ends, so that a torn one is seen.
 */

import { openDraft, readDraft, saveDraft } from '../../app/_lib/drafts';
import { addSubmission, listSubmissions } from '../../app/_lib/submissions';
import { reviewsOf } from '../../app/_plan/review-store';
import { addRound, appendEvents, readRound } from '../../app/_rounds/round-store';
import { chain, round } from '../../tests/app/rounds/round-fixture';
import { emptyReport } from '../../tests/fixtures/empty-report';

export const STORES = ['draft', 'submissions', 'round'] as const;
export type Store = (typeof STORES)[number];

export interface Told {
  readonly life: number;
  readonly store: Store;
  /** The store acknowledged this write; 0 before the first. */
  readonly kept: number;
  /** This one is under way from now on. */
  readonly begun: number;
}

export interface Found {
  /** Number of the last write of the life that is there, by store; 0 where there is none. */
  readonly last: Readonly<Record<Store, number>>;
  /** Life and number of the draft: it is the same one through all lives. */
  readonly draft: string;
  /** In words: whatever is torn, half written, or missing between the first and the last. */
  readonly faults: readonly string[];
}

export interface StoreWriter {
  /** Returns at once; the writing ends with the page. */
  write(life: number): void;
  read(life: number): Promise<Found>;
}

type WriterWindow = typeof globalThis & { told: (told: Told) => void; storeWriter: StoreWriter };
const page = globalThis as WriterWindow;

/** One draft through all lives, as a person has it. */
const DRAFT = 'killed/arrays';
const roundOf = (life: number): string => `00000000-0000-4000-8000-${String(life).padStart(12, '0')}`;
const problemOf = (life: number, n: number): string => `killed-${life}-${n}`;
const isAccepted = (n: number): boolean => n % 2 === 0;

page.storeWriter = {
  write(life) {
    void loop(life, 'draft', draftWrites(life));
    void loop(life, 'submissions', async (n) => {
      const report = emptyReport('killed', isAccepted(n) ? 'accepted' : 'wrong-value');
      await addSubmission(problemOf(life, n), report, textOf(life, n));
    });
    void loop(life, 'round', (n) => writeRound(life, n));
  },
  async read(life) {
    const faults: string[] = [];
    const code = (await readDraft(DRAFT))?.code;
    const [of, n] = code === undefined ? [life, 0] : (numbersOf(code) ?? [life, -1]);
    if (n < 0) faults.push('the draft is torn');
    return {
      last: {
        draft: of === life ? n : 0,
        submissions: await readSubmissions(life, faults),
        round: await readRoundOf(life, faults),
      },
      draft: `${of} ${n}`,
      faults,
    };
  },
};

async function loop(life: number, store: Store, write: (n: number) => Promise<void>): Promise<void> {
  for (let n = 1; ; n++) {
    // Both in one message: whenever the page dies, it dies in the middle of a write.
    page.told({ life, store, kept: n - 1, begun: n });
    await write(n);
  }
}

function draftWrites(life: number): (n: number) => Promise<void> {
  let seen: number | undefined;
  return async (n) => {
    seen ??= (await openDraft(DRAFT))?.updatedAt ?? 0;
    const outcome = await saveDraft(DRAFT, textOf(life, n), seen);
    if (outcome.kind === 'conflict') throw new Error('no other page writes');
    seen = outcome.updatedAt;
  };
}

/** The round first; then in turn two events that belong together, and a text that replaces its last state. */
async function writeRound(life: number, n: number): Promise<void> {
  if (n === 1) return addRound({ ...round(chain), id: roundOf(life) });
  const note = { kind: 'note', text: textOf(life, n) } as const;
  await appendEvents(roundOf(life), isPair(n) ? [{ kind: 'run', problem: 0, run: n }, note] : [note]);
}

const isPair = (n: number): boolean => n % 2 === 0;

async function readSubmissions(life: number, faults: string[]): Promise<number> {
  for (let n = 1; ; n++) {
    const [stored, ...more] = await listSubmissions(problemOf(life, n));
    const cards = await reviewsOf(problemOf(life, n));
    if (more.length > 0) faults.push(`submission ${n} is there ${more.length + 1} times`);
    if (cards.length !== (stored !== undefined && isAccepted(n) ? 1 : 0))
      faults.push(`submission ${n} and its card were not written together`);
    if (stored === undefined) return n - 1;
    if (stored.code !== textOf(life, n) || stored.report === undefined) faults.push(`submission ${n} is torn`);
  }
}

async function readRoundOf(life: number, faults: string[]): Promise<number> {
  const stored = await readRound(roundOf(life));
  if (stored === undefined) return 0;
  const { events, damaged } = stored;
  const note = events.at(-1)?.what;
  const last = note === undefined ? 1 : note.kind === 'note' ? (numbersOf(note.text)?.[1] ?? -1) : -1;
  if (damaged > 0 || last < 0) faults.push('the round is torn');
  // Every pair left a run and a note, numbered without gaps.
  const runs = events.flatMap(({ what }) => (what.kind === 'run' ? [what.run] : []));
  const pairs = Array.from({ length: Math.max(0, last) }, (_, i) => i + 1).filter(isPair);
  if (runs.join() !== pairs.join() || events.some(({ seq }, i) => seq !== i) || events.length !== 2 * pairs.length)
    faults.push(`the round has runs ${runs.join()} up to write ${last}, in ${events.length} events`);
  return last;
}

/** From a line to eight kilobytes, so that kills meet writes of every length. */
function textOf(life: number, n: number): string {
  return `${life} ${n}\n${'const kept = 1;\n'.repeat(((life + n) * 397) % 500)}${life} ${n}`;
}

function numbersOf(text: string): readonly [life: number, n: number] | undefined {
  const [life, n] = text.slice(0, text.indexOf('\n')).split(' ').map(Number);
  return life !== undefined && n !== undefined && text === textOf(life, n) ? [life, n] : undefined;
}
