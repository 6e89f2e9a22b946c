/** What the schema found, in an author's words: which key, what was expected, what came. */

import { z } from 'zod';
import { didYouMean } from './did-you-mean';
import type { Path } from './yaml-tree';

export interface Explained {
  /** What the message names. */
  readonly path: Path;
  /** Where it stands: an unknown key is shown itself, although the message names its map. */
  readonly at: Path;
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/** Nobody reads more, and each is held against every known key. */
const MAX_KEYS = 50;

/** Explain every issue; a missing key whose misspelling stands beside it is told once. */
export function explainIssues(schema: z.ZodType, value: unknown, issues: readonly Issue[]): Explained[] {
  const flat = issues.flatMap(deepestIssues);
  const explained: Explained[] = [];
  const misspelt = new Set<string>();
  for (const issue of flat) {
    if (issue.code !== 'unrecognized_keys') continue;
    const path = pathOf(issue);
    const known = knownKeys(schema, value, path);
    for (const key of issue.keys.slice(0, MAX_KEYS)) {
      const end = didYouMean(key, known);
      const meant = /did you mean "(.*)"\?$/.exec(end)?.[1];
      if (meant !== undefined) misspelt.add([...path, meant].join('.'));
      explained.push({ path, at: [...path, key], message: `unknown key "${key.slice(0, 60)}"${end}` });
    }
  }
  for (const issue of flat) {
    if (issue.code === 'unrecognized_keys') continue;
    const path = pathOf(issue);
    const missing = path.length > 0 && valueAt(value, path) === undefined;
    if (missing && misspelt.has(path.join('.'))) continue;
    const message = missing ? 'is missing' : messageOf(issue, valueAt(value, path));
    explained.push({ path, at: path, message });
  }
  return explained;
}

function pathOf(issue: Issue): Path {
  return issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
}

/** A union says only that nothing fits: the branch that got furthest tells what was meant. */
function deepestIssues(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const depthOf = (branch: readonly Issue[]) => Math.max(...branch.map((one) => furthest(one)));
  const best = [...issue.errors].sort((a, b) => depthOf(b) - depthOf(a))[0];
  if (best === undefined || depthOf(best) === 0) return [issue];
  return best.flatMap((inner) => deepestIssues({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** An unknown key means that the value had the right form otherwise. */
function furthest(issue: Issue): number {
  const inner = issue.code === 'invalid_union' ? Math.max(0, ...issue.errors.flat().map(furthest)) : 0;
  return issue.path.length + inner + (issue.code === 'unrecognized_keys' ? 1 : 0);
}

function messageOf(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      // Messages of our own do not start like this.
      if (!issue.message.startsWith('Invalid input')) return issue.message;
      return `expected ${EXPECTED[issue.expected] ?? issue.expected}, got ${describe(value)}`;
    case 'invalid_value': {
      const options = issue.values.map(String);
      if (options.length === 1) return `expected ${options[0]}, got ${describe(value)}`;
      return `${describe(value)} is none of ${options.join(', ')}${nearest(value, options)}`;
    }
    case 'too_small':
      if (!issue.message.startsWith('Too small')) return issue.message;
      return bound('at least', 'more than', Number(issue.minimum), issue.inclusive !== false, issue.origin);
    case 'too_big':
      return bound('at most', 'less than', Number(issue.maximum), issue.inclusive !== false, issue.origin);
    case 'invalid_key':
      return `as a name it ${issue.issues[0]?.message ?? 'is invalid'}`;
    case 'invalid_union':
      if (issue.discriminator !== undefined) return `${describe(value)} is none of function, class`;
      return issue.message === 'Invalid input' ? `does not fit: got ${describe(value)}` : issue.message;
    default:
      return issue.message;
  }
}

const EXPECTED: Readonly<Record<string, string>> = {
  object: 'a map of keys',
  record: 'a map of names',
  array: 'a list',
  tuple: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function nearest(value: unknown, options: readonly string[]): string {
  const end = typeof value === 'string' ? didYouMean(value, options) : '';
  return end.startsWith('; did you mean') ? end : '';
}

function bound(inclusive: string, exclusive: string, limit: number, isInclusive: boolean, origin: string): string {
  const amount = `${isInclusive ? inclusive : exclusive} ${limit}`;
  if (origin === 'string') return `needs ${amount} characters`;
  if (origin === 'array') return `needs ${amount} ${limit === 1 ? 'item' : 'items'}`;
  return `must be ${amount}`;
}

function describe(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  const text = String(value);
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return typeof value === 'string' ? `"${shown}"` : `${typeof value} ${shown}`;
}

/** The keys that the schema takes at a path of this value. */
function knownKeys(schema: z.ZodType, value: unknown, path: Path): string[] {
  const [key, ...rest] = path;
  return shapes(schema, value).flatMap((one) => {
    if (key === undefined) return one instanceof z.ZodObject ? Object.keys(one.shape) : [];
    const inner = innerSchema(one, key);
    return inner === undefined ? [] : knownKeys(inner, valueAt(value, [key]), rest);
  });
}

function innerSchema(schema: z.ZodType, key: string | number): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<string, z.ZodType>)[key];
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  return schema instanceof z.ZodArray ? (schema.element as z.ZodType) : undefined;
}

/** A schema without its wrapping; of a union each branch whose `kind` fits the value. */
function shapes(schema: z.ZodType, value: unknown): z.ZodType[] {
  if (schema instanceof z.ZodOptional) return shapes(schema.unwrap() as z.ZodType, value);
  if (!(schema instanceof z.ZodUnion)) return [schema];
  return (schema.options as readonly z.ZodType[]).flatMap((option) => {
    const kind = option instanceof z.ZodObject ? (option.shape as Record<string, z.ZodType>)['kind'] : undefined;
    return kind !== undefined && !kind.safeParse(valueAt(value, ['kind'])).success ? [] : shapes(option, value);
  });
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, key)
        ? (part as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}
