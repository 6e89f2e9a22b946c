/** How inputs are drawn: generators by parameter, generator fences, sizes. Shared by cases and performance. */

import { didYouMean } from './did-you-mean';
import { parseGenerator } from './parse-generator';
import type { DimSizes, Generator } from './problem';
import { faultAt, fencesOf, type Reading, readEntries } from './reading';
import type { Parameter } from './signature';
import type { Path } from './yaml-tree';

/** @throws ProblemSpecError when there is no such parameter */
export function checkParameter(
  name: string,
  params: readonly Parameter[],
  path: Path,
  reading: Pick<Reading, 'find'>,
): Parameter {
  const param = params.find((one) => one.name === name);
  if (param !== undefined) return param;
  const known = [...new Set(params.map((one) => one.name))];
  throw faultAt(reading, path, `${name} is no parameter${didYouMean(name, known)}`);
}

/** Generators by parameter, each parsed. */
export function readGenerators(
  raw: Readonly<Record<string, string>> | undefined,
  path: Path,
  params: readonly Parameter[],
  reading: Pick<Reading, 'faults' | 'find'>,
): Record<string, Generator> {
  const entries = readEntries(raw, reading.faults, (name, text) => {
    checkParameter(name, params, [...path, name], reading);
    return parseGenerator(text, [...path, name].join('.'));
  });
  return Object.fromEntries(entries);
}

/** @throws ProblemSpecError when no fence `generator=<id>` has that id */
export function checkGenerator(id: string | undefined, path: Path, reading: Reading): void {
  const known = fencesOf(reading.fences, 'generator').map((fence) => fence.id);
  if (id !== undefined && !known.includes(id))
    throw faultAt(reading, path, `there is no fence \`\`\`ts generator=${id}${didYouMean(id, known)}`);
}

/** Sizes inside the ranges of their dims; names are checked by whoever knows where they stand. */
export function checkSizes(sizes: DimSizes, path: Path, { faults, find, signature }: Reading): void {
  for (const [dim, size] of Object.entries(sizes)) {
    const range = Object.hasOwn(signature.dims, dim) ? signature.dims[dim] : undefined;
    if (range === undefined) continue;
    const outside = [size].flat().find((one) => one < range.min || one > range.max);
    const place = [...path, 'dims', dim];
    if (outside !== undefined)
      faults.add(place.join('.'), `${outside} is outside ${range.min}..${range.max}`, find(place));
  }
}
