/**
 * Indices of the largest, smallest or drawn elements of an input, judged by what they pick.
 *
 * The values picked must be the expected ones in the expected order, each index once; which of two equal
 * elements comes first is free. Inputs are exact, so the values are compared exactly.
 */

import { axisIndexOf, isTensor, type Tensor } from '../tensor/value';
import type { Pair, Rule } from './comparator';
import { type LeafComparison, summarise } from './compare-leaf';
import { formatNumber } from './describe-mismatch';
import { formatElement, type Leaf } from './leaf';
import { leavesOf } from './output';

export const topK: Rule = {
  // A tie breaks either way when it is nudged, and both ways are right.
  isMeasured: false,
  decidedBy: 'values',
  compare: (pair) => {
    const theirs = leavesOf(pair.actual.part);
    return leavesOf(pair.expected.part).map((leaf, i) => compareIndices(pair, leaf, theirs[i]!));
  },
  describe: (pair, comparisons) => {
    const wrong = comparisons.find(({ wrongCount }) => wrongCount > 0);
    return wrong === undefined ? '' : describeWrong(pair, wrong);
  },
};

type Trouble = 'out-of-range' | 'repeated' | 'other-value';

function compareIndices(pair: Pair, expected: Leaf, actual: Leaf): LeafComparison {
  const troubles = troublesOf(pair, expected, actual);
  return summarise(expected, actual, (i) => (troubles[i] === undefined ? 0 : Number.POSITIVE_INFINITY));
}

/** What is wrong with each index. */
function troublesOf(pair: Pair, expected: Leaf, actual: Leaf): (Trouble | undefined)[] {
  const row = rowReader(pair, expected);
  const length = expected.shape.at(-1) ?? 1;
  let used = new Set<number>();
  return Array.from(expected.data, (due, at) => {
    if (at % length === 0) used = new Set();
    const index = actual.data[at]!;
    if (used.has(index)) return 'repeated';
    used.add(index);
    const picked = row(at, index);
    if (picked === undefined) return 'out-of-range';
    const expectedPick = row(at, due);
    return picked === expectedPick || (Number.isNaN(picked) && Number.isNaN(expectedPick)) ? undefined : 'other-value';
  });
}

/** Reads what an index picks in the row of `scores` that belongs to a position of the output. */
function rowReader(pair: Pair, expected: Leaf): (at: number, index: number) => number | undefined {
  const scores = scoresOf(pair);
  const width = scores.shape.at(-1) ?? 1;
  const length = expected.shape.at(-1) ?? 1;
  const rows = width === 0 ? 0 : scores.data.length / width;
  const outputRows = length === 0 ? 0 : expected.data.length / length;
  return (at, index) => {
    if (!Number.isInteger(index) || index < 0 || index >= width) return undefined;
    // One row of scores may serve every row of the output.
    const row = rows === 1 ? 0 : Math.floor(at / length) % Math.max(1, outputRows);
    return scores.data[row * width + index];
  };
}

function scoresOf({ comparator, inputs }: Pair): Tensor {
  const value = comparator.kind === 'top-k' ? inputs[comparator.values] : undefined;
  if (value === undefined || !isTensor(value))
    return { kind: 'tensor', dtype: 'f32', shape: [0], data: new Float64Array(0) };
  return value;
}

function describeWrong(pair: Pair, { expected, actual, wrongCount }: LeafComparison): string {
  const troubles = troublesOf(pair, expected, actual);
  const at = troubles.findIndex((trouble) => trouble !== undefined);
  const pick = rowReader(pair, expected);
  const index = axisIndexOf(expected.shape, at);
  const [came, due] = [actual.data[at]!, expected.data[at]!];
  const values = pair.comparator.kind === 'top-k' ? pair.comparator.values : '';
  const share = expected.data.length > 1 ? `; ${wrongCount} of ${expected.data.length} elements are wrong` : '';
  const place = formatElement(expected, index);
  switch (troubles[at]) {
    case 'repeated':
      return `${place} is ${came}, which stands in the same row already${share}`;
    case 'out-of-range':
      return `${place} is ${came}; the last axis of ${values} has ${scoresOf(pair).shape.at(-1) ?? 0} entries${share}`;
    default:
      return `${place} is ${came} and picks ${formatNumber(pick(at, came) ?? Number.NaN)} of ${values}; expected a pick of ${formatNumber(pick(at, due) ?? Number.NaN)}, such as ${due}${share}`;
  }
}
