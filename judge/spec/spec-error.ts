/** The problem author's fault: what is wrong in a `problem.md`, and where. */
export class ProblemSpecError extends Error {
  override readonly name = 'ProblemSpecError';

  /**
   * @param where path inside the file, such as `mistakes.no-scale` or `cases.by-hand.inputs.q`
   * @param line  1-based line in the file, where it is known
   */
  constructor(
    readonly where: string,
    readonly problem: string,
    readonly line?: number,
  ) {
    super(`problem.md${line === undefined ? '' : `:${line}`} ${where}: ${problem}`);
  }
}
