/** Solutions from the problems' own files, for the browser tests. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseProblem } from '../../judge/spec/parse-problem';
import type { Problem } from '../../judge/spec/problem';

const problems = fileURLToPath(new URL('../../problems', import.meta.url));

/** Every problem of the bank, by its folder. */
export const BANK = readdirSync(problems, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${problems}/${entry.name}/problem.md`))
  .map((entry) => entry.name)
  .sort();

/** The first problems, which between them use every kind of signature: these are judged in both styles everywhere. */
export const FIRST_SIX = [
  'scaled-dot-product-attention',
  'k-means',
  'adam',
  'decision-tree',
  'lora-linear',
  'pairwise-distances',
] as const;

/** The text of a problem, and what it says. */
export function bankFile(slug: string): { problemText: string; problem: Problem } {
  const problemText = readFileSync(`${problems}/${slug}/problem.md`, 'utf8');
  return { problemText, problem: parseProblem(problemText) };
}

export function bankProblem(slug: string): Problem {
  return bankFile(slug).problem;
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
