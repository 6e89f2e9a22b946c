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
  const unix = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const opening = /^---[ \t]*\n/.exec(unix)?.[0];
  if (opening === undefined)
    throw new ProblemSpecError('file', 'must start with YAML front matter between two lines "---"', 1, 1);
  const rest = unix.slice(opening.length);
  // The first line "---" closes it; front matter may be empty.
  const closing = /(?:^|\n)---[ \t]*(?:\n|$)/.exec(rest);
  if (closing === null)
    throw new ProblemSpecError('file', 'the front matter is never closed: a line "---" must follow it', 1, 1);
  const yaml = rest.slice(0, closing.index);
  const head = rest.slice(0, closing.index + closing[0].length);
  return { yaml, yamlLine: 2, body: rest.slice(head.length), bodyLine: 1 + head.split('\n').length };
}
