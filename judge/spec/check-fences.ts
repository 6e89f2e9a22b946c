/** Fences against the rest of the file: none twice, none that nothing names. */

import type { Faults } from './faults';
import { type Fence, fenceName, placeOfFence, type Role } from './read-fences';
import { fencesOf, type Reading } from './reading';
import type { FrontMatter } from './schema';

/**
 * The reference, of which there must be one.
 * @param bodyLine where to say that there is none; undefined says nothing
 */
export function findReference(
  fences: readonly Fence[],
  bodyLine: number | undefined,
  faults: Faults,
): Fence | undefined {
  const [reference, second] = fencesOf(fences, 'reference');
  if (reference === undefined && bodyLine !== undefined)
    faults.add('reference', 'there is no fence ```ts reference', { line: bodyLine, column: 1 });
  if (second !== undefined)
    faults.add('reference', `stands twice; first on line ${reference?.line}`, placeOfFence(second));
  return second === undefined ? reference : undefined;
}

export function checkFencesUnique({ fences, faults }: Pick<Reading, 'fences' | 'faults'>): void {
  const seen = new Map<string, Fence>();
  for (const fence of fences) {
    if (fence.role === 'reference') continue;
    const name = fenceName(fence);
    const first = seen.get(name);
    if (first === undefined) seen.set(name, fence);
    else faults.add(name, `stands twice; first on line ${first.line}`, placeOfFence(fence));
  }
}

/** A fence that nothing names would never run. */
export function checkFencesNamed(raw: FrontMatter, { fences, faults }: Pick<Reading, 'fences' | 'faults'>): void {
  const comparators = Object.values(raw.compare ?? {});
  const named: Partial<Record<Role, readonly (string | undefined)[]>> = {
    generator: [...raw.cases, ...(raw.invalid ?? []), ...(raw.performance ? [raw.performance] : [])].map(
      ({ generator }) => generator,
    ),
    residual: comparators.map((text) => /^\s*valid-by\s*\(\s*([^()\s]*)/.exec(text)?.[1]),
    property: raw.properties?.map(({ custom }) => custom) ?? [],
    checker: comparators.map((text) => (text.trim() === 'custom' ? '' : undefined)),
  };
  for (const fence of fences) {
    const ids = named[fence.role];
    if (ids === undefined || ids.includes(fence.id)) continue;
    faults.add(fenceName(fence), `nothing names it: ${NAMED_BY[fence.role]}`, placeOfFence(fence));
  }
}

const NAMED_BY: Partial<Record<Role, string>> = {
  generator: 'write its id under "generator" of a case, of an invalid input or of performance',
  residual: 'write valid-by(<id>) for an output under "compare"',
  property: 'write { custom: <id>, says: … } under "properties"',
  checker: 'write "custom" for an output under "compare"',
};
