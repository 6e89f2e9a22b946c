/** What the two benches of timing share: problems of the bank, programs made slower, a busy machine. */

import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { closeProblem, sessionOf } from '#judge/run/session';
import { createRounds } from '#judge/run/timed-inputs';
import { createStopwatch, openTimed, type Program, type TimingHost } from '#judge/run/timed-realms';
import { parseProblem } from '#judge/spec/parse-problem';
import type { Problem } from '#judge/spec/problem';
import { type Measurement, measure } from '#judge/timing/measure';
import type { Tiers } from '#judge/verdict/timing';
import { createNodeRealms } from '#workers/node/node-realm';

export async function problemOf(slug: string): Promise<Problem> {
  return parseProblem(await readFile(new URL(`../../problems/${slug}/problem.md`, import.meta.url), 'utf8'));
}

/** Work with realms of this problem's own. */
export async function withHost<T>(problem: Problem, work: (host: TimingHost) => Promise<T>): Promise<T> {
  const realms = createNodeRealms();
  try {
    const { openRealm } = realms;
    return await work({ openRealm, author: sessionOf(problem, openRealm).author, now: () => performance.now() });
  } finally {
    closeProblem(problem);
    await realms.close();
  }
}

/** The reference, doing its work `times` times in every call. */
export function repeated(problem: Problem, times: number): Program {
  const { name } = problem.signature;
  const source = problem.reference.replace(`export function ${name}`, 'function once');
  const program = `${source}
export function ${name}(...args: never[]) {
  let out = (once as (...args: never[]) => unknown)(...args);
  for (let i = 1; i < ${times}; i++) out = (once as (...args: never[]) => unknown)(...args);
  return out;
}`;
  return { name: `${times} times`, source: program, style: 'arrays' };
}

/** Trials of one kind, in realms that are fresh for every few of them. */
export async function trialsOf(
  problem: Problem,
  programs: { readonly person: Program; readonly other: Program },
  tiers: Tiers,
  count: number,
  n: number,
): Promise<Measurement[]> {
  const { performance } = problem;
  if (performance === undefined) throw new Error(`${problem.id} gives no sizes`);
  return withHost(problem, async (host) => {
    const results: Measurement[] = [];
    while (results.length < count) {
      const realms = {
        person: await openTimed(problem, programs.person, host.openRealm),
        other: await openTimed(problem, programs.other, host.openRealm),
      };
      for (let i = 0; i < TRIALS_A_REALM && results.length < count; i++) {
        const salt = results.length;
        const rounds = await createRounds(problem, performance, n, salt, host.author);
        const stopwatch = createStopwatch({ problem, realms, checker: realms.other, rounds, host });
        // As a verdict is measured: more pairs only where the border is not settled.
        results.push(await measure(stopwatch, { tiers, decides: tiers.pass, seed: salt, maxCalls: rounds.maxUnits }));
      }
      realms.person.realm.dispose();
      realms.other.realm.dispose();
    }
    return results;
  });
}

const TRIALS_A_REALM = 8;

/**
 * The same trials with several going on at a time, twice as many as there are cores: each is the load of the others, in
 * bursts as other programs make them.
 */
export async function trialsUnderLoad(...args: Parameters<typeof trialsOf>): Promise<Measurement[]> {
  const [problem, programs, tiers, count, n] = args;
  const atOnce = 2 * availableParallelism();
  const each = Math.ceil(count / atOnce);
  // What belongs to a problem is kept by its object: each has its own.
  const copies = Array.from({ length: atOnce }, () => trialsOf({ ...problem }, programs, tiers, each, n));
  return (await Promise.all(copies)).flat();
}

export function share(part: number, of: number): number {
  return of === 0 ? Number.NaN : Math.round((1000 * part) / of) / 1000;
}
