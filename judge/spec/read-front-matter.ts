/** The YAML between the two lines "---": parsed strictly, held against the schema, with lines for messages. */

import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { type FrontMatter, frontMatterSchema } from './schema';
import { ProblemSpecError } from './spec-error';

export interface ReadFrontMatter {
  readonly frontMatter: FrontMatter;
  /** Line of the file on which a key stands, for the part of the path that exists; cases may be named by id. */
  lineOf(path: readonly string[]): number | undefined;
}

/**
 * @param yaml the text that follows the file's first line
 * @throws ProblemSpecError with the line of the first thing wrong
 */
export function readFrontMatter(yaml: string): ReadFrontMatter {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, strict: true, uniqueKeys: true, version: '1.2' });
  // Warnings are unknown tags: their values would be read as something else than was meant.
  const syntax = document.errors[0] ?? document.warnings[0];
  if (syntax !== undefined) {
    const message = (syntax.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
    throw new ProblemSpecError('front matter', message, (syntax.linePos?.[0].line ?? 0) + 1);
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    throw new ProblemSpecError('front matter', error instanceof Error ? error.message : String(error));
  }
  const lineOf = (path: readonly string[]): number | undefined => findLine(document, path, lines);
  const parsed = frontMatterSchema.safeParse(value);
  if (parsed.success) return { frontMatter: parsed.data, lineOf };
  const issue = deepestIssue(parsed.error.issues[0] ?? { code: 'custom', path: [], message: 'is invalid' });
  const path = issue.path.map(String);
  const { keys } = issue;
  if (keys?.[0] !== undefined)
    throw new ProblemSpecError(
      path.join('.') || 'front matter',
      `unknown key "${keys[0]}"`,
      lineOf([...path, keys[0]]),
    );
  const message =
    path.length > 0 && valueAt(value, issue.path) === undefined
      ? 'is missing'
      : issue.message.replace(/^Invalid input: /, '');
  throw new ProblemSpecError(path.join('.') || 'front matter', message, lineOf(path));
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** Unknown keys. */
  readonly keys?: readonly string[] | undefined;
  /** Issues of each branch of a union. */
  readonly errors?: readonly (readonly Issue[])[] | undefined;
}

/** A union says only that nothing fits: the branch that got furthest tells what was meant. */
function deepestIssue(issue: Issue): Issue {
  let best = issue;
  for (const inner of issue.errors?.flat() ?? []) {
    const candidate = deepestIssue({ ...inner, path: [...issue.path, ...inner.path] });
    if (candidate.path.length > best.path.length || (best === issue && candidate.keys !== undefined)) best = candidate;
  }
  return best;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null ? (part as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

function findLine(document: Document, path: readonly string[], lines: LineCounter): number | undefined {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
      if (pair === undefined) break;
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = /^\d+$/.test(key)
        ? node.items[Number(key)]
        : node.items.find((one) => isMap(one) && one.get('id') === key);
      if (!isNode(item)) break;
      if (item.range) offset = item.range[0];
      node = item;
    } else break;
  }
  // The front matter starts on the second line of the file.
  return offset === undefined ? undefined : lines.linePos(offset).line + 1;
}
