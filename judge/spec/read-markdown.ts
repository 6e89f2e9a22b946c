/** The Markdown of a problem in its two parts: the statement, and what is kept back until the problem is solved. */

import type { Faults } from './faults';
import type { BodyLine } from './read-fences';

/** What stands under the last heading `## Learn` is kept back. Headings inside fences are no headings. */
export function readMarkdown(
  lines: readonly BodyLine[],
  bodyLine: number,
  faults: Faults,
): { readonly statement: string; readonly learn: string } {
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
  if (statement === '') faults.add('statement', 'is missing', { line: bodyLine, column: 1 });
  return { statement, learn: learn === undefined ? '' : trimmed(lines.slice(learn + 1)) };
}

function trimmed(lines: readonly BodyLine[]): string {
  return lines
    .map((line) => line.text)
    .join('\n')
    .trim();
}
