/** Where a problem is, by its slug or a path; light, so that a wrong call is answered at once. */

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the person typed cannot be used; the message says what can. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const PROBLEMS = fileURLToPath(new URL('../../problems', import.meta.url));

/** Slugs of the bank, in alphabetical order. */
export async function bankSlugs(): Promise<string[]> {
  const entries = await readdir(PROBLEMS, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(path.join(PROBLEMS, entry.name, 'problem.md')))
    .map((entry) => entry.name)
    .sort();
}

/**
 * @param name a slug of the bank, a problem file, or a folder that holds one
 * @throws UsageError when there is no such file
 */
export async function problemFile(name: string): Promise<string> {
  const candidates = [path.join(PROBLEMS, name, 'problem.md'), name, path.join(name, 'problem.md')];
  const file = candidates.find((candidate) => candidate.endsWith('.md') && existsSync(candidate));
  if (file === undefined)
    throw new UsageError(`there is no problem "${name}"; the bank has ${(await bankSlugs()).join(', ')}`);
  return file;
}
