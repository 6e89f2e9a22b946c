/** A place in a `problem.md`: line and column from 1, columns in UTF-16 units as editors count them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The problem author's fault: what is wrong in a `problem.md`, and where. */
export class ProblemSpecError extends Error {
  override readonly name = 'ProblemSpecError';

  /**
   * @param where  path inside the file, such as `mistakes.no-scale` or `cases.by-hand.inputs.q`
   * @param line   1-based line in the file, where it is known
   * @param column 1-based column, where it is known
   */
  constructor(
    readonly where: string,
    readonly problem: string,
    readonly line?: number,
    readonly column?: number,
  ) {
    const position = [line, column].filter((one) => one !== undefined).map((one) => `:${one}`);
    super(`problem.md${position.join('')} ${where}: ${problem}`);
  }
}
