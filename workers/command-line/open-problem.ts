/** A problem by its slug or by the path of its file, parsed. */

import { readFileSync } from 'node:fs';
import { parseProblem } from '#judge/spec/parse-problem';
import type { Problem } from '#judge/spec/problem';
import { problemFile } from './find-problem';

/** @throws UsageError when there is none; ProblemSpecError when it is broken */
export async function openProblem(name: string): Promise<Problem> {
  return parseProblem(readFileSync(await problemFile(name), 'utf8'));
}
