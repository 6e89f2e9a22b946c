/** Make a mistake from the reference: text edits, each of one place. */

import type { Fence } from './read-fences';

export type Edited =
  | { readonly kind: 'edited'; readonly source: string }
  /** The edit `index` matches nowhere or in several places. */
  | { readonly kind: 'misfit'; readonly index: number; readonly problem: string };

/**
 * Apply edits `[find, replace]` in order, each to the result of the one before.
 * Each `find` must occur exactly once.
 */
export function applyEdits(
  reference: Pick<Fence, 'source' | 'line'>,
  edits: readonly (readonly [string, string])[],
): Edited {
  let { source } = reference;
  for (const [index, [find, replace]] of edits.entries()) {
    const places = placesOf(source, find);
    if (find === replace) return { kind: 'misfit', index, problem: `"${shorten(find)}" is replaced by itself` };
    if (places.length !== 1) {
      // After an edit the lines may have moved: name them only where they are those of the file.
      const lines = index === 0 && places.length > 1 ? ` (${linesOf(reference, places)})` : '';
      return {
        kind: 'misfit',
        index,
        problem: `"${shorten(find)}" occurs ${places.length} times in the reference${lines}; an edit must match exactly once`,
      };
    }
    const [at = 0] = places;
    source = source.slice(0, at) + replace + source.slice(at + find.length);
  }
  return source === reference.source
    ? { kind: 'misfit', index: 0, problem: 'the edits cancel out: nothing is changed' }
    : { kind: 'edited', source };
}

/** Where a text occurs, overlaps included. */
function placesOf(source: string, find: string): number[] {
  const places: number[] = [];
  for (let at = source.indexOf(find); at >= 0; at = source.indexOf(find, at + 1)) places.push(at);
  return places;
}

/** `lines 44, 47`, at most three of them; counted in the file. */
function linesOf({ source, line }: Pick<Fence, 'source' | 'line'>, places: readonly number[]): string {
  const lines = [...new Set(places.slice(0, 100).map((at) => line + source.slice(0, at).split('\n').length))];
  if (lines.length === 1) return `line ${lines[0]}`;
  return `lines ${lines.slice(0, 3).join(', ')}${lines.length > 3 ? ', …' : ''}`;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
