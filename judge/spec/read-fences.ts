/**
 * The body of a problem file: its Markdown, and the fences that have a role.
 *
 * Scanned by line, with CommonMark's rule for fences (closed by at least as many of the same mark), instead of
 * through a Markdown parser: the judge worker needs nothing else of Markdown, and remark's browser build asks
 * for a document that a worker has not.
 */

import { didYouMean } from './did-you-mean';
import type { Faults } from './faults';
import { STYLES, type Style } from './problem';
import { type Position, ProblemSpecError } from './spec-error';

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
export type Role = (typeof ROLES)[number];

/** Roles that a file has once, or once a style, instead of by id. */
const WITHOUT_ID: readonly Role[] = ['reference', 'starter', 'broken', 'given', 'checker'];
const WITH_STYLE: readonly Role[] = ['accepted', 'starter', 'broken', 'given'];

const MAX_FENCES = 300;
const MAX_INFO = 1_000;
const MAX_SOURCE = 200_000;

export interface Fence {
  readonly role: Role;
  /** Empty for roles without one. */
  readonly id: string;
  /** Arrays where none is named. */
  readonly style: Style;
  readonly note: string | undefined;
  readonly source: string;
  /** Line of the opening fence; the source starts on the next. */
  readonly line: number;
}

/** A line of Markdown and where it stands in the file. */
export interface BodyLine {
  readonly text: string;
  readonly line: number;
  /** Inside a fence without a role. */
  readonly fenced: boolean;
}

/**
 * Cut the fences with a role out of the body.
 * @param firstLine line of the file on which `body` starts
 */
export function readFences(
  body: string,
  firstLine: number,
  faults: Faults,
): { readonly lines: readonly BodyLine[]; readonly fences: readonly Fence[] } {
  const fences: Fence[] = [];
  const kept: BodyLine[] = [];
  const lines = body.split('\n');
  const keep = (at: number, fenced: boolean) => kept.push({ text: lines[at] ?? '', line: firstLine + at, fenced });
  for (let at = 0; at < lines.length; at++) {
    const text = lines[at] ?? '';
    const marked = text.startsWith('```') || text.startsWith('~~~');
    const opening = marked ? FENCE.exec(text) : null;
    if (opening === null) {
      if (marked && BACKTICK_IN_ROLE.test(text))
        faults.add(nameOf(text), 'a fence line must not hold a backtick', { line: firstLine + at, column: 1 });
      keep(at, false);
      continue;
    }
    const end = closingLine(lines, at, opening[1] ?? '');
    const info = (opening[2] ?? '').trim();
    if (fences.length >= MAX_FENCES) {
      faults.add('fences', `there are more than ${MAX_FENCES}`, { line: firstLine + at, column: 1 });
      break;
    }
    if (!/^ts\s/.test(info)) {
      for (let line = at; line <= Math.min(end, lines.length - 1); line++) keep(line, true);
    } else {
      const fence = faults.attempt(() => {
        assertClosed(lines, at, end, info, firstLine);
        return readFence(info, `${lines.slice(at + 1, end).join('\n')}\n`, firstLine + at);
      });
      if (fence !== undefined) fences.push(fence);
    }
    at = end;
  }
  return { lines: kept, fences };
}

/** How messages call a fence: `accepted=loops`, `starter style=tensors`, `reference`. */
export function fenceName({ role, id, style }: Pick<Fence, 'role' | 'id' | 'style'>): string {
  if (!WITHOUT_ID.includes(role)) return `${role}=${id}`;
  return WITH_STYLE.includes(role) ? `${role} style=${style}` : role;
}

export function placeOfFence({ line }: Pick<Fence, 'line'>): Position {
  return { line, column: 1 };
}

/** Opening of a fence at the start of a line: its marks, and its info string. */
const FENCE = /^(`{3,}|~{3,})([^`]*)$/;
const OPENS_ROLE = new RegExp(`^(\`{3,}|~{3,})\\s*ts\\s+(${ROLES.join('|')})\\b`);
const BACKTICK_IN_ROLE = new RegExp(`^\`{3,}\\s*ts\\s+(${ROLES.join('|')})\\b.*\``);

function nameOf(info: string): string {
  const words = info.replace(/^[`~]+\s*/, '');
  return `fence "${words.length > 60 ? `${words.slice(0, 60)}…` : words}"`;
}

/** The line that closes a fence: at least as many of the same mark, indented by at most three; or the end. */
function closingLine(lines: readonly string[], opening: number, marks: string): number {
  for (let at = opening + 1; at < lines.length; at++) {
    const text = (lines[at] ?? '').trimEnd();
    if (!text.endsWith(marks)) continue;
    const indent = text.length - text.trimStart().length;
    if (indent <= 3 && [...text.slice(indent)].every((mark) => mark === marks[0])) return at;
  }
  return lines.length;
}

/** A fence that swallows the next one was not closed where its author thought. */
function assertClosed(lines: readonly string[], at: number, end: number, info: string, firstLine: number): void {
  for (let line = at + 1; line < end; line++)
    if (OPENS_ROLE.test(lines[line] ?? ''))
      throw new ProblemSpecError(
        nameOf(info),
        `is not closed before the next one opens on line ${firstLine + line}`,
        firstLine + at,
        1,
      );
  if (end === lines.length) throw new ProblemSpecError(nameOf(info), 'is never closed', firstLine + at, 1);
}

function readFence(info: string, source: string, line: number): Fence {
  if (source.length > MAX_SOURCE)
    throw new ProblemSpecError(nameOf(info), `is longer than ${MAX_SOURCE / 1_000} kB`, line, 1);
  if (info.length > MAX_INFO)
    throw new ProblemSpecError(nameOf(info), `the line is longer than ${MAX_INFO} characters`, line, 1);
  const fail = (problem: string, part?: string): never => {
    // Where the part stands, behind three backticks: good enough when there are more.
    const column = part === undefined ? 1 : Math.max(0, info.indexOf(part)) + 4;
    throw new ProblemSpecError(nameOf(info), problem, line, column);
  };
  const words = [...info.slice(2).matchAll(/([^\s=]+)(?:=(?:"([^"]*)"|(\S+)))?/g)];
  const [first, ...rest] = words.map((word) => ({ key: word[1] ?? '', value: word[2] ?? word[3] }));
  const role = ROLES.find((name) => name === first?.key);
  if (first === undefined || role === undefined)
    return fail(`unknown role "${first?.key ?? ''}"${didYouMean(first?.key ?? '', ROLES)}`, first?.key);
  const needsId = !WITHOUT_ID.includes(role);
  if (needsId && first.value === undefined) fail(`needs an id: ${role}=<id>`);
  if (!needsId && first.value !== undefined) fail(`${role} takes no id`, first.value);
  if (needsId && !/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(first.value ?? ''))
    fail(`the id "${first.value}" must be words joined by "-"`, first.value);
  const known = [...(WITH_STYLE.includes(role) ? ['style'] : []), ...(role === 'accepted' ? ['note'] : [])];
  const attributes = new Map<string, string>();
  for (const { key, value } of rest) {
    if (!known.includes(key)) fail(`unknown attribute "${key}" of ${role}${didYouMean(key, known)}`, key);
    if (value === undefined) fail(`the attribute ${key} needs a value: ${key}=…`, key);
    if (attributes.has(key)) fail(`the attribute ${key} stands twice`, key);
    attributes.set(key, value ?? '');
  }
  const asked = attributes.get('style') ?? 'arrays';
  const style = STYLES.find((one) => one === asked);
  if (style === undefined) return fail(`style is "${asked}"; expected ${STYLES.join(' or ')}`, `style=`);
  return { role, id: needsId ? (first.value ?? '') : '', style, note: attributes.get('note'), source, line };
}
