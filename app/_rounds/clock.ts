/**
 * What is left of a section, from the events of its round and the time now.
 *
 * Wall time counts, so that a closed laptop, a reload and a crash cost the time that they took. A page also has a
 * monotonic clock, which nobody can set; where the two part, a `clock-jumped` event says by how much. A jump back is
 * always a clock that was set, and does not count. A jump forward is either sleep (the monotonic clock of most
 * systems stands still in it) or a clock that was set: it counts as time passed, until the clock is set back by as
 * much or the person says that nothing slept.
 */

import type { Round } from './round';
import type { RoundEvent } from './round-event';

/** The clocks of a page, read together. */
export interface ClockReading {
  /** Milliseconds since 1970, as the machine's clock says. */
  readonly wallMs: number;
  /** Milliseconds of the page's own clock. */
  readonly monotonicMs: number;
}

/** Below this two clocks that are read one after the other, or slewed by a time server, may part. */
export const JUMP_MS = 3_000;
/** Two jumps are one clock set and set back when they differ by no more. */
const PAIR_MS = 5_000;

export const WARNINGS_MIN = [15, 5, 1] as const;

/** @returns by how many ms the machine's clock moved more than the page's own, where that is no accident */
export function jumpBetween(before: ClockReading, now: ClockReading): number | undefined {
  const byMs = now.wallMs - before.wallMs - (now.monotonicMs - before.monotonicMs);
  return Math.abs(byMs) > JUMP_MS ? byMs : undefined;
}

/** Across pages there is no monotonic clock: only a clock that stands before the last event was surely set. */
export function jumpSince(last: RoundEvent | undefined, nowMs: number): number | undefined {
  return last !== undefined && nowMs < last.at - JUMP_MS ? nowMs - last.at : undefined;
}

/** An event with the time at which it truly happened: ms on a clock that was never set. */
export type Timed = RoundEvent & { readonly trueMs: number };

export interface TrueTimes {
  readonly events: readonly Timed[];
  /** The same clock, for a reading of the machine's clock after the last event. */
  trueMs(wallMs: number): number;
}

/** @param events of one round, in order */
export function trueTimes(events: readonly RoundEvent[]): TrueTimes {
  const ignored = ignoredJumps(events);
  let offset = 0;
  let latest = Number.NEGATIVE_INFINITY;
  const timed: Timed[] = [];
  for (const event of events) {
    if (event.what.kind === 'clock-jumped' && ignored.has(event.seq)) offset += event.what.byMs;
    // No event happens before the one that was written before it.
    latest = Math.max(latest, event.at - offset);
    timed.push({ ...event, trueMs: latest });
  }
  return { events: timed, trueMs: (wallMs) => Math.max(latest, wallMs - offset) };
}

/** Jumps that are no time passed, by the number of their event. */
function ignoredJumps(events: readonly RoundEvent[]): ReadonlySet<number> {
  const disputed = new Set(events.flatMap(({ what }) => (what.kind === 'jump-disputed' ? what.jump : [])));
  const ignored = new Set<number>();
  const unpaired: { readonly seq: number; readonly byMs: number }[] = [];
  for (const { seq, what } of events) {
    if (what.kind !== 'clock-jumped') continue;
    const partner = unpaired.findLastIndex(({ byMs }) => Math.abs(byMs + what.byMs) <= PAIR_MS);
    const [other] = partner < 0 ? [] : unpaired.splice(partner, 1);
    if (other !== undefined) ignored.add(other.seq).add(seq);
    else unpaired.push({ seq, byMs: what.byMs });
    if (what.byMs < 0 || disputed.has(seq)) ignored.add(seq);
  }
  return ignored;
}

export interface SectionClock {
  readonly startedMs: number;
  /** Time on the clock: without pauses, at most the minutes of the section. */
  readonly elapsedMs: number;
  readonly leftMs: number;
  readonly isPaused: boolean;
  /** Pauses so far, the running one included. */
  readonly pauses: number;
  readonly pausedMs: number;
}

/**
 * The clock of a section at a moment.
 * @param section its index; it must have been started
 * @param atMs a true time (see `trueTimes`); the clock stands still after the section ended
 * @param maxPauseMs a pause ends by itself after so long: the clock runs on
 */
export function sectionClock(
  events: readonly Timed[],
  section: number,
  minutes: number,
  atMs: number,
  maxPauseMs = Number.POSITIVE_INFINITY,
): SectionClock | undefined {
  const first = events.findIndex(({ what }) => what.kind === 'section-started' && what.section === section);
  const started = events[first];
  if (started === undefined) return undefined;
  const own = events.slice(first);
  const ended = own.find(
    ({ what }) => (what.kind === 'section-ended' || what.kind === 'expired') && what.section === section,
  );
  const untilMs = Math.min(atMs, ended?.trueMs ?? Number.POSITIVE_INFINITY);
  const pauses: { fromMs: number; toMs: number | undefined }[] = [];
  for (const { what, trueMs } of own) {
    if (trueMs > untilMs) break;
    const open = pauses.at(-1);
    if (what.kind === 'paused') pauses.push({ fromMs: trueMs, toMs: undefined });
    else if (what.kind === 'resumed' && open !== undefined) open.toMs ??= trueMs;
  }
  const lengthOf = ({ fromMs, toMs }: { fromMs: number; toMs: number | undefined }): number =>
    Math.min(maxPauseMs, (toMs ?? untilMs) - fromMs);
  const pausedMs = pauses.reduce((sum, pause) => sum + lengthOf(pause), 0);
  const last = pauses.at(-1);
  const totalMs = minutes * 60_000;
  const elapsedMs = Math.min(totalMs, Math.max(0, untilMs - started.trueMs - pausedMs));
  return {
    startedMs: started.trueMs,
    elapsedMs,
    leftMs: totalMs - elapsedMs,
    isPaused: last !== undefined && last.toMs === undefined && untilMs - last.fromMs < maxPauseMs,
    pauses: pauses.length,
    pausedMs,
  };
}

/** The clock of a section of a round, for a reading of the machine's clock; undefined where it was not started. */
export function clockOf(
  round: Round,
  section: number,
  events: readonly RoundEvent[],
  wallMs: number,
): SectionClock | undefined {
  const spec = round.template.sections[section];
  if (spec === undefined) return undefined;
  const times = trueTimes(events);
  const maxPauseMs = (spec.pauses?.minutes ?? 0) * 60_000;
  return sectionClock(times.events, section, spec.minutes, times.trueMs(wallMs), maxPauseMs);
}

/** The warning to give when the time left fell from one value to another; of several only the last. */
export function warningBetween(beforeMs: number, leftMs: number): number | undefined {
  return WARNINGS_MIN.filter((one) => beforeMs > one * 60_000 && leftMs <= one * 60_000 && leftMs > 0).at(-1);
}

/** `44:05`, rounded up, so that 0:00 means that nothing is left. */
export function formatClock(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
