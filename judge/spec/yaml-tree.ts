/** The YAML of the front matter: its value, and the place of each part of it. */

import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Faults } from './faults';
import { guardYaml } from './guard-yaml';
import { type Position, ProblemSpecError } from './spec-error';

/** Keys from the outside in: a name, the index of an item, or the id of an item. */
export type Path = readonly (string | number)[];

export interface YamlTree {
  readonly value: unknown;
  /** The place of the deepest part of the path that exists; the front matter's first line when none does. */
  find(path: Path): Position;
}

/** No part of the format is that deep: a rank 6 tensor in a list in a script has 14 levels. */
const MAX_DEPTH = 32;
const MAX_ALIASES = 100;

/**
 * Parse YAML strictly: no duplicate keys, no unknown tags, no bombs.
 * @param firstLine line of the file on which the text starts
 * @returns undefined when it is no YAML; `faults` then tells why
 */
export function readYaml(yaml: string, firstLine: number, faults: Faults): YamlTree | undefined {
  const lines = new LineCounter();
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  const before = faults.errors.length;
  if (faults.attempt(() => guardYaml(yaml, firstLine)) === undefined) return undefined;
  // `uniqueKeys` compares each key with each; duplicates are found below instead.
  const document = parseDocument(yaml, {
    lineCounter: lines,
    strict: true,
    uniqueKeys: false,
    prettyErrors: false,
    version: '1.2',
  });
  // Warnings are unknown tags: their values would be read as something else than was meant.
  for (const { message, pos } of [...document.errors, ...document.warnings])
    faults.add('front matter', message, positionAt(pos[0]));
  if (faults.errors.length > before) return undefined;
  checkNodes(document, positionAt, faults);
  if (faults.errors.length > before) return undefined;
  return faults.attempt(() => ({
    value: toValue(document, positionAt),
    find: (path) => findNode(document, path, positionAt, firstLine),
  }));
}

type PositionAt = (offset: number) => Position;

/** Depth, keys that stand twice, keys that are no words. */
function checkNodes(document: Document.Parsed, positionAt: PositionAt, faults: Faults): void {
  let tooDeep = false;
  visit(document, {
    Collection(_, collection, path) {
      const depth = path.filter((one) => isMap(one) || isSeq(one)).length + 1;
      if (depth > MAX_DEPTH) {
        if (!tooDeep)
          faults.add('front matter', `nests deeper than ${MAX_DEPTH} levels`, positionAt(collection.range?.[0] ?? 0));
        tooDeep = true;
        return visit.BREAK;
      }
      if (!isMap(collection)) return;
      const seen = new Map<string, Position>();
      for (const { key } of collection.items) {
        const at = positionAt((isNode(key) ? key.range?.[0] : undefined) ?? collection.range?.[0] ?? 0);
        if (!isScalar(key) || key.value === null) {
          faults.add('front matter', 'a key must be a word', at);
          continue;
        }
        const name = String(key.value);
        if (name === '__proto__') faults.add('front matter', 'no key is called "__proto__"', at);
        const first = seen.get(name);
        if (first === undefined) seen.set(name, at);
        else faults.add('front matter', `the key "${name}" stands twice; first on line ${first.line}`, at);
      }
    },
  });
}

/** @throws ProblemSpecError on an alias of nothing, and on aliases that multiply */
function toValue(document: Document.Parsed, positionAt: PositionAt): unknown {
  let first: Position | undefined;
  let count = 0;
  /** Asking each alias for its anchor would walk the document each time. */
  const anchors = new Set<string>();
  visit(document, {
    Value(_, { anchor }) {
      if (anchor !== undefined) anchors.add(anchor);
    },
    Alias(_, alias, path) {
      const at = positionAt(alias.range?.[0] ?? 0);
      first ??= at;
      if (++count > MAX_ALIASES)
        throw new ProblemSpecError('front matter', `uses more than ${MAX_ALIASES} aliases`, at.line, at.column);
      if (path.some((node) => isNode(node) && 'anchor' in node && node.anchor === alias.source))
        throw new ProblemSpecError(
          'front matter',
          `the alias *${alias.source} stands inside its own anchor`,
          at.line,
          at.column,
        );
      if (!anchors.has(alias.source))
        throw new ProblemSpecError(
          'front matter',
          `the alias *${alias.source} has no anchor &${alias.source} before it`,
          at.line,
          at.column,
        );
    },
  });
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new ProblemSpecError(
      'front matter',
      'its aliases multiply: written out it would be far too large',
      first?.line,
      first?.column,
    );
  }
}

function findNode(document: Document.Parsed, path: Path, positionAt: PositionAt, firstLine: number): Position {
  let node: unknown = document.contents;
  let offset: number | undefined;
  let rest = path;
  while (rest.length > 0) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const { items } = node;
      // A key may hold dots: take the longest that fits.
      const length = rest.findLastIndex((_, i) => {
        const name = rest.slice(0, i + 1).join('.');
        return items.some(({ key }) => isScalar(key) && String(key.value) === name);
      });
      const name = rest.slice(0, length + 1).join('.');
      const pair = length < 0 ? undefined : items.find(({ key }) => isScalar(key) && String(key.value) === name);
      if (pair === undefined) break;
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
      rest = rest.slice(length + 1);
    } else if (isSeq(node)) {
      const [key] = rest;
      const named = typeof key === 'string' ? node.items.find((one) => isMap(one) && one.get('id') === key) : undefined;
      const item: unknown = named ?? (/^\d+$/.test(String(key)) ? node.items[Number(key)] : undefined);
      if (!isNode(item)) break;
      if (item.range) offset = item.range[0];
      node = item;
      rest = rest.slice(1);
    } else break;
  }
  return offset === undefined ? { line: Math.max(1, firstLine - 1), column: 1 } : positionAt(offset);
}
