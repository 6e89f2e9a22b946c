/** Outputs that fit the signature, held against what is expected: by their values, or by the author's code. */

import type { LeafComparison } from '../compare/compare-leaf';
import { type ComparedOutput, compareOutputs } from '../compare/compare-outputs';
import { formatNumber } from '../compare/describe-mismatch';
import { formatElement } from '../compare/leaf';
import type { Output } from '../compare/output';
import { ALPHA } from '../compare/statistical';
import { axisIndexOf } from '../tensor/value';
import type { WorstElement } from '../verdict/verdict';
import { firstNotFinite, type Opinion } from './author-opinion';
import type { PreparedCase } from './prepare-cases';

/** What is wrong with one output. */
interface Told {
  readonly message: string;
  readonly notFinite: boolean;
  readonly worst: WorstElement | null;
}

export type JudgedOutputs =
  | { readonly kind: 'wrong-shape'; readonly message: string }
  | {
      readonly kind: 'judged';
      /** The first wrong output; undefined where all are right. */
      readonly told: Told | undefined;
      /** The element nearest to the edge of its tolerance, or furthest beyond. */
      readonly worst: WorstElement | null;
      readonly comparisons: readonly LeafComparison[];
      /** Every rejection is one of chance. */
      readonly isSampled: boolean;
    };

/** @throws ProblemSpecError when code of the author fails */
export async function judgeOutputs(outputs: readonly Output[], prepared: PreparedCase): Promise<JudgedOutputs> {
  const compared = compareOutputs(prepared.expectations, outputs, prepared.context);
  if (compared.kind === 'wrong-shape') return compared;
  const authors = authorKeys(prepared);
  const expected = prepared.expectations.map(({ output }) => output);
  const broken = firstNotFinite(expected, outputs, authors);
  const opinions = broken === undefined ? ((await prepared.askAuthor?.(outputs)) ?? []) : [];
  const byValue = compared.outputs.map(toldByValue);
  // A call's first mistake explains the later ones, so the first wrong output is the one told.
  const wrong = [
    ...compared.outputs.flatMap(({ expectation }, i) => {
      const told = byValue[i];
      return told === undefined ? [] : [{ told, isSampled: expectation.comparator.kind === 'statistical' }];
    }),
    ...(broken === undefined ? [] : [{ told: toldNotFinite(broken), isSampled: false }]),
    ...opinions.flatMap((opinion) =>
      opinion.isRight ? [] : [{ told: toldByAuthor(opinion, prepared), isSampled: false }],
    ),
  ];
  const comparisons = compared.outputs.flatMap((one) => one.comparisons);
  const ratios = opinions.map((opinion) => toldByAuthor(opinion, prepared).worst);
  return {
    kind: 'judged',
    told: wrong[0]?.told,
    worst: furthest([...comparisons.map(({ worst }) => worst), ...ratios]),
    comparisons,
    isSampled: wrong.length > 0 && wrong.every((one) => one.isSampled),
  };
}

/** Keys of the outputs on which code of the author decides. */
export function authorKeys({ expectations }: PreparedCase): string[] {
  const keys = expectations.flatMap(({ output, comparator }) =>
    comparator.kind === 'custom' || comparator.kind === 'valid-by' ? [output.key] : [],
  );
  return [...new Set(keys)];
}

function toldByValue({ expectation, comparisons, message }: ComparedOutput): Told | undefined {
  const wrong = comparisons.find(({ wrongCount }) => wrongCount > 0);
  if (wrong === undefined || message === undefined) return undefined;
  if (wrong.notFinite) return { message: describeNotFinite(wrong), notFinite: true, worst: wrong.worst };
  return {
    message: expectation.comparator.kind === 'statistical' ? `${message}. ${STATED_RATE}` : message,
    notFinite: false,
    worst: wrong.worst,
  };
}

const STATED_RATE = `A right answer is rejected in ${ALPHA} of all tests, and after the second run that confirms it in 1e-9`;

function toldByAuthor({ keys, message, ratios }: Opinion, { expectations }: PreparedCase): Told {
  const output = expectations.find((one) => keys.includes(one.output.key))?.output.name ?? '';
  const ratio = Math.max(0, ...ratios);
  return {
    message,
    notFinite: false,
    worst: { output, index: [], expected: 0, actual: ratio, errorOverTolerance: ratio },
  };
}

function toldNotFinite({ leaf, at }: NonNullable<ReturnType<typeof firstNotFinite>>): Told {
  const index = axisIndexOf(leaf.shape, at);
  const actual = leaf.data[at] ?? Number.NaN;
  return {
    message: `${formatElement(leaf, index)} is ${actual}; expected a finite number`,
    notFinite: true,
    worst: { output: leaf.output, index, expected: 0, actual, errorOverTolerance: Number.POSITIVE_INFINITY },
  };
}

function describeNotFinite({ expected, actual }: LeafComparison): string {
  const isBroken = (i: number): boolean => !Number.isFinite(actual.data[i]) && Number.isFinite(expected.data[i]);
  const at = actual.data.findIndex((_, i) => isBroken(i));
  const index = axisIndexOf(expected.shape, at);
  const count = actual.data.reduce((sum, _, i) => sum + (isBroken(i) ? 1 : 0), 0);
  const rest = count > 1 ? `; ${count} of ${expected.data.length} elements are not finite` : '';
  return `${formatElement(expected, index)} is ${actual.data[at]}, expected ${formatNumber(expected.data[at] ?? 0)}${rest}`;
}

function furthest(worsts: readonly (WorstElement | null)[]): WorstElement | null {
  return worsts.reduce<WorstElement | null>(
    (worst, one) =>
      one !== null && (worst === null || one.errorOverTolerance > worst.errorOverTolerance) ? one : worst,
    null,
  );
}
