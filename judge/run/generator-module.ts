/**
 * A generator fence, wrapped so that its draws come from a tape that the judge filled.
 *
 * The seeded generator itself stays on the trusted side: the same seed gives the same bytes whatever
 * the author's code does, and a generator that draws without end finds the end of the tape.
 */

import { z } from 'zod';
import { ProblemSpecError } from '../spec/spec-error';
import type { GeneratedInputs } from './make-case';

/** What a fence's error says that needs more draws than its tape holds. */
export const TAPE_EXHAUSTED = 'generator tape exhausted';

/** Uniform draws handed to a fence; a rejection loop that needs more gets a longer tape. */
export const TAPE_LENGTHS = [4_096, 65_536, 1_048_576];

/** TypeScript that makes `random` of the array `tape`. */
export const RANDOM_SOURCE = `
  let at = 0;
  const unit = (): number => {
    const draw = tape[at++];
    if (draw === undefined) throw new Error('${TAPE_EXHAUSTED}');
    return draw;
  };
  const random = {
    uniform: (low: number, high: number): number => low + (high - low) * unit(),
    integer: (low: number, high: number): number => low + Math.floor(unit() * (high - low + 1)),
    normal: (mean: number, deviation: number): number =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    boolean: (probability: number): boolean => unit() < probability,
  };
`;

const EXPORT_NAME = 'generateFromTape';

const WRAPPER = `
export function ${EXPORT_NAME}(tape: number[], dims: string, params: string): string {
  ${RANDOM_SOURCE}
  return JSON.stringify(generate(JSON.parse(dims), random, JSON.parse(params)));
}
`;

export function generatorModule(source: string): { module: string; exportName: string } {
  return { module: `${source}${WRAPPER}`, exportName: EXPORT_NAME };
}

const literals = z.record(z.string(), z.unknown());
const classParts = z.object({
  instances: z.array(literals).optional(),
  script: z.array(z.object({ inputs: literals.optional() })).optional(),
});

/**
 * Parse what a generator returned: inputs by name, or instances and a script for a class problem.
 * @throws ProblemSpecError when it is no object, or its parts are no lists
 */
export function parseGenerated(json: string, where: string): GeneratedInputs {
  const value: unknown = JSON.parse(json);
  const record = literals.safeParse(value);
  if (!record.success) throw new ProblemSpecError(where, 'its generator must return an object of inputs by name');
  const parts = classParts.safeParse(value);
  if (!parts.success)
    throw new ProblemSpecError(
      where,
      'its generator must return "instances" as a list of inputs by name, and "script" as a list of { inputs }',
    );
  const { instances: _instances, script: _script, ...inputs } = record.data;
  return { inputs, instances: parts.data.instances ?? [], script: parts.data.script ?? [] };
}
