/** The inputs of a planned case, drawn for a salt; of a law also those before the law's change. */

import type { Problem } from '../spec/problem';
import { seedFrom } from '../tensor/random';
import { type AppliedLaw, applyLaw } from './apply-law';
import type { Author } from './author';
import { type MadeCase, makeCase } from './make-case';
import type { PlannedCase } from './plan-cases';

/** Draws that land on a knife edge are drawn again, this often at most. */
export const MAX_DRAWS = 25;

export interface DrawnCase {
  readonly base: MadeCase;
  /** Undefined where the case tests no law. */
  readonly law: AppliedLaw | undefined;
}

export function caseSeed(problem: Problem, { spec, seedNumber }: PlannedCase, salt: number, draw: number): number {
  return seedFrom(problem.uuid, spec.id, seedNumber, salt, draw);
}

/** @throws ProblemSpecError when an input cannot be made */
export async function drawCase(
  problem: Problem,
  planned: PlannedCase,
  salt: number,
  draw: number,
  author: Author,
): Promise<DrawnCase> {
  const { spec } = planned;
  const make = async (seed: number): Promise<MadeCase> => {
    const isInvalid = planned.refuses !== undefined;
    const where = `${isInvalid ? 'invalid' : 'cases'}.${spec.id}`;
    const generated = await author.generate(spec, seedFrom(seed, 'generator'), where);
    return makeCase(problem, spec, seed, generated, isInvalid);
  };
  const seed = caseSeed(problem, planned, salt, draw);
  const base = await make(seed);
  const property = planned.property === undefined ? undefined : problem.properties[planned.property];
  if (property === undefined) return { base, law: undefined };
  const redraw = (): Promise<MadeCase> => make(seedFrom(seed, 'redrawn'));
  return { base, law: await applyLaw(problem, property, planned.variant ?? 0, base, redraw, seed, author) };
}
