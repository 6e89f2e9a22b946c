/**
 * The person's program against the accepted solution of the same style, on the same machine and backend.
 *
 * It informs: how fast a right program is, how its time grows, and which slow variant of the problem grows alike.
 * Nothing here rejects a submission; what a problem of kind `optimise` asks for is in measure-speed.ts.
 */

import type { Performance, Problem, Style } from '../spec/problem';
import { ProblemSpecError } from '../spec/spec-error';
import { seedFrom } from '../tensor/random';
import { describeGrowth, type GrowthPoint, growAlike, isOutgrown, outgrowthApart, outgrowthOf } from '../timing/growth';
import { type Measurement, measure, spreadOf, type Void } from '../timing/measure';
import type { Backend } from '../verdict/backend';
import type { TimingReport } from '../verdict/timing';
import { BackendStartError } from './realm';
import { createRounds } from './timed-inputs';
import {
  acceptedProgram,
  createStopwatch,
  openTimed,
  type Program,
  type TimedRealm,
  type TimingHost,
} from './timed-realms';

export interface TimingRequest {
  readonly source: string;
  readonly style: Style;
  readonly salt: number;
  /** The one that gave the verdict; the cpu when left out. */
  readonly backend?: Backend | undefined;
}

/** The growth curve needs fewer pairs a point than the ratio, which is measured at the largest size. */
const CURVE_PAIRS = 7;

/** After so long at one size few pairs are enough; the last size gets more of it. */
const CURVE_BUDGET_MS = 1_500;
const LAST_BUDGET_MS = 5_000;

const PAIRS_OF_THE_LAST = 20;

/** True where there is something to measure after this verdict. */
export function canTime(problem: Problem, style: Style, verdict: string): boolean {
  if (problem.performance === undefined || acceptedProgram(problem, style) === undefined) return false;
  return verdict === 'accepted' || (verdict === 'time-limit' && problem.slow.length > 0);
}

/**
 * Measure at every size of `performance.n`; the largest one gives the ratio and the tier.
 * @returns null when it was cancelled, or the problem gives nothing to measure
 */
export async function timeSubmission(
  problem: Problem,
  { source, style, salt, backend }: TimingRequest,
  host: TimingHost,
): Promise<TimingReport | null> {
  const { performance } = problem;
  const other = acceptedProgram(problem, style, backend);
  if (performance === undefined || other === undefined) return null;
  try {
    const person = { name: 'your code', source, style, backend };
    const curve = await measureCurve(problem, performance, { person, other }, salt, host, performance.n, true);
    if (host.isCancelled?.() === true) return null;
    const report = reportOf(curve, performance, other);
    if (report.kind === 'void') return report;
    const slow = await nameSlow(problem, performance, curve.points, other, salt, host);
    return host.isCancelled?.() === true ? null : { ...report, slow };
  } catch (error) {
    if (host.isCancelled?.() === true) return null;
    // The answers were judged before; a problem that cannot be timed takes nothing from them.
    if (error instanceof ProblemSpecError || error instanceof BackendStartError)
      return { kind: 'void', why: error.message };
    throw error;
  }
}

interface Curve {
  readonly points: readonly GrowthPoint[];
  readonly last: Extract<Measurement, { kind: 'measured' }> | undefined;
  /** Why it ends early. */
  readonly stopped: Void | undefined;
}

/** @param isGraded whether the last size is measured until its grade is settled */
async function measureCurve(
  problem: Problem,
  performance: Performance,
  programs: { readonly person: Program; readonly other: Program },
  salt: number,
  host: TimingHost,
  sizes: readonly number[],
  isGraded: boolean,
): Promise<Curve> {
  const opened: TimedRealm[] = [];
  const open = async (program: Program): Promise<TimedRealm> => {
    const realm = await openTimed(problem, program, host.openRealm);
    opened.push(realm);
    return realm;
  };
  try {
    const realms = { person: await open(programs.person), other: await open(programs.other) };
    const points: GrowthPoint[] = [];
    let last: Curve['last'];
    let done = 0;
    const of = CURVE_PAIRS * (sizes.length - 1) + PAIRS_OF_THE_LAST;
    for (const [i, n] of sizes.entries()) {
      const isLast = isGraded && i === sizes.length - 1;
      const rounds = await createRounds(problem, performance, n, salt, host.author);
      const onRound = (): void => host.onProgress?.(Math.min(++done, of - 1), of);
      const until = host.now() + (isLast ? LAST_BUDGET_MS : CURVE_BUDGET_MS);
      const stopwatch = createStopwatch({ problem, realms, checker: realms.other, rounds, host, onRound });
      const measured = await measure(stopwatch, {
        tiers: performance.tiers,
        seed: seedFrom('timing', salt, n),
        maxCalls: rounds.maxUnits,
        isOverBudget: () => host.now() > until,
        ...(isLast ? {} : { minPairs: CURVE_PAIRS, maxPairs: CURVE_PAIRS }),
      });
      if (measured.kind === 'void') return { points, last, stopped: measured };
      done = Math.max(done, CURVE_PAIRS * (i + 1));
      last = measured;
      points.push(pointOf(n, measured));
    }
    return { points, last, stopped: undefined };
  } finally {
    for (const { realm } of opened) realm.dispose();
  }
}

function reportOf({ points, last, stopped }: Curve, performance: Performance, other: Program): TimingReport {
  // One that did not end in time is told as far as it came.
  if (last === undefined || (stopped !== undefined && stopped.isOverdue !== true))
    return { kind: 'void', why: stopped?.why ?? 'no size was measured' };
  const { ratio, low, high, best, pairs } = last.ratio;
  const grows = performance.repeat === undefined ? performance.grow.join(' = ') : `${performance.repeat} calls`;
  return {
    kind: 'measured',
    ratio,
    low,
    high,
    best,
    pairs,
    ...last.grade,
    tiers: performance.tiers,
    against: other.name,
    grows,
    points: points.map(({ n, personMs, otherMs, personRange, otherRange }) => ({
      n,
      personMs,
      otherMs,
      personRange,
      otherRange,
    })),
    growth: describeGrowth(points, performance.repeat === undefined ? (performance.grow[0] ?? 'n') : 'n') ?? '',
    slow: null,
    stopped: stopped?.why ?? '',
  };
}

/**
 * The slow variant whose time outgrows by about as much as the person's does: measured as that was, at the same sizes and
 * beside the same program where it is one on arrays, as the variants are.
 */
async function nameSlow(
  problem: Problem,
  performance: Performance,
  points: readonly GrowthPoint[],
  accepted: Program,
  salt: number,
  host: TimingHost,
): Promise<(TimingReport & { kind: 'measured' })['slow']> {
  const person = outgrowthOf(points);
  if (person === undefined || !isOutgrown(person)) return null;
  const sizes = points.map(({ n }) => n);
  const reference: Program = { name: 'reference', source: problem.reference, style: 'arrays' };
  const other = accepted.style === 'arrays' ? accepted : reference;
  const alike: { readonly id: string; readonly says: string; readonly apart: number }[] = [];
  for (const { id, says, source } of problem.slow) {
    const variant: Program = { name: `slow.${id}`, source, style: 'arrays' };
    const curve = await measureCurve(
      problem,
      performance,
      { person: variant, other },
      salt,
      { ...host, onProgress: undefined },
      sizes,
      false,
    );
    const slow = outgrowthOf(curve.points);
    if (slow !== undefined && growAlike(person, slow)) alike.push({ id, says, apart: outgrowthApart(person, slow) });
  }
  const [nearest] = alike.sort((a, b) => a.apart - b.apart);
  return nearest === undefined ? null : { id: nearest.id, says: nearest.says };
}

function pointOf(n: number, { pairs, ratio }: Measurement & { kind: 'measured' }): GrowthPoint {
  const person = spreadOf(pairs.map((pair) => pair.person));
  const other = spreadOf(pairs.map((pair) => pair.other));
  return {
    n,
    personMs: person.median,
    otherMs: other.median,
    personBestMs: person.best,
    otherBestMs: other.best,
    personRange: person.range,
    otherRange: other.range,
    ratio,
  };
}
