/** The Markdown of a problem in its two parts: the statement, and what is kept back until the problem is solved. */

import type { Faults } from './faults';
import type { BodyLine } from './read-fences';

export interface MarkdownPart {
  readonly text: string;
  /** Line of the file for each line of the text. */
  readonly lines: readonly number[];
}

/** What stands under the last heading `## Learn` is kept back. Headings inside fences are no headings. */
export function readMarkdown(
  lines: readonly BodyLine[],
  bodyLine: number,
  faults: Faults,
): { readonly statement: MarkdownPart; readonly learn: MarkdownPart } {
  const headings = lines.flatMap((line, i) => (!line.fenced && line.text.startsWith('## ') ? [i] : []));
  const learn = headings.find((i) => /^## Learn[ \t]*$/.test(lines[i]?.text ?? ''));
  const after = learn === undefined ? undefined : lines[headings.find((i) => i > learn) ?? lines.length];
  // Shown with the statement, it would tell what it must keep back.
  if (after !== undefined)
    faults.add('statement', `"## Learn" must be the last section, but "${after.text.slice(0, 60)}" follows it`, {
      line: after.line,
      column: 1,
    });
  const statement = trimmed(lines.slice(0, learn));
  if (statement.text === '') faults.add('statement', 'is missing', { line: bodyLine, column: 1 });
  return { statement, learn: learn === undefined ? { text: '', lines: [] } : trimmed(lines.slice(learn + 1)) };
}

/** Without blank lines at both ends. */
function trimmed(lines: readonly BodyLine[]): MarkdownPart {
  const filled = (line: BodyLine): boolean => line.text.trim() !== '';
  const first = lines.findIndex(filled);
  if (first < 0) return { text: '', lines: [] };
  const kept = lines.slice(first, lines.findLastIndex(filled) + 1);
  return {
    text: kept
      .map((line) => line.text)
      .join('\n')
      .trim(),
    lines: kept.map((line) => line.line),
  };
}
