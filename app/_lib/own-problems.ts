/** Problems that a person keeps in their own bank, on their device. */

import type { Problem } from '#judge/spec/problem';
import { signatureLine } from './signature-line';
import { database, type OwnProblem, ownProblemSchema, readAll } from './store';

export type { OwnProblem };

/** A deleted problem can be had back this long. */
const KEEP_DELETED_MS = 30 * 24 * 60 * 60 * 1_000;

/** Under this name drafts, submissions and statuses of an own problem are kept: its uuid survives renames. */
export const ownKey = (uuid: string): string => `mine-${uuid}`;

export type Kept = { readonly kind: 'added' } | { readonly kind: 'replaced'; readonly before: OwnProblem };

/** Keep a problem. One with the same uuid is replaced; its drafts and submissions stay. */
export function keepOwnProblem(problem: Problem, text: string, images: OwnProblem['images'] = []): Promise<Kept> {
  return database.transaction('rw', database.ownProblems, async (): Promise<Kept> => {
    const before = readAll(ownProblemSchema, [await database.ownProblems.get(problem.uuid)])[0];
    const { uuid, id, title, difficulty, topics, kind } = problem;
    await database.ownProblems.put({
      uuid,
      slug: id,
      title,
      difficulty,
      topics: [...topics],
      kind,
      signature: signatureLine(problem.signature),
      text,
      images: [...images],
      keptAt: Date.now(),
      deletedAt: 0,
    });
    return before === undefined || before.deletedAt > 0 ? { kind: 'added' } : { kind: 'replaced', before };
  });
}

/** Put a record back as it was: undoes a replacement. */
export async function restoreOwnProblem(record: OwnProblem): Promise<void> {
  await database.ownProblems.put(record);
}

export async function readOwnProblem(uuid: string): Promise<OwnProblem | undefined> {
  const [record] = readAll(ownProblemSchema, [await database.ownProblems.get(uuid)]);
  return record === undefined || record.deletedAt > 0 ? undefined : record;
}

/** Newest first. */
export async function listOwnProblems(): Promise<OwnProblem[]> {
  const records = readAll(ownProblemSchema, await database.ownProblems.orderBy('keptAt').reverse().toArray());
  return records.filter(({ deletedAt }) => deletedAt === 0);
}

/** Delete, so that `undeleteOwnProblem` brings it back; what was deleted long ago goes for good. */
export function deleteOwnProblem(uuid: string): Promise<void> {
  return database.transaction('rw', database.ownProblems, async () => {
    await database.ownProblems.update(uuid, { deletedAt: Date.now() });
    const old = await database.ownProblems
      .where('deletedAt')
      .between(1, Date.now() - KEEP_DELETED_MS)
      .primaryKeys();
    await database.ownProblems.bulkDelete(old);
  });
}

export async function undeleteOwnProblem(uuid: string): Promise<void> {
  await database.ownProblems.update(uuid, { deletedAt: 0 });
}
