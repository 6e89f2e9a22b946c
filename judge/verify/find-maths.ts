/**
 * The formulas of a Markdown text, as remark-math finds them: `$…$`, `$$…$$`, outside of code.
 *
 * Scanned here, because a Markdown parser does not belong into the judge (see spec/read-fences.ts).
 */

export interface Formula {
  readonly tex: string;
  /** Position of the opening mark in the text. */
  readonly offset: number;
}

export interface FoundMaths {
  readonly formulas: readonly Formula[];
  /** Positions of marks that are never closed, so that the reader sees a bare dollar sign. */
  readonly unclosed: readonly number[];
}

export function findMaths(markdown: string): FoundMaths {
  const formulas: Formula[] = [];
  const unclosed: number[] = [];
  const text = blankCode(markdown);
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') {
      at++;
      continue;
    }
    if (text[at] !== '$') continue;
    const marks = /^\$+/.exec(text.slice(at))?.[0] ?? '$';
    const end = closingAt(text, at + marks.length, marks.length);
    if (end < 0) {
      unclosed.push(at);
      at += marks.length - 1;
      continue;
    }
    formulas.push({ tex: markdown.slice(at + marks.length, end).trim(), offset: at });
    at = end + marks.length - 1;
  }
  return { formulas, unclosed };
}

/** Where a run of exactly `length` dollar signs follows; a paragraph's end stops a formula inside a line. */
function closingAt(text: string, from: number, length: number): number {
  const run = /\$+/g;
  run.lastIndex = from;
  const paragraphEnd = text.slice(from).search(/\n[ \t]*\n/);
  for (let match = run.exec(text); match !== null; match = run.exec(text)) {
    if (length === 1 && paragraphEnd >= 0 && match.index > from + paragraphEnd) return -1;
    if (match[0].length === length && text[match.index - 1] !== '\\') return match.index;
  }
  return -1;
}

/** The text with fenced blocks and code spans as spaces, every other character where it was. */
export function blankCode(markdown: string): string {
  const blank = (match: string): string => match.replace(/[^\n]/g, ' ');
  return markdown
    .replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![\s\S]))/gm, blank)
    .replace(/(?<!`)(`+)(?!`)([^`]|(?!\1(?!`))`)*?(?<!`)\1(?!`)/g, blank);
}
