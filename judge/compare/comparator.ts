/** What a comparator is: a way to lay an answer beside the reference's, and then to compare the two. */

import type { Comparator, DimSizes } from '../spec/problem';
import type { Value } from '../tensor/value';
import type { LeafComparison } from './compare-leaf';
import type { Output } from './output';

/** One output of the reference and the same of the person. */
export interface Pair {
  readonly comparator: Comparator;
  readonly expected: Output;
  readonly actual: Output;
  /** By leaf of `expected`. */
  readonly tolerances: readonly Float64Array[];
  readonly dims: DimSizes;
  /** Inputs of the call by parameter, for comparators that look at them. */
  readonly inputs: Readonly<Record<string, Value>>;
}

export interface Rule {
  /** Whether the answer moves with rounding, so that its tolerance and its steadiness can be measured. */
  readonly isMeasured: boolean;
  /** `author`: code of the problem decides, in its own realm; values are not compared. */
  readonly decidedBy: 'values' | 'author';
  /** Told after the message of a wrong element, e.g. "compared up to sign". */
  readonly aside?: string;
  /**
   * The actual outputs in the order, with the signs and the names that bring them nearest to the expected ones.
   * All pairs share what is chosen; their structures are equal.
   */
  align?(pairs: readonly Pair[]): readonly Output[];
  /** What is wrong with the sizes; the reference's sizes are due where a rule does not say. */
  structure?(pair: Pair): string | undefined;
  /** Compare an aligned pair; element by element where a rule does not say. */
  compare?(pair: Pair): readonly LeafComparison[];
  /** Words for a wrong comparison; the worst element where a rule does not say. */
  describe?(pair: Pair, comparisons: readonly LeafComparison[]): string;
}
