import { ProblemSpecError } from './spec-error';

/**
 * Make a mistake from the reference: each `[find, replace]` in order, each `find` matching exactly once.
 * @throws ProblemSpecError when a `find` occurs never or several times
 */
export function applyEdits(reference: string, edits: readonly (readonly [string, string])[], where: string): string {
  return edits.reduce((source, [find, replace]) => {
    const count = source.split(find).length - 1;
    if (count !== 1)
      throw new ProblemSpecError(
        where,
        `"${find}" occurs ${count} times in the reference; an edit must match exactly once`,
      );
    return source.replace(find, () => replace);
  }, reference);
}
