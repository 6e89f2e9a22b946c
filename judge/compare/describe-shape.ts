/** A wrong shape in words: which axis, what it equals instead, and what probably happened. */

import type { DimSizes } from '../spec/problem';
import { formatShape } from './leaf';

/** One sentence or two; `expected` and `actual` differ. */
export function describeWrongShape(
  place: string,
  axes: readonly string[],
  expected: readonly number[],
  actual: readonly number[],
  dims: DimSizes,
): string {
  const shapes = `expected shape ${formatShape(axes, expected)}, got [${actual.join(', ')}]`;
  if (actual.length !== expected.length)
    return `${place} has ${count(actual.length)}, expected ${count(expected.length)}: ${shapes}${rankHint(axes, expected, actual)}`;
  const wrong = expected.flatMap((size, axis) => (size === actual[axis] ? [] : [axis]));
  const parts = wrong.map((axis) => {
    const size = actual[axis] ?? 0;
    const alias = Object.entries(dims).find(([name, value]) => value === size && name !== axes[axis])?.[0];
    return `axis ${axis} is ${size}${alias === undefined ? '' : ` (= ${alias})`}, expected ${axes[axis] === String(expected[axis]) ? '' : `${axes[axis]} = `}${expected[axis]}`;
  });
  return `${place}: ${parts.join('; ')}${transposeHint(wrong, expected, actual)} (${shapes})`;
}

function transposeHint(wrong: readonly number[], expected: readonly number[], actual: readonly number[]): string {
  const [a, b] = wrong;
  if (
    wrong.length === 2 &&
    a !== undefined &&
    b !== undefined &&
    expected[a] === actual[b] &&
    expected[b] === actual[a]
  )
    return `; your result looks transposed: axes ${a} and ${b} are swapped`;
  const sorted = (sizes: readonly number[]) => [...sizes].sort((x, y) => x - y).join();
  return wrong.length > 2 && sorted(expected) === sorted(actual)
    ? '; the sizes are right, in another order of the axes'
    : '';
}

function rankHint(axes: readonly string[], expected: readonly number[], actual: readonly number[]): string {
  if (actual.length + 1 === expected.length) {
    const missing = expected.findIndex((_, axis) =>
      matches(
        expected.filter((__, i) => i !== axis),
        actual,
      ),
    );
    if (missing >= 0) return `; axis ${missing} (${axes[missing]}) is missing`;
  }
  if (actual.length === expected.length + 1) {
    const extra = actual.findIndex(
      (size, axis) =>
        size === 1 &&
        matches(
          actual.filter((__, i) => i !== axis),
          expected,
        ),
    );
    if (extra >= 0) return `; axis ${extra} of size 1 is one too many`;
  }
  const product = (sizes: readonly number[]) => sizes.reduce((x, y) => x * y, 1);
  return product(expected) === product(actual) ? '; the count of elements is right, so reshape it' : '';
}

function matches(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, i) => size === b[i]);
}

function count(axes: number): string {
  return `${axes} ${axes === 1 ? 'axis' : 'axes'}`;
}
