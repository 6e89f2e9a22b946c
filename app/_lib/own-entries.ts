/** The person's own problems as the catalogue lists them. */

import { listOwnProblems, ownKey } from './own-problems';
import type { CatalogueEntry } from './read-bank';

export async function ownEntries(): Promise<CatalogueEntry[]> {
  return (await listOwnProblems()).map((record) => ({
    slug: ownKey(record.uuid),
    href: `/mine?problem=${record.uuid}`,
    title: record.title,
    difficulty: record.difficulty,
    topics: record.topics,
    kind: record.kind,
    askedIn: [],
    signature: record.signature,
    isOwn: true,
  }));
}
