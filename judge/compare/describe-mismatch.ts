/** A wrong output in words that teach: the worst element, where the wrong ones lie, and simple relations. */

import type { LeafComparison } from './compare-leaf';
import { describeTexts } from './describe-text';
import { formatElement, ITEM_AXIS, isDiscrete } from './leaf';

/** One to three sentences about a comparison with at least one wrong element. */
export function describeMismatch(comparison: LeafComparison): string {
  const { expected, worst, wrongCount, notFinite } = comparison;
  if (worst === null) return 'the outputs differ';
  const place = formatElement(expected, worst.index);
  const size = expected.data.length;
  const isBoolean = expected.dtype === 'bool' || expected.dtype === 'boolean';
  const element = (value: number): string => (isBoolean ? String(value === 1) : formatNumber(value));
  const first =
    worst.texts === undefined
      ? `${place} is ${element(worst.actual)}, expected ${element(worst.expected)}${errorText(comparison)}`
      : `${place} ${describeTexts(worst.texts.actual, worst.texts.expected)}`;
  const share =
    size === 1
      ? ''
      : wrongCount === size
        ? `; all ${size} elements are wrong`
        : `; ${wrongCount} of ${size} elements are wrong`;
  if (expected.axes[0] === ITEM_AXIS && wrongCount === 1) return `${first}${share}`;
  const extent = notFinite ? whereWrong(comparison) : (relation(comparison) ?? whereWrong(comparison));
  return `${first}${share}${extent === undefined ? '' : `. ${extent}`}`;
}

/** A number as a person reads it: 6 significant digits, exponents only where they help. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value === 0 ? 0 : value);
  return String(Number(value.toPrecision(6)));
}

function errorText({ expected, worst }: LeafComparison): string {
  if (worst === null || isDiscrete(expected) || !Number.isFinite(worst.errorOverTolerance)) return '';
  const ratio = worst.errorOverTolerance;
  return ` (off by ${formatNumber(Math.abs(worst.actual - worst.expected))}, ${formatRatio(ratio)} × the tolerance)`;
}

/** Two digits are enough: 3.2, 45.0, 4500, 1.3e+9. */
function formatRatio(ratio: number): string {
  if (ratio < 100) return ratio.toFixed(1);
  return ratio < 1e6 ? String(Number(ratio.toPrecision(2))) : ratio.toExponential(1);
}

/** Along which axis the wrong elements are confined, e.g. "Only T = 3, 4 is wrong (axis 0)". */
function whereWrong({ expected, errorAt, wrongCount }: LeafComparison): string | undefined {
  const { shape, axes } = expected;
  if (wrongCount === 0 || wrongCount === expected.data.length || shape.length === 0) return undefined;
  let best: { axis: number; indices: number[]; share: number } | undefined;
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const size = shape[axis] as number;
    const wrong = new Set<number>();
    for (let i = 0; i < expected.data.length; i++) if (!(errorAt(i) <= 1)) wrong.add(Math.floor(i / stride) % size);
    stride *= size;
    const share = wrong.size / size;
    if (wrong.size < size && (best === undefined || share < best.share))
      best = { axis, indices: [...wrong].sort((a, b) => a - b), share };
  }
  if (best === undefined) return undefined;
  const name = axes[best.axis] ?? '';
  const indices = formatIndices(best.indices);
  const place = /^\d*$/.test(name)
    ? `index ${indices} on axis ${best.axis}`
    : `${name} index ${indices} (axis ${best.axis})`;
  return `The wrong elements all have ${place}; the others are right`;
}

function formatIndices(indices: readonly number[]): string {
  const first = indices[0] as number;
  const last = indices.at(-1) as number;
  if (indices.length > 2 && last - first === indices.length - 1) return `${first}–${last}`;
  return indices.length <= 6 ? indices.join(', ') : `${indices.slice(0, 6).join(', ')}, …`;
}

/** "Every element is 0.25 × the expected one", or off by the same amount; only where many elements agree on it. */
function relation({ expected, actual, wrongCount }: LeafComparison): string | undefined {
  const size = expected.data.length;
  if (isDiscrete(expected) || size < 3 || wrongCount < size / 2) return undefined;
  const factor = constantOf(expected.data, actual.data, (e, a) =>
    Math.abs(e) < 1e-12 && Math.abs(a) < 1e-12 ? undefined : a / e,
  );
  // A factor near 1 is noise around the right answer, not a rule.
  if (factor !== undefined && factor !== 0 && Math.abs(factor - 1) > 1e-3)
    return `Every element is ${formatNumber(factor)} × the expected one`;
  const offset = constantOf(expected.data, actual.data, (e, a) => a - e);
  if (offset !== undefined) return `Every element is off by ${formatNumber(offset)}`;
  if (actual.data.every((x) => x === actual.data[0]))
    return `Every element is ${formatNumber(actual.data[0] as number)}`;
  return undefined;
}

function constantOf(
  expected: Float64Array,
  actual: Float64Array,
  measure: (e: number, a: number) => number | undefined,
): number | undefined {
  let first: number | undefined;
  for (let i = 0; i < expected.length; i++) {
    const value = measure(expected[i] as number, actual[i] as number);
    if (value === undefined) continue;
    if (!Number.isFinite(value)) return undefined;
    if (first === undefined) first = value;
    else if (Math.abs(value - first) > 1e-4 * Math.abs(first)) return undefined;
  }
  return first;
}
