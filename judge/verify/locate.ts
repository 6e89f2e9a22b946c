/** Where in the problem's file a finding belongs, as far as its text tells. */

import { createFaults } from '../spec/faults';
import { splitFile } from '../spec/split-file';
import { readYaml, type YamlTree } from '../spec/yaml-tree';

export interface Place {
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

export interface Locator {
  /** A path of the front matter, such as `mistakes.no-scale`, or the part of it that exists. */
  path(where: string): Place;
  /** A passage that occurs once in the file, else the path. */
  text(passage: string, where: string): Place;
  /** A position (from 1) inside the source of a fence. */
  source(source: string, line?: number, column?: number): Place;
}

/** Texts that stand behind the front matter. */
const IN_BODY: ReadonlySet<string> = new Set(['statement', 'learn']);

/** @param text the whole file; undefined where only the parsed problem is known */
export function createLocator(text: string | undefined): Locator {
  if (text === undefined) return { path: () => ({}), text: () => ({}), source: () => ({}) };
  const unix = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  // Most problems have no findings: the YAML is read when the first one asks.
  let tree: YamlTree | undefined;
  const path = (where: string): Place => {
    const { yaml, yamlLine } = splitFile(text);
    tree ??= readYaml(yaml, yamlLine, createFaults());
    return tree?.find(where.replace(/[#~].*$/, '').split('.')) ?? {};
  };
  return {
    path,
    text(passage, where) {
      const from = IN_BODY.has(where) ? Math.max(0, unix.indexOf('\n---', 3)) : 0;
      const at = unix.indexOf(passage, from);
      return passage.length < 3 || at < 0 || unix.indexOf(passage, at + 1) >= 0 ? path(where) : placeOf(unix, at);
    },
    source(source, line = 1, column = 1) {
      const at = unix.indexOf(`\n${source}`);
      if (at < 0) return {};
      const start = placeOf(unix, at + 1);
      return { line: (start.line ?? 1) + line - 1, column };
    },
  };
}

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
