/** What the checks of one problem share: each thing is made when a check first asks for it, and once. */

import type { PreparedCase } from '../run/prepare-cases';
import type { Problem } from '../spec/problem';
import { seedFrom } from '../tensor/random';
import { type Bench, createBench, type ProgramRun } from './bench';
import { type JudgedMistake, judgeMistakes } from './judge-mistakes';
import { type JudgedSolution, judgeSolutions } from './judge-solutions';
import { createLocator, type Locator } from './locate';
import { createPreparations, type Preparation, type Preparations } from './prepare-all';
import { type TriedJunk, tryJunk } from './try-junk';
import type { VerifyHost } from './verification';

export interface VerifyContext {
  readonly problem: Problem;
  readonly host: VerifyHost;
  readonly locate: Locator;
  readonly salts: readonly number[];
  readonly preparations: Preparations;
  readonly bench: Bench;
  /** Every case under the first salt (index 0); the drawn and quick ones under a later one. */
  cases(saltIndex: number): Promise<readonly Preparation[]>;
  /** The cases of all salts. */
  allCases(): Promise<readonly Preparation[]>;
  /** The cases of the first salt that could be made. */
  prepared(): Promise<readonly PreparedCase[]>;
  solutions(): Promise<readonly JudgedSolution[]>;
  mistakes(): Promise<readonly JudgedMistake[]>;
  /** The reference's own answers, in style arrays, to the cases of the first salt. */
  referenceRun(): Promise<ProgramRun>;
  /** Junk in place of these answers. */
  junk(): Promise<TriedJunk>;
  close(): void;
}

const DEFAULT_SALTS = 10;

/** @param text the whole file, for positions; undefined where only the parsed problem is known */
export function createContext(problem: Problem, text: string | undefined, host: VerifyHost): VerifyContext {
  // Fixed for a problem, so that it passes or fails alike everywhere; no two problems meet the same draws.
  const salts = Array.from({ length: host.salts ?? DEFAULT_SALTS }, (_, i) =>
    i === 0 ? 1 : seedFrom(problem.uuid, 'verify', i),
  );
  // Judged for values alone: mistakes are for diagnosis, time and bugs have checks of their own.
  const judged: Problem = { ...problem, kind: 'implement', mistakes: [], bugs: {}, speedup: undefined };
  const preparations = createPreparations(judged, salts, host);
  const bench = createBench(judged, host, host.openRealm, 'author');
  const cases = (saltIndex: number): Promise<readonly Preparation[]> => preparations.cases(saltIndex);
  const prepared = async (): Promise<PreparedCase[]> =>
    (await cases(0)).flatMap((one) => (one.kind === 'prepared' ? [one.prepared] : []));
  const referenceRun = once(async () => bench.run({ source: problem.reference, style: 'arrays' }, await prepared()));
  return {
    problem,
    host,
    locate: createLocator(text),
    salts,
    preparations,
    bench,
    cases,
    prepared,
    async allCases() {
      const all: Preparation[] = [];
      for (const index of salts.keys()) all.push(...(await cases(index)));
      return all;
    },
    solutions: once(() => judgeSolutions(problem, salts, preparations, host)),
    mistakes: once(() => judgeMistakes(problem, salts.length, preparations, bench)),
    referenceRun,
    junk: once(async () => tryJunk(await referenceRun())),
    close() {
      preparations.close();
      bench.close();
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
