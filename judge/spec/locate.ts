/** Where the parts of a problem file stand: verification finds faults by running, and must tell the line too. */

import { createFaults } from './faults';
import { type Fence, fenceName, readFences } from './read-fences';
import { type MarkdownPart, readMarkdown } from './read-markdown';
import type { Position } from './spec-error';
import { splitFile } from './split-file';
import { readYaml } from './yaml-tree';

export interface Places {
  /**
   * The place of what a message names: `mistakes.no-scale`, `cases.ragged#2.inputs.x[0]`, `hints.1`, `reference`,
   * `accepted=loops`, `starter style=tensors`, `statement`, `learn`; of the deepest part of it that exists.
   */
  at(where: string): Position;
  /**
   * The place in the file of a line and column (from 1) of a text of the problem: of a fence (its name, as above), of
   * `statement` or of `learn`. The fence itself when the line is not one of its source.
   */
  inside(where: string, line: number, column?: number): Position;
}

/** Find places in the text of a problem that has been parsed. Parts that cannot be read are placed at the start. */
export function locateParts(text: string): Places {
  const faults = createFaults();
  const parts = faults.attempt(() => splitFile(text));
  const start: Position = { line: 1, column: 1 };
  if (parts === undefined) return { at: () => start, inside: () => start };
  const tree = readYaml(parts.yaml, parts.yamlLine, faults);
  const { lines, fences } = readFences(parts.body, parts.bodyLine, faults);
  const markdown: Readonly<Record<string, MarkdownPart>> = { ...readMarkdown(lines, parts.bodyLine, faults) };
  const markdownOf = (where: string) => (Object.hasOwn(markdown, where) ? markdown[where] : undefined);
  const fenceOf = (where: string): Fence | undefined => fences.find((fence) => fenceName(fence) === where);

  const at = (where: string): Position => {
    const line = fenceOf(where)?.line ?? markdownOf(where)?.lines[0];
    if (line !== undefined) return { line, column: 1 };
    return tree?.find(pathOf(where)) ?? start;
  };
  return {
    at,
    inside: (where, line, column = 1) => {
      const fence = fenceOf(where);
      const lineOfFile = fence === undefined ? markdownOf(where)?.lines[line - 1] : fence.line + line;
      const inFence = fence === undefined || (line >= 1 && line < fence.source.split('\n').length);
      return lineOfFile === undefined || !inFence ? at(where) : { line: lineOfFile, column };
    },
  };
}

/** `cases.ragged#2.inputs.x[0][1]` without the number of the draw, and with an index for each bracket. */
function pathOf(where: string): string[] {
  return where
    .split('.')
    .map((part) => part.replace(/#\d+(?=$|\[)/, ''))
    .flatMap((part) => part.replace(/\[(\d+)\]/g, '\u0000$1').split('\u0000'))
    .filter((part) => part !== '');
}
