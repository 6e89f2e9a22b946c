/**
 * Sizes that the inputs do not fix: lengths of lists, and dims that only outputs have.
 *
 * The reference's answer says what they must be. Where a list is too long or too short, the place where the two
 * part says more than the lengths.
 */

import type { DimSizes } from '../spec/problem';
import { formatNumber } from './describe-mismatch';
import { describeWrongShape } from './describe-shape';
import { clip } from './describe-text';
import { ITEM_AXIS, type Leaf } from './leaf';
import type { Part } from './output';
import { sameShape } from './read-value';

/** What is wrong with the sizes of `actual`, in a sentence; undefined where they are those of `expected`. */
export function describeStructure(expected: Part, actual: Part, dims: DimSizes): string | undefined {
  if (expected.kind === 'leaf' && actual.kind === 'leaf') {
    if (sameShape(expected.leaf.shape, actual.leaf.shape)) return undefined;
    const { output, axes, shape } = expected.leaf;
    if (axes[0] === ITEM_AXIS) return describeLengths(output, elementsOf(expected.leaf), elementsOf(actual.leaf));
    return describeWrongShape(output || 'the result', axes, shape, actual.leaf.shape, dims);
  }
  if (expected.kind !== 'list' || actual.kind !== 'list') return 'the answer is nested in another way';
  const shared = Math.min(expected.items.length, actual.items.length);
  for (let i = 0; i < shared; i++) {
    const inner = describeStructure(expected.items[i] as Part, actual.items[i] as Part, dims);
    if (inner !== undefined && expected.items.length === actual.items.length) return inner;
    if (inner !== undefined) break;
  }
  if (expected.items.length === actual.items.length) return undefined;
  return describeLengths(expected.name, expected.items.map(partText), actual.items.map(partText));
}

/** True where both have the same lists and shapes throughout. */
export function sameStructure(a: Part, b: Part): boolean {
  if (a.kind === 'leaf' || b.kind === 'leaf')
    return a.kind === 'leaf' && b.kind === 'leaf' && sameShape(a.leaf.shape, b.leaf.shape);
  return a.items.length === b.items.length && a.items.every((item, i) => sameStructure(item, b.items[i] as Part));
}

/** Both lists as the texts of their items. */
function describeLengths(name: string, expected: readonly string[], actual: readonly string[]): string {
  const place = name || 'the result';
  const lengths = `${place} has ${count(actual.length)}, expected ${expected.length}`;
  const parted = actual.findIndex((text, i) => text !== expected[i]);
  if (parted < 0) return `${lengths}: what is there is right, ${expected[actual.length]} should follow`;
  if (parted >= expected.length)
    return `${lengths}: the first ${expected.length} are right, ${actual[parted]} is one too many`;
  return `${lengths}; the first difference is item ${parted}: it is ${actual[parted]}, expected ${expected[parted]}`;
}

function count(items: number): string {
  return `${items} ${items === 1 ? 'item' : 'items'}`;
}

/** Each element of a list of scalars as text. Numbers are cut to 6 digits, so that rounding is no difference. */
export function elementsOf(leaf: Leaf): string[] {
  if (leaf.texts !== undefined) return leaf.texts.map((text) => JSON.stringify(clip(text)));
  const isBoolean = leaf.dtype === 'bool' || leaf.dtype === 'boolean';
  return Array.from(leaf.data, (x) => (isBoolean ? String(x === 1) : formatNumber(x)));
}

/** A part as a person would write it, cut where it is long. */
export function partText(part: Part): string {
  const parts = part.kind === 'list' ? part.items.map(partText) : elementsOf(part.leaf);
  if (part.kind === 'leaf' && part.leaf.shape.length === 0) return parts[0] ?? '';
  const text = `[${parts.slice(0, MAX_ITEMS).join(', ')}${parts.length > MAX_ITEMS ? ', …' : ''}]`;
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`;
}

const MAX_ITEMS = 12;
const MAX_TEXT = 80;
