/**
 * The body of a problem file: its statement, and the fences that have a role.
 *
 * Scanned by line, with CommonMark's rule for fences (closed by at least as many of the same mark), instead of
 * through a Markdown parser: the judge worker needs nothing else of Markdown, and remark's browser build asks
 * for a document that a worker has not.
 */

import { ProblemSpecError } from './spec-error';

export type Role = (typeof ROLES)[number];

export interface Fence {
  readonly role: Role;
  /** Empty for the reference. */
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly source: string;
  readonly line: number;
}

const ROLES = [
  'reference',
  'accepted',
  'mistake',
  'slow',
  'generator',
  'invalid',
  'starter',
  'broken',
  'given',
  'checker',
  'residual',
  'property',
] as const;
const WITHOUT_ID: readonly Role[] = ['reference', 'starter', 'broken', 'given', 'checker'];
const ATTRIBUTES: Partial<Record<Role, readonly string[]>> = {
  accepted: ['style', 'note'],
  starter: ['style'],
  broken: ['style'],
  given: ['style'],
};

/**
 * Cut the fences with a role out of the body.
 * @param firstLine line of the file on which `body` starts, for messages
 * @throws ProblemSpecError on an unknown attribute
 */
export function readFences(body: string, firstLine: number): { statement: string; fences: readonly Fence[] } {
  const fences: Fence[] = [];
  const statement: string[] = [];
  const lines = body.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const opening = FENCE.exec(lines[at] ?? '');
    if (opening === null) {
      statement.push(lines[at] ?? '');
      continue;
    }
    const end = closingLine(lines, at, opening[1] ?? '');
    const source = lines.slice(at + 1, end).join('\n');
    const fence = readFence(opening[2] ?? '', source, firstLine + at);
    if (fence !== undefined && end === lines.length)
      throw new ProblemSpecError(`fence "${opening[2]}"`, 'is never closed', fence.line);
    const next = fence === undefined ? -1 : lines.slice(at + 1, end).findIndex((line) => OPENS_ROLE.test(line));
    if (fence !== undefined && next >= 0)
      throw new ProblemSpecError(
        `fence "${opening[2]}"`,
        `is not closed before the next one opens on line ${fence.line + 1 + next}`,
        fence.line,
      );
    if (fence === undefined) statement.push(...lines.slice(at, end + 1));
    else fences.push(fence);
    at = end;
  }
  return { statement: statement.join('\n').trim(), fences };
}

/** Opening of a fence at the start of a line: its marks, and its info string. */
const FENCE = /^(`{3,}|~{3,})\s*([^`]*)$/;

const OPENS_ROLE =
  /^(`{3,}|~{3,})\s*ts\s+(reference|accepted|mistake|slow|generator|invalid|starter|broken|given|checker|residual|property)\b/;

function closingLine(lines: readonly string[], opening: number, marks: string): number {
  const closing = new RegExp(`^ {0,3}${marks[0]}{${marks.length},}\\s*$`);
  const length = lines.slice(opening + 1).findIndex((line) => closing.test(line));
  return length < 0 ? lines.length : opening + 1 + length;
}

function readFence(info: string, source: string, line: number): Fence | undefined {
  const [lang, ...others] = info.trim().split(/\s+/);
  const meta = others.join(' ');
  if (lang !== 'ts' || meta === '') return undefined;
  const words = [...meta.matchAll(/([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/g)];
  const [first, ...rest] = words.map((word) => ({ key: word[1] ?? '', value: word[2] ?? word[3] ?? '' }));
  const role = ROLES.find((name) => name === first?.key);
  if (first === undefined || role === undefined)
    throw new ProblemSpecError(`fence "ts ${meta}"`, `unknown role; expected one of ${ROLES.join(', ')}`, line);
  if (!WITHOUT_ID.includes(role) && first.value === '')
    throw new ProblemSpecError(`fence "ts ${meta}"`, `needs an id: ${role}=<id>`, line);
  const attributes: Record<string, string> = {};
  for (const { key, value } of rest) {
    if (!ATTRIBUTES[role]?.includes(key))
      throw new ProblemSpecError(`fence "ts ${meta}"`, `unknown attribute "${key}" of ${role}`, line);
    attributes[key] = value;
  }
  return { role, id: first.value, attributes, source: `${source}\n`, line };
}
