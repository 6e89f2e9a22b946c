/**
 * The order of a measurement: warm up, find batches that are long enough, take pairs in alternating order, add
 * pairs while the answer is unsettled, and give up honestly.
 *
 * Knows no clock and no thread: a `Stopwatch` runs one batch of a program and tells its times.
 */

import { quantile } from 'simple-statistics';
import type { Tiers } from '../verdict/timing';
import type { Pair, Ratio } from './ratio';
import { ratioOf } from './ratio';
import { type Grade, gradeOf, isUnsettled } from './tier';

/** `other` is what the person's program is held against. */
export type Timed = 'person' | 'other';

/** One batch: calls on fresh inputs, one after the other. */
export interface BatchTime {
  readonly kind: 'timed';
  /** By the clock inside the realm, which was taken before the program loaded. */
  readonly insideMs: number;
  /** By the judge's clock, from the start of the timed part until the realm was idle again. */
  readonly outsideMs: number;
}

export type BatchOutcome =
  | BatchTime
  /** Nothing can be said of this measurement. */
  | Void;

export interface Void {
  readonly kind: 'void';
  readonly why: string;
  /** A program did not end in time; what was measured at smaller sizes holds. */
  readonly isOverdue?: boolean | undefined;
}

export interface Stopwatch {
  /** Run `timed` on `calls` inputs that it has not seen before; in one round both programs get the same ones. */
  run(timed: Timed, calls: number, round: number): Promise<BatchOutcome>;
}

export interface MeasureOptions {
  readonly tiers: Tiers;
  /** A ratio that decides: then pairs are added until it is settled, and no budget cuts them short. */
  readonly decides?: number | undefined;
  readonly seed: number;
  readonly minPairs?: number | undefined;
  readonly maxPairs?: number | undefined;
  /** Calls of one batch, at most. */
  readonly maxCalls: number;
  /** True once few pairs have to be enough. */
  readonly isOverBudget?: (() => boolean) | undefined;
}

export type Measurement =
  | {
      readonly kind: 'measured';
      readonly ratio: Ratio;
      readonly grade: Grade;
      /** In ms a call. */
      readonly pairs: readonly Pair[];
      readonly calls: Readonly<Record<Timed, number>>;
    }
  | Void;

/** A sample shorter than this is mostly clock and noise. */
export const MIN_BATCH_MS = 5;

const MIN_PAIRS = 15;
const MAX_PAIRS = 45;
const PAIRS_A_STEP = 10;
const FEWEST_PAIRS = 5;
/** An engine compiles a program again as it proves hot: so many rounds and so long each program runs unmeasured. */
const WARM_UP_ROUNDS = 3;
const WARM_UP_MS = 60;

/** Programs that take so long a round are warm after one. */
const LONG_ROUND_MS = 500;

/** Inside less than this part of outside means that work went on after the answer, or that the clock was bent. */
const MIN_INSIDE_SHARE = 0.7;

/** Messages may take this much of every batch, ms. */
const OUTSIDE_ALLOWANCE_MS = 3;

/** Work that is put off is put off in every batch; a busy machine delays some, and the other program's as well. */
const MAX_DISAGREEING = 0.8;

/** Measure the person's program against the other one. */
export async function measure(stopwatch: Stopwatch, options: MeasureOptions): Promise<Measurement> {
  const { seed, tiers, decides, minPairs = MIN_PAIRS, maxPairs = MAX_PAIRS } = options;
  let round = 0;
  const calls = await findBatches(stopwatch, options.maxCalls, () => round++);
  if (calls.kind === 'void') return calls;
  const pairs: Pair[] = [];
  let disagreeing = 0;
  const isSettled = (): boolean => {
    const ratio = ratioOf(pairs, seed);
    return decides === undefined ? !gradeOf(ratio, tiers).noisy : !isUnsettled(ratio, decides);
  };
  for (let wanted = minPairs; pairs.length < wanted; ) {
    const pair = await takePair(stopwatch, calls, round++);
    if (pair.kind === 'void') return pair;
    if (pair.disagrees) disagreeing++;
    pairs.push({ person: pair.person / calls.person, other: pair.other / calls.other });
    if (decides === undefined && pairs.length >= FEWEST_PAIRS && options.isOverBudget?.() === true) break;
    if (pairs.length >= wanted && wanted < maxPairs && !isSettled()) wanted = Math.min(maxPairs, wanted + PAIRS_A_STEP);
  }
  if (disagreeing > MAX_DISAGREEING * pairs.length)
    return {
      kind: 'void',
      why: 'the clock inside and the clock outside of the sandbox disagree: work went on after your code had returned, or the machine was too busy',
    };
  const ratio = ratioOf(pairs, seed);
  const { person, other } = calls;
  return { kind: 'measured', ratio, grade: gradeOf(ratio, tiers), pairs, calls: { person, other } };
}

/** Best, median and quartiles of one program's times, ms. */
export function spreadOf(timesMs: readonly number[]): {
  readonly best: number;
  readonly median: number;
  readonly range: readonly [number, number];
} {
  const times = [...timesMs];
  return {
    best: Math.min(...times),
    median: quantile(times, 0.5),
    range: [quantile(times, 0.25), quantile(times, 0.75)],
  };
}

type Calls = { readonly kind: 'calls' } & Readonly<Record<Timed, number>>;

/** Calls that make each program's batch long enough; the runs double as the warm-up. */
async function findBatches(stopwatch: Stopwatch, maxCalls: number, nextRound: () => number): Promise<Calls | Void> {
  const calls = { person: 1, other: 1 };
  const spent = { person: 0, other: 0 };
  for (let steady = 0; steady < WARM_UP_ROUNDS || Math.min(spent.person, spent.other) < WARM_UP_MS; ) {
    const pair = await takePair(stopwatch, calls, nextRound());
    if (pair.kind === 'void') return pair;
    const [person, other] = [enough(calls.person, pair.person), enough(calls.other, pair.other)];
    const isSteady = Math.min(maxCalls, person) === calls.person && Math.min(maxCalls, other) === calls.other;
    calls.person = Math.min(maxCalls, person);
    calls.other = Math.min(maxCalls, other);
    spent.person += pair.person;
    spent.other += pair.other;
    if (pair.person + pair.other > LONG_ROUND_MS) break;
    if (isSteady) steady++;
  }
  return { kind: 'calls', ...calls };
}

/** Aim beyond the border, and at most at eight times as many: the first run also compiled the program. */
function enough(calls: number, tookMs: number): number {
  if (tookMs >= MIN_BATCH_MS) return calls;
  return Math.max(calls + 1, Math.ceil(calls * Math.min(8, (1.5 * MIN_BATCH_MS) / tookMs)));
}

async function takePair(
  stopwatch: Stopwatch,
  calls: Readonly<Record<Timed, number>>,
  round: number,
): Promise<({ readonly kind: 'pair'; readonly disagrees: boolean } & Readonly<Record<Timed, number>>) | Void> {
  const order: readonly Timed[] = round % 2 === 0 ? ['person', 'other'] : ['other', 'person'];
  const times = { person: 0, other: 0 };
  const gaps = { person: 0, other: 0 };
  for (const timed of order) {
    const outcome = await stopwatch.run(timed, calls[timed], round);
    if (outcome.kind === 'void') return outcome;
    // A coarse clock may say 0.
    times[timed] = Math.max(outcome.insideMs, 1e-3);
    gaps[timed] = outcome.outsideMs - outcome.insideMs;
  }
  // Only the person's program has a reason to bend the clock; the other one shows what the machine delays.
  const honestMs = times.person + Math.max(0, gaps.person - gaps.other - OUTSIDE_ALLOWANCE_MS);
  return { kind: 'pair', ...times, disagrees: !(times.person >= MIN_INSIDE_SHARE * honestMs) };
}
