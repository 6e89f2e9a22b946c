/** The problems of the bank, read from their files when the pages are built. Server only. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseProblem } from '#judge/spec/parse-problem';
import type { Difficulty, Kind, Problem, RoundType } from '#judge/spec/problem';
import type { BankEntry } from '../_rounds/bank-entry';
import { formatFault, readTemplate } from '../_rounds/read-template';
import type { Template } from '../_rounds/template-schema';
import { signatureLine } from './signature-line';

const root = path.join(process.cwd(), 'problems');

/** What the catalogue needs of a problem: no reference, no solution. */
export interface CatalogueEntry {
  readonly slug: string;
  readonly href: string;
  readonly title: string;
  readonly difficulty: Difficulty;
  readonly topics: readonly string[];
  /** What is asked for, in one line of code. */
  readonly signature: string;
  readonly kind: Kind;
  readonly askedIn: readonly RoundType[];
  /** From the person's own bank. */
  readonly isOwn: boolean;
}

export function problemSlugs(): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(root, entry.name, 'problem.md')))
    .map((entry) => entry.name)
    .sort();
}

export function readProblemText(slug: string): string {
  return readFileSync(path.join(root, slug, 'problem.md'), 'utf8');
}

export function readProblem(slug: string): Problem {
  return parseProblem(readProblemText(slug));
}

/** The description of the problem format: its title, and the Markdown below it. @throws Error when it has no title */
export function readFormat(): { title: string; text: string } {
  const [, title, text] = /^# ([^\n]+)\n(.*)$/s.exec(readFileSync(path.join(root, 'FORMAT.md'), 'utf8')) ?? [];
  if (title === undefined || text === undefined) throw new Error('problems/FORMAT.md must begin with its title');
  return { title, text };
}

const ORDER: Record<Difficulty, number> = { easy: 0, medium: 1, hard: 2 };

export function catalogue(): CatalogueEntry[] {
  return problemSlugs()
    .map(readProblem)
    .map(({ id, title, difficulty, topics, signature, kind, askedIn }) => ({
      slug: id,
      href: `/problems/${id}`,
      title,
      difficulty,
      topics,
      signature: signatureLine(signature),
      kind,
      askedIn,
      isOwn: false,
    }))
    .sort((a, b) => ORDER[a.difficulty] - ORDER[b.difficulty] || a.title.localeCompare(b.title));
}

/** What rounds need to know of every problem. */
export function bankEntries(): BankEntry[] {
  return problemSlugs()
    .map(readProblem)
    .map(({ id, version, title, difficulty, kind, topics, askedIn }) => ({
      slug: id,
      version,
      title,
      difficulty,
      kind,
      topics,
      askedIn,
    }));
}

/** The templates of rounds, the shortest first. @throws Error on a broken file: the build stops */
export function readTemplates(): Template[] {
  const folder = path.join(root, 'rounds');
  const templates = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const outcome = readTemplate(readFileSync(path.join(folder, name), 'utf8'));
      if (outcome.kind === 'template') return outcome.template;
      throw new Error(outcome.faults.map((fault) => formatFault(`problems/rounds/${name}`, fault)).join('\n'));
    });
  const minutesOf = ({ sections }: Template): number => sections.reduce((sum, { minutes }) => sum + minutes, 0);
  return templates.sort((a, b) => minutesOf(a) - minutesOf(b) || a.title.localeCompare(b.title));
}
