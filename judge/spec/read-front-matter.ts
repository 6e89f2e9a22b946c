/** The YAML between the two lines "---": parsed strictly, held against the schema, with places for messages. */

import { explainIssues } from './explain-issue';
import type { Faults } from './faults';
import { type FrontMatter, frontMatterSchema } from './schema';
import type { Path, YamlTree } from './yaml-tree';

/**
 * Hold the front matter against the schema.
 * @returns undefined when it does not fit; `faults` then names every key that does not
 */
export function readFrontMatter({ value, find }: YamlTree, faults: Faults): FrontMatter | undefined {
  const parsed = frontMatterSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, at, message } of explainIssues(frontMatterSchema, value, parsed.error.issues))
    faults.add(pathInWords(path, value), message, find(at));
  return undefined;
}

/** `cases.by-hand.dims`: an item that has an id is called by it. */
export function pathInWords(path: Path, value: unknown): string {
  let part = value;
  const words = path.map((key) => {
    const inner: unknown =
      typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[key] : undefined;
    part = inner;
    const id = typeof inner === 'object' && inner !== null && 'id' in inner ? inner.id : undefined;
    return typeof key === 'number' && typeof id === 'string' ? id : key;
  });
  return words.join('.') || 'front matter';
}
