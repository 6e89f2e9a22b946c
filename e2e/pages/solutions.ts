/** Solutions from the problems' own files, for the browser tests. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseProblem } from '../../judge/spec/parse-problem';
import type { Problem } from '../../judge/spec/problem';

export const BANK = [
  'scaled-dot-product-attention',
  'k-means',
  'adam',
  'decision-tree',
  'lora-linear',
  'pairwise-distances',
] as const;

export function bankProblem(slug: string): Problem {
  return parseProblem(
    readFileSync(fileURLToPath(new URL(`../../problems/${slug}/problem.md`, import.meta.url)), 'utf8'),
  );
}

export function acceptedSolution(slug: string, style: 'arrays' | 'tensors'): string {
  const found = bankProblem(slug).accepted.find((one) => one.style === style);
  if (found === undefined) throw new Error(`${slug} has no accepted solution in style ${style}`);
  return found.source;
}

export function mistake(slug: string, id: string): { source: string; says: string } {
  const found = bankProblem(slug).mistakes.find((one) => one.id === id);
  if (found === undefined) throw new Error(`${slug} has no mistake ${id}`);
  return found;
}

/** A solution that attacks; SERVER is replaced by an address of the test's own. */
export function attack(name: string, server = ''): string {
  return readFileSync(fileURLToPath(new URL(`../attacks/${name}.ts`, import.meta.url)), 'utf8').replaceAll(
    'SERVER',
    server,
  );
}
