/**
 * Kind `optimise`: by what factor a right program is faster than the given one.
 *
 * The given program runs in its own style. A program is too slow only where the interval and the ratio of the best
 * times both say so; what stays unsettled is accepted, and marked as noisy.
 */

import type { Performance, Problem, Style } from '../spec/problem';
import { STYLES } from '../spec/problem';
import { seedFrom } from '../tensor/random';
import { measure } from '../timing/measure';
import { isUnsettled } from '../timing/tier';
import type { SpeedReport } from '../verdict/timing';
import type { TimingRequest } from './time-submission';
import { createRounds } from './timed-inputs';
import {
  acceptedProgram,
  createStopwatch,
  openTimed,
  type Program,
  type TimedRealm,
  type TimingHost,
} from './timed-realms';

/** Rounds that most measurements need, for the progress. */
const USUAL_ROUNDS = 20;

/** @throws ProblemSpecError when the given or the accepted program does not run */
export async function measureSpeed(
  problem: Problem,
  asked: number,
  performance: Performance,
  { source, style, salt }: TimingRequest,
  host: TimingHost,
): Promise<SpeedReport> {
  const given = givenProgram(problem, style);
  const accepted = acceptedProgram(problem, style) ?? acceptedProgram(problem, 'arrays');
  if (given === undefined || accepted === undefined) return { kind: 'void', asked, why: 'there is no given program' };
  const n = performance.n.at(-1) ?? 1;
  const opened: TimedRealm[] = [];
  const open = async (program: Program): Promise<TimedRealm> => {
    const realm = await openTimed(problem, program, host.openRealm);
    opened.push(realm);
    return realm;
  };
  try {
    const realms = { person: await open({ name: 'your code', source, style }), other: await open(given) };
    const checker = await open(accepted);
    const rounds = await createRounds(problem, performance, n, salt, host.author);
    let done = 0;
    const onRound = (): void => host.onProgress?.(Math.min(++done, USUAL_ROUNDS - 1), USUAL_ROUNDS);
    const stopwatch = createStopwatch({ problem, realms, checker, rounds, host, onRound });
    const border = 1 / asked;
    const measured = await measure(stopwatch, {
      tiers: { pass: border, good: border / 2, great: border / 4 },
      decides: border,
      seed: seedFrom('speed', salt, n),
      maxCalls: rounds.maxUnits,
    });
    if (measured.kind === 'void') return { kind: 'void', asked, why: measured.why };
    const { ratio, low, high, best, pairs } = measured.ratio;
    return {
      kind: 'measured',
      asked,
      factor: 1 / ratio,
      low: 1 / high,
      high: 1 / low,
      pairs,
      isReached: !(low > border && best > border),
      noisy: isUnsettled(measured.ratio, border),
    };
  } finally {
    for (const { realm } of opened) realm.dispose();
  }
}

/** The given program of this style, else of the other. */
function givenProgram({ starters }: Problem, style: Style): Program | undefined {
  for (const one of [style, ...STYLES]) {
    const source = starters[one];
    if (source !== undefined) return { name: 'the given program', source, style: one };
  }
  return undefined;
}
