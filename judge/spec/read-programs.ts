/** The programs of a problem: wrong ones, slow ones, accepted ones, and those that the editor opens with. */

import { applyEdits } from './apply-edits';
import { didYouMean } from './did-you-mean';
import type { Kind, Mistake, Problem, SolutionFence } from './problem';
import { type Fence, fenceName, placeOfFence, type Role } from './read-fences';
import { faultAt, fencesOf, type Reading, readEntries } from './reading';
import type { FrontMatter } from './schema';

type RawPrograms = FrontMatter['mistakes'];

/** Each is compiled and run against every case. */
const MAX_VARIANTS = 100;

/** `mistakes` or `slow`: each entry by edits of the reference, or by a fence of its own. */
export function readVariants(
  key: 'mistakes' | 'slow',
  raw: RawPrograms | undefined,
  reference: Fence,
  reading: Reading,
): Mistake[] {
  const role: Role = key === 'mistakes' ? 'mistake' : 'slow';
  const fences = new Map(fencesOf(reading.fences, role).map((fence) => [fence.id, fence]));
  const ids = Object.keys(raw ?? {});
  for (const [id, fence] of fences)
    if (!ids.includes(id))
      reading.faults.add(
        fenceName(fence),
        `has a fence but no entry "says" under ${key}${didYouMean(id, ids)}`,
        placeOfFence(fence),
      );
  if (ids.length > MAX_VARIANTS) throw faultAt(reading, [key], `has ${ids.length} entries; at most ${MAX_VARIANTS}`);
  const entries = readEntries(raw, reading.faults, (id, { edit, says }): Mistake => {
    const path = [key, id];
    const fence = fences.get(id);
    if (fence !== undefined && edit === undefined) return { id, says, source: fence.source };
    if (fence !== undefined || edit === undefined)
      throw faultAt(reading, path, `needs either "edit" or a fence \`\`\`ts ${role}=${id}, not both and not neither`);
    const edited = applyEdits(reference, edit);
    if (edited.kind === 'misfit') throw faultAt(reading, path, edited.problem, [...path, 'edit', edited.index, 0]);
    return { id, says, source: edited.source };
  });
  return entries.map(([, mistake]) => mistake);
}

export function readAccepted(fences: readonly Fence[]): SolutionFence[] {
  return fencesOf(fences, 'accepted').map(({ id, style, source, note }) => ({ id, style, source, note }));
}

/** Which role the editor's first text has in each kind, beside `starter`. */
const GIVEN: Readonly<Record<Kind, Role | undefined>> = { implement: undefined, optimise: 'given', debug: 'broken' };

/** What the editor opens with: an own starter, the broken program of `debug`, the slow one of `optimise`. */
export function readStarters(kind: Kind, { fences, faults }: Reading): Problem['starters'] {
  const starters: Partial<Record<Fence['style'], string>> = {};
  for (const fence of fences) {
    const { role, style, source } = fence;
    if (role !== 'starter' && role !== 'broken' && role !== 'given') continue;
    const place = placeOfFence(fence);
    const owner = role === 'broken' ? 'debug' : 'optimise';
    if (role !== 'starter' && role !== GIVEN[kind])
      faults.add(fenceName(fence), `belongs to kind ${owner}, but the kind is ${kind}`, place);
    else if (role === 'starter' && GIVEN[kind] !== undefined)
      faults.add(fenceName(fence), `in kind ${kind} the editor opens with the fence "${GIVEN[kind]}"`, place);
    else if (starters[style] !== undefined) faults.add(fenceName(fence), 'stands twice', place);
    else starters[style] = source;
  }
  return starters;
}

/** What belongs to one kind only, and what that kind cannot do without. */
export function checkKind(kind: Kind, raw: FrontMatter, reading: Reading): void {
  const { faults, find, fences } = reading;
  const only = (key: 'speedup' | 'bugs', owner: Kind): void => {
    if (raw[key] !== undefined && kind !== owner)
      faults.add(key, `belongs to kind ${owner}, but the kind is ${kind}`, find([key]));
    if (raw[key] === undefined && kind === owner) faults.add('kind', `${owner} needs "${key}"`, find(['kind']));
  };
  only('speedup', 'optimise');
  only('bugs', 'debug');
  if (kind === 'optimise' && raw.performance === undefined)
    faults.add('kind', 'optimise needs "performance": the sizes at which time is measured', find(['kind']));
  const role = GIVEN[kind];
  if (role !== undefined && fencesOf(fences, role).length === 0)
    faults.add('kind', `${kind} needs a fence \`\`\`ts ${role} style=…`, find(['kind']));
}

/** Kind debug: ids of mistakes -> ids of the cases that prove that bug gone. */
export function readBugs(raw: FrontMatter, reading: Reading): Problem['bugs'] {
  const mistakes = Object.keys(raw.mistakes);
  const cases = raw.cases.map(({ id }) => id);
  for (const [bug, ids] of Object.entries(raw.bugs ?? {})) {
    if (!mistakes.includes(bug))
      reading.faults.add(
        `bugs.${bug}`,
        `there is no mistake ${bug}${didYouMean(bug, mistakes)}`,
        reading.find(['bugs', bug]),
      );
    for (const [i, id] of ids.entries())
      if (!cases.includes(id))
        reading.faults.add(
          `bugs.${bug}`,
          `there is no case ${id}${didYouMean(id, cases)}`,
          reading.find(['bugs', bug, i]),
        );
  }
  return raw.bugs ?? {};
}
