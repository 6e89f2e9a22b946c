/** The same elements in any order, counted with repetition: items of a list, or rows along the first axis. */

import { assign } from './assignment';
import type { Pair, Rule } from './comparator';
import { errorRatio } from './compare-leaf';
import { type Leaf, rearranged } from './leaf';
import { describeStructure, partText } from './match-structure';
import { leavesOf, type Output, type Part } from './output';
import { elementCost } from './slice-cost';

export const set: Rule = {
  isMeasured: true,
  decidedBy: 'values',
  structure(pair) {
    const [ours, theirs] = [elementsOf(pair, 'expected'), elementsOf(pair, 'actual')];
    if (ours === undefined || theirs === undefined)
      return describeStructure(pair.expected.part, pair.actual.part, pair.dims);
    if (ours.length !== theirs.length)
      return describeDifference(pair, `${theirs.length} elements, expected ${ours.length}`);
    return formsOf(ours) === formsOf(theirs) ? undefined : describeDifference(pair, WRONG_ELEMENTS);
  },
  align: (pairs) => pairs.map(alignOne),
  describe: (pair) => describeDifference(pair, WRONG_ELEMENTS),
};

const WRONG_ELEMENTS = 'elements that are not the expected ones';

/** One element: its arrays side by side with their tolerances, and its text. */
interface Element {
  readonly values: readonly number[];
  readonly tolerances: readonly number[];
  /** The texts of a string element, which decide; the fingerprints above only narrow the search. */
  readonly texts: readonly string[];
  /** Elements of different structure never match. */
  readonly form: string;
  readonly text: () => string;
}

function alignOne(pair: Pair): Output {
  const ours = elementsOf(pair, 'expected');
  const theirs = elementsOf(pair, 'actual');
  if (ours === undefined || theirs === undefined || ours.length !== theirs.length) return pair.actual;
  const match = matchElements(ours, theirs);
  const { part } = pair.actual;
  return { ...pair.actual, part: reordered(part, match) };
}

function reordered(part: Part, match: readonly number[]): Part {
  if (part.kind === 'list') return { ...part, items: match.map((at) => part.items[at]!) };
  const inner = part.leaf.data.length / Math.max(1, match.length);
  return {
    kind: 'leaf',
    leaf: rearranged(
      part.leaf,
      match.flatMap((at) => Array.from({ length: inner }, (_, i) => at * inner + i)),
    ),
  };
}

/** Undefined where there is no first axis to run along. */
function elementsOf({ expected, actual, tolerances }: Pair, side: 'expected' | 'actual'): Element[] | undefined {
  const { part } = side === 'expected' ? expected : actual;
  if (part.kind === 'leaf') return rowsOf(part.leaf, tolerances[0] ?? new Float64Array(0), side);
  let leaf = 0;
  return part.items.map((item): Element => {
    const parts = leavesOf(item).map((one) => elementOf(one, side === 'expected' ? tolerances[leaf++] : undefined));
    return {
      values: parts.flatMap(({ values }) => values),
      tolerances: parts.flatMap(({ tolerances: own }) => own),
      texts: parts.flatMap(({ texts }) => texts),
      form: formOf(item),
      text: () => partText(item),
    };
  });
}

function rowsOf(leaf: Leaf, tolerance: Float64Array, side: 'expected' | 'actual'): Element[] | undefined {
  const [count] = leaf.shape;
  if (count === undefined) return undefined;
  const shape = leaf.shape.slice(1);
  const inner = shape.reduce((x, y) => x * y, 1);
  return Array.from({ length: count }, (_, row) => {
    const from = Array.from({ length: inner }, (__, i) => row * inner + i);
    const part: Leaf = { ...rearranged(leaf, from), axes: leaf.axes.slice(1), shape };
    const own = side === 'expected' ? tolerance.subarray(row * inner, (row + 1) * inner) : undefined;
    return { ...elementOf(part, own), form: `[${shape.join()}]`, text: () => partText({ kind: 'leaf', leaf: part }) };
  });
}

function elementOf(leaf: Leaf, tolerance: Float64Array | undefined): Pick<Element, 'values' | 'tolerances' | 'texts'> {
  return { values: [...leaf.data], tolerances: [...(tolerance ?? [])], texts: leaf.texts ?? [] };
}

function formsOf(elements: readonly Element[]): string {
  return elements
    .map(({ form }) => form)
    .sort()
    .join(' ');
}

function formOf(part: Part): string {
  return part.kind === 'leaf' ? `[${part.leaf.shape.join()}]` : `(${part.items.map(formOf).join('')})`;
}

/**
 * For each expected element the actual one that stands for it; those without a partner are dealt out at the end.
 * Equal ones find each other first, so that only what differs by rounding, or is wrong, needs a search.
 */
function matchElements(ours: readonly Element[], theirs: readonly Element[]): number[] {
  const match = new Array<number>(ours.length).fill(-1);
  const waiting = new Map<string, number[]>();
  theirs.forEach((element, j) => {
    const key = keyOf(element);
    const same = waiting.get(key);
    if (same === undefined) waiting.set(key, [j]);
    else same.push(j);
  });
  const left = new Set(theirs.keys());
  ours.forEach((element, i) => {
    const j = waiting.get(keyOf(element))?.pop();
    if (j === undefined) return;
    match[i] = j;
    left.delete(j);
  });
  const open = ours.flatMap((_, i) => (match[i] === -1 ? [i] : []));
  const free = [...left];
  const found =
    open.length <= MAX_ASSIGNED ? assignElements(ours, theirs, open, free) : dealInOrder(ours, theirs, open, free);
  open.forEach((i, at) => {
    match[i] = found[at]!;
  });
  return match;
}

/** More elements than this that differ by rounding are matched in sorted order, which is exact where they lie apart. */
const MAX_ASSIGNED = 400;

function keyOf({ form, values, texts }: Element): string {
  return `${form}|${texts.length > 0 ? JSON.stringify(texts) : values.join()}`;
}

function assignElements(
  ours: readonly Element[],
  theirs: readonly Element[],
  open: readonly number[],
  free: readonly number[],
): number[] {
  const n = open.length;
  const cost = new Float64Array(n * n);
  open.forEach((i, row) => {
    free.forEach((j, column) => {
      cost[row * n + column] = costOf(ours[i]!, theirs[j]!);
    });
  });
  return assign(cost, n).map((column) => free[column]!);
}

/** At least 1 where the two are not one element. */
function costOf(expected: Element, actual: Element): number {
  if (expected.form !== actual.form) return 1 + 2 * Math.max(1, expected.values.length);
  if (expected.texts.length > 0) return expected.texts.filter((text, i) => text !== actual.texts[i]).length;
  return expected.values.reduce(
    (sum, value, i) => sum + elementCost(value, actual.values[i]!, expected.tolerances[i]!),
    0,
  );
}

function dealInOrder(
  ours: readonly Element[],
  theirs: readonly Element[],
  open: readonly number[],
  free: readonly number[],
): number[] {
  const sorted = (of: readonly Element[], indices: readonly number[]) =>
    [...indices].sort((a, b) => order(of[a]!, of[b]!));
  const theirOrder = sorted(theirs, free);
  const partner = new Map(sorted(ours, open).map((i, at) => [i, theirOrder[at]!]));
  return open.map((i) => partner.get(i)!);
}

function order(a: Element, b: Element): number {
  if (a.form !== b.form) return a.form < b.form ? -1 : 1;
  for (let i = 0; i < Math.min(a.values.length, b.values.length); i++) {
    const difference = a.values[i]! - b.values[i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** "merges has 3 elements, expected 2: "lo" does not belong there". */
function describeDifference(pair: Pair, trouble: string): string {
  const ours = elementsOf(pair, 'expected') ?? [];
  const theirs = elementsOf(pair, 'actual') ?? [];
  const missing = without(ours, theirs, isPartner);
  const extra = without(theirs, ours, (theirElement, ourElement) => isPartner(ourElement, theirElement));
  const parts = [
    extra.length > 0 ? `${listed(extra)} ${extra.length === 1 ? 'does' : 'do'} not belong there` : '',
    missing.length > 0 ? `${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} missing` : '',
  ].filter((part) => part !== '');
  return `${pair.expected.name || 'the result'} has ${trouble}: ${parts.join('; ')} (the order is free)`;
}

/** Elements of `from` that have no partner left in `others`. */
function without(
  from: readonly Element[],
  others: readonly Element[],
  isSame: (a: Element, b: Element) => boolean,
): Element[] {
  const left = new Set(others);
  return from.filter((element) => {
    for (const other of left)
      if (isSame(element, other)) {
        left.delete(other);
        return false;
      }
    return true;
  });
}

function isPartner(expected: Element, actual: Element): boolean {
  if (expected.form !== actual.form) return false;
  if (expected.texts.length > 0) return expected.texts.every((text, i) => text === actual.texts[i]);
  return expected.values.every((value, i) => errorRatio(value, actual.values[i]!, expected.tolerances[i]!) <= 1);
}

function listed(elements: readonly Element[]): string {
  const shown = elements.slice(0, 3).map(({ text }) => text());
  return elements.length <= 3 ? shown.join(', ') : `${shown.join(', ')} and ${elements.length - 3} more`;
}
