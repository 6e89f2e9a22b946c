/** Text put into code without moving its lines, and the way back from a column of the result. */

interface Inserted {
  readonly at: number;
  readonly text: string;
}

export class Insertions {
  /** By position: what encloses from there on, outermost first. */
  private readonly openings = new Map<number, string[]>();
  /** By position: what ends there, innermost first. */
  private readonly closings = new Map<number, string[]>();

  /** Enclose a piece of code; pieces that enclose others must come before them. */
  wrap(start: number, end: number, before: string, after: string): void {
    this.open(start, before);
    this.closings.set(end, [after, ...(this.closings.get(end) ?? [])]);
  }

  open(at: number, text: string): void {
    this.openings.set(at, [...(this.openings.get(at) ?? []), text]);
  }

  apply(code: string): { readonly code: string; readonly originalColumn: (line: number, column: number) => number } {
    const all = this.inOrder();
    let result = '';
    let copied = 0;
    for (const { at, text } of all) {
      result += code.slice(copied, at) + text;
      copied = at;
    }
    return { code: result + code.slice(copied), originalColumn: columnFinder(code, all) };
  }

  private inOrder(): Inserted[] {
    const positions = new Set([...this.openings.keys(), ...this.closings.keys()]);
    return [...positions]
      .sort((a, b) => a - b)
      .map((at) => ({ at, text: [...(this.closings.get(at) ?? []), ...(this.openings.get(at) ?? [])].join('') }));
  }
}

/** Columns and lines count from 1. A column inside of inserted text is that of what follows. */
function columnFinder(code: string, inserted: readonly Inserted[]): (line: number, column: number) => number {
  const lineStarts = [0];
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const byLine = new Map<number, { column: number; length: number }[]>();
  let line = 0;
  for (const { at, text } of inserted) {
    while (line + 1 < lineStarts.length && (lineStarts[line + 1] ?? 0) <= at) line++;
    const column = at - (lineStarts[line] ?? 0) + 1;
    byLine.set(line + 1, [...(byLine.get(line + 1) ?? []), { column, length: text.length }]);
  }
  return (of, column) => {
    let shift = 0;
    for (const one of byLine.get(of) ?? []) {
      if (column < one.column + shift + one.length) return Math.min(column - shift, Math.max(one.column, 1));
      shift += one.length;
    }
    return column - shift;
  };
}
