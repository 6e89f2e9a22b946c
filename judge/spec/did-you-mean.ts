/** The end of a message about an unknown name. */

import { findNearNames } from '../compile/near-names';

/** More names than this are a wall, not a help. */
const MAX_LISTED = 12;

/** `; did you mean "params"?`, or else what there is, when that is short enough to read. */
export function didYouMean(name: string, known: readonly string[]): string {
  // Between names of one or two letters all are near.
  const [near] = name.length < 3 ? [] : findNearNames(name.slice(0, 60), known);
  if (near !== undefined) return `; did you mean "${near}"?`;
  if (known.length === 0 || known.length > MAX_LISTED) return '';
  return known.length === 1 ? `; there is only ${known[0]}` : `; there are ${known.join(', ')}`;
}
