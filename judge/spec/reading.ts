/** What the readers of the parts of a problem share. */

import type { Faults } from './faults';
import type { Fence, Role } from './read-fences';
import type { Signature } from './signature';
import type { Position } from './spec-error';
import { ProblemSpecError } from './spec-error';
import type { Path } from './yaml-tree';

export interface Reading {
  readonly faults: Faults;
  readonly fences: readonly Fence[];
  readonly signature: Signature;
  /** The place of a part of the front matter. */
  find(path: Path): Position;
}

/** The fault of a part of the front matter: named like its path, standing where the path leads (or `at`). */
export function faultAt(
  reading: Pick<Reading, 'find'>,
  path: Path,
  problem: string,
  at: Path = path,
): ProblemSpecError {
  const { line, column } = reading.find(at);
  return new ProblemSpecError(path.join('.'), problem, line, column);
}

/** Read each entry of a map on its own, so that a fault in one does not hide those in others. */
export function readEntries<Raw, Read>(
  raw: Readonly<Record<string, Raw>> | undefined,
  faults: Faults,
  read: (name: string, value: Raw) => Read,
): [string, Read][] {
  return Object.entries(raw ?? {}).flatMap(([name, value]): [string, Read][] => {
    const entry = faults.attempt((): [string, Read] => [name, read(name, value)]);
    return entry === undefined ? [] : [entry];
  });
}

/** Read each item of a list on its own. */
export function readItems<Raw, Read>(
  raw: readonly Raw[] | undefined,
  faults: Faults,
  read: (item: Raw, index: number) => Read,
): Read[] {
  return (raw ?? []).flatMap((item, i) => {
    const one = faults.attempt(() => [read(item, i)]);
    return one ?? [];
  });
}

/** @throws never: an id that stands twice is a fault of its own, placed at the second */
export function checkUnique(items: readonly { readonly id: string }[], key: string, { faults, find }: Reading): void {
  const seen = new Set<string>();
  for (const [i, { id }] of items.entries()) {
    if (seen.has(id)) faults.add(key, `the id ${id} is used twice`, find([key, i]));
    seen.add(id);
  }
}

export function fencesOf(fences: readonly Fence[], role: Role): readonly Fence[] {
  return fences.filter((fence) => fence.role === role);
}

export function sourcesOf(fences: readonly Fence[], role: Role): Record<string, string> {
  return Object.fromEntries(fencesOf(fences, role).map((fence) => [fence.id, fence.source]));
}
