/**
 * Which problems a round holds: a function of the template, a seed and the bank, and of nothing else.
 *
 * A problem is drawn by rendezvous hashing: of those that fit, the one whose hash with the seed and the slot is
 * smallest. So a problem that is added to the bank changes a round only where it is drawn itself.
 */

import { seedFrom } from '#judge/tensor/random';
import type { BankEntry } from './bank-entry';
import type { Slot, Template } from './template-schema';

/** A problem of a round: where it stands, and which it is. */
export interface ChosenProblem {
  /** Index of the section. */
  readonly section: number;
  /** Index inside the section. */
  readonly slot: number;
  readonly entry: BankEntry;
}

export type Choice =
  | { readonly kind: 'chosen'; readonly problems: readonly ChosenProblem[] }
  /** No problem of this bank is left for a slot; `where` reads like `sections.debug.problems.0`. */
  | { readonly kind: 'impossible'; readonly where: string; readonly why: string };

/** Choose a problem for every slot, none twice. */
export function chooseProblems(template: Template, seed: number, bank: readonly BankEntry[]): Choice {
  const slots = template.sections.flatMap((section, i) =>
    section.problems.map((slot, j) => ({ slot, section: i, index: j, where: `sections.${section.id}.problems.${j}` })),
  );
  const named = new Set(slots.flatMap(({ slot }) => slot.problem ?? []));
  const taken = new Set<string>();
  const problems: ChosenProblem[] = [];
  for (const { slot, section, index, where } of slots) {
    const fitting = bank.filter((entry) => fits(slot, entry));
    const free = fitting.filter(({ slug }) => !taken.has(slug) && (slot.problem !== undefined || !named.has(slug)));
    const entry = smallest(free, ({ slug }) => drawKey(seed, where, slug));
    if (entry === undefined) return { kind: 'impossible', where, why: whyNone(slot, fitting.length) };
    taken.add(entry.slug);
    problems.push({ section, slot: index, entry });
  }
  return { kind: 'chosen', problems };
}

/**
 * Draw a seed whose round avoids problems: the first of many that holds none of them, or else the fewest.
 * The code of the round tells the seed, so that a round never depends on what its maker had solved.
 * @param from where the search starts; the same start finds the same seed
 */
export function drawSeed(
  template: Template,
  bank: readonly BankEntry[],
  avoid: ReadonlySet<string>,
  from: number,
): number {
  let best = { seed: from % SEEDS, met: Number.POSITIVE_INFINITY };
  for (let i = 0; i < MAX_SEEDS && best.met > 0; i++) {
    const seed = seedFrom('round', from, i) % SEEDS;
    const choice = chooseProblems(template, seed, bank);
    if (choice.kind === 'impossible') break;
    const met = choice.problems.filter(({ entry }) => avoid.has(entry.slug)).length;
    if (met < best.met) best = { seed, met };
  }
  return best.seed;
}

/** Seeds have 30 bits: six letters in the code of a round. */
export const SEEDS = 2 ** 30;
/** A round of six problems out of sixty, half of them solved lately, is met once in about a hundred. */
const MAX_SEEDS = 400;

function fits(slot: Slot, entry: BankEntry): boolean {
  if (slot.problem !== undefined) return slot.problem === entry.slug;
  const { askedIn, difficulty, topics, kinds } = slot;
  return (
    (askedIn === undefined || askedIn.some((one) => entry.askedIn.includes(one))) &&
    (difficulty === undefined || difficulty.includes(entry.difficulty)) &&
    (topics === undefined || topics.some((one) => entry.topics.includes(one))) &&
    (kinds === undefined || kinds.includes(entry.kind))
  );
}

function whyNone(slot: Slot, fitting: number): string {
  if (slot.problem !== undefined)
    return fitting === 0 ? `there is no problem ${slot.problem}` : `${slot.problem} stands in this template twice`;
  return fitting === 0
    ? 'no problem of the bank fits'
    : `only ${fitting} of the bank fit, and other places of the template take them`;
}

/** FNV-1a of the words, finished as MurmurHash3 does: FNV alone hardly moves the high bits for the last letters. */
function drawKey(seed: number, where: string, slug: string): number {
  let hash = seedFrom(seed, where, slug);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function smallest<T extends { readonly slug: string }>(items: readonly T[], keyOf: (item: T) => number): T | undefined {
  let best: { readonly item: T; readonly key: number } | undefined;
  for (const item of items) {
    const key = keyOf(item);
    if (best === undefined || key < best.key || (key === best.key && item.slug < best.item.slug)) best = { item, key };
  }
  return best?.item;
}
