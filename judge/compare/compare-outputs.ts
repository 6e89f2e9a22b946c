/** The outputs of a case against the reference's, each by its comparator. */

import type { Comparator, DimSizes } from '../spec/problem';
import type { Value } from '../tensor/value';
import type { Pair, Rule } from './comparator';
import { groupOf, ruleOf } from './comparators';
import { compareLeaf, type LeafComparison } from './compare-leaf';
import { describeMismatch } from './describe-mismatch';
import { describeStructure, sameStructure } from './match-structure';
import { leavesOf, type Output } from './output';
import { roughTolerance } from './slice-cost';

/** One output of the reference, and how an answer is held against it. */
export interface Expectation {
  readonly output: Output;
  readonly comparator: Comparator;
  /** By leaf of the output. */
  readonly tolerances: readonly Float64Array[];
}

/** What comparators look at besides the outputs. */
export interface CaseContext {
  /** Sizes by call that returns something. */
  readonly dims: readonly DimSizes[];
  /** Inputs by call that returns something, by parameter. */
  readonly inputs: readonly Readonly<Record<string, Value>>[];
}

export interface ComparedOutput {
  readonly expectation: Expectation;
  /** Empty where the author decides. */
  readonly comparisons: readonly LeafComparison[];
  /** What is wrong, in words; undefined where nothing is, or where the author decides. */
  readonly message: string | undefined;
}

export type Compared =
  | { readonly kind: 'wrong-shape'; readonly message: string }
  | { readonly kind: 'compared'; readonly outputs: readonly ComparedOutput[] };

/** Compare outputs that fit the signature. */
export function compareOutputs(
  expectations: readonly Expectation[],
  actual: readonly Output[],
  context: CaseContext,
): Compared {
  if (actual.length !== expectations.length)
    return { kind: 'wrong-shape', message: `there are ${actual.length} outputs, expected ${expectations.length}` };
  const pairs = expectations.map((expectation, i) => pairOf(expectation, actual[i] as Output, context));
  for (const pair of pairs) {
    const message = structureTrouble(pair);
    if (message !== undefined) return { kind: 'wrong-shape', message };
  }
  const aligned = alignPairs(pairs);
  const outputs = aligned.map((pair, i): ComparedOutput => {
    const expectation = expectations[i] as Expectation;
    const rule = ruleOf(pair.comparator);
    if (rule.decidedBy === 'author') return { expectation, comparisons: [], message: undefined };
    const comparisons = rule.compare?.(pair) ?? compareLeaves(pair);
    const isWrong = comparisons.some(({ wrongCount }) => wrongCount > 0);
    return { expectation, comparisons, message: isWrong ? describe(rule, pair, comparisons) : undefined };
  });
  return { kind: 'compared', outputs };
}

/**
 * Lay other answers of the reference (for nudged inputs) beside its first one, so that what is left between them
 * is what rounding moves. An output of another structure stays as it is.
 */
export function alignOutputs(
  base: readonly Output[],
  other: readonly Output[],
  comparators: readonly Comparator[],
  context: CaseContext,
): Output[] {
  const pairs = base.map((output, i) => {
    const tolerances = leavesOf(output.part).map(roughTolerance);
    return pairOf({ output, comparator: comparators[i]!, tolerances }, other[i] ?? output, context);
  });
  return alignPairs(pairs).map(({ actual }) => actual);
}

function pairOf({ output, comparator, tolerances }: Expectation, actual: Output, { dims, inputs }: CaseContext): Pair {
  return {
    comparator,
    expected: output,
    actual,
    tolerances,
    dims: dims[output.call] ?? {},
    inputs: inputs[output.call] ?? {},
  };
}

function structureTrouble(pair: Pair): string | undefined {
  const rule = ruleOf(pair.comparator);
  if (rule.structure !== undefined) return rule.structure(pair);
  // A checker of the author judges answers of any size.
  return pair.comparator.kind === 'custom'
    ? undefined
    : describeStructure(pair.expected.part, pair.actual.part, pair.dims);
}

function alignPairs(pairs: readonly Pair[]): Pair[] {
  const groups = new Map<string, number[]>();
  pairs.forEach(({ comparator, expected }, i) => {
    const group = groupOf(comparator, expected.instance) ?? `alone ${i}`;
    groups.set(group, [...(groups.get(group) ?? []), i]);
  });
  const aligned = [...pairs];
  for (const indices of groups.values()) {
    const members = indices.map((i) => pairs[i] as Pair);
    if (!members.every(canAlign)) continue;
    // Labels follow a permuted output where there is one.
    const leader = members.find(({ comparator }) => comparator.kind !== 'relabelled') ?? members[0];
    const outputs = leader === undefined ? undefined : ruleOf(leader.comparator).align?.(members);
    outputs?.forEach((actual, at) => {
      aligned[indices[at] as number] = { ...(members[at] as Pair), actual };
    });
  }
  return aligned;
}

function canAlign(pair: Pair): boolean {
  return ruleOf(pair.comparator).structure !== undefined || sameStructure(pair.expected.part, pair.actual.part);
}

function compareLeaves({ expected, actual, tolerances }: Pair): LeafComparison[] {
  const theirs = leavesOf(actual.part);
  return leavesOf(expected.part).map((leaf, i) => compareLeaf(leaf, theirs[i]!, tolerances[i]!));
}

function describe(rule: Rule, pair: Pair, comparisons: readonly LeafComparison[]): string {
  if (rule.describe !== undefined) return rule.describe(pair, comparisons);
  const wrong = comparisons.find(({ wrongCount }) => wrongCount > 0);
  const message = wrong === undefined ? '' : describeMismatch(wrong);
  return rule.aside === undefined ? message : `${message} (${rule.aside})`;
}
