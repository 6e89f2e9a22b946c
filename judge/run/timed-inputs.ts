/** Inputs of timed calls: drawn afresh for each call, so that nothing can be kept from one to the next. */

import type { CaseSpec, Performance, Problem } from '../spec/problem';
import { seedFrom } from '../tensor/random';
import { isTensor, type Value } from '../tensor/value';
import type { Author } from './author';
import { type MadeCase, makeCase } from './make-case';

/** What is timed as one: a call of the function, or the life of one instance of the class. */
export type Unit = MadeCase;

export interface Rounds {
  /** The inputs of a round; asked for more, it draws on. Only the latest round is kept. */
  units(round: number, count: number): Promise<readonly Unit[]>;
  /** As many units as one batch may hold. */
  readonly maxUnits: number;
}

/** Bounds of one batch: messages to and from a realm carry all of it. */
const MAX_UNITS = 512;
const MAX_CALLS = 20_000;
const MAX_ELEMENTS = 2_000_000;

/** @throws ProblemSpecError when inputs of this size cannot be made */
export async function createRounds(
  problem: Problem,
  performance: Performance,
  n: number,
  salt: number,
  author: Author,
): Promise<Rounds> {
  const spec = specOf(performance, n);
  let kept: { readonly round: number; readonly units: Unit[] } = { round: -1, units: [] };

  async function draw(round: number, i: number): Promise<Unit> {
    const seed = seedFrom(problem.uuid, 'timing', n, salt, round, i);
    const generated = await author.generate(spec, seedFrom(seed, 'generator'), 'performance');
    return makeCase(problem, spec, seed, generated);
  }

  const first = await draw(-1, 0);
  return {
    maxUnits: Math.max(
      1,
      Math.min(
        MAX_UNITS,
        Math.floor(MAX_CALLS / first.calls.length),
        Math.floor(MAX_ELEMENTS / Math.max(1, elementsOf(first))),
      ),
    ),
    async units(round, count) {
      if (kept.round !== round) kept = { round, units: [] };
      const { units } = kept;
      while (units.length < count) units.push(await draw(round, units.length));
      return units.slice(0, count);
    },
  };
}

function specOf(performance: Performance, n: number): CaseSpec {
  const { grow, repeat, instance, fixed, inputs, gen, generator, generatorParams } = performance;
  return {
    id: `timing-${n}`,
    sample: false,
    note: undefined,
    dims: { ...fixed, ...Object.fromEntries(grow.map((dim) => [dim, n])) },
    inputs,
    gen,
    generator,
    generatorParams,
    seeds: 1,
    exact: false,
    instances: repeat === undefined ? [] : [instance],
    script: repeat === undefined ? [] : Array.from({ length: n }, () => ({ instance: 0, method: repeat, inputs: {} })),
    timeLimitMs: undefined,
  };
}

function elementsOf({ calls }: Unit): number {
  const size = (value: Value): number =>
    typeof value !== 'object' || value === null
      ? 1
      : isTensor(value)
        ? value.data.length
        : value.reduce<number>((sum, item) => sum + size(item), 0);
  return calls.reduce((sum, { args }) => sum + args.reduce<number>((inner, value) => inner + size(value), 0), 0);
}
