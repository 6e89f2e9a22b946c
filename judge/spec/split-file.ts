/** The two parts of a problem file: YAML front matter and Markdown body; or why it is no problem file. */

import { ProblemSpecError } from './spec-error';

export interface FileParts {
  readonly yaml: string;
  /** Line of the file on which the YAML starts. */
  readonly yamlLine: number;
  readonly body: string;
  readonly bodyLine: number;
}

const MAX_FILE_CHARACTERS = 5_000_000;

/**
 * Cut a file in two. Line ends become "\n" and a byte order mark goes: neither moves a line or a column.
 * @throws ProblemSpecError when the file is too large, is no text, or has no front matter
 */
export function splitFile(text: string): FileParts {
  if (text.length > MAX_FILE_CHARACTERS) throw new ProblemSpecError('file', 'is larger than 5 MB', 1, 1);
  if (text.includes('\u0000')) throw new ProblemSpecError('file', 'is no text: it holds NUL bytes', 1, 1);
  const unix = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const opening = /^---[ \t]*\n/.exec(unix)?.[0];
  if (opening === undefined)
    throw new ProblemSpecError('file', 'must start with YAML front matter between two lines "---"', 1, 1);
  const rest = unix.slice(opening.length);
  const closing = findClosing(rest);
  if (closing === undefined)
    throw new ProblemSpecError('file', 'the front matter is never closed: a line "---" must follow it', 1, 1);
  const head = rest.slice(0, closing.to);
  return {
    yaml: rest.slice(0, Math.max(0, closing.from - 1)),
    yamlLine: 2,
    body: rest.slice(closing.to),
    // A line for the opening one, and one for each line end of the head; the closing line may end the file.
    bodyLine: 1 + head.split('\n').length,
  };
}

/** The first line "---": where it starts, and where the next line starts. The front matter before it may be empty. */
function findClosing(rest: string): { from: number; to: number } | undefined {
  for (let from = 0; from >= 0 && from < rest.length; ) {
    const end = rest.indexOf('\n', from);
    const to = end < 0 ? rest.length : end + 1;
    if (rest.startsWith('---', from) && rest.slice(from + 3, to).trim() === '') return { from, to };
    const next = rest.indexOf('\n---', from);
    from = next < 0 ? -1 : next + 1;
  }
  return undefined;
}
