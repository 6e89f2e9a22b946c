/** What the reference makes of a case: its outputs, how they are compared, and how far rounding may move them. */

import { ruleOf } from '../compare/comparators';
import { alignOutputs, type CaseContext, type Expectation } from '../compare/compare-outputs';
import { ITEM_AXIS, isDiscrete, type Leaf } from '../compare/leaf';
import { sameStructure } from '../compare/match-structure';
import { allLeaves, leavesOf, type Output } from '../compare/output';
import { whyUntestable } from '../compare/statistical';
import { exactTolerance, toleranceOf } from '../compare/tolerance';
import type { Comparator, DimSizes, Problem } from '../spec/problem';
import type { ValueType } from '../spec/signature';
import { ProblemSpecError } from '../spec/spec-error';
import { seedFrom } from '../tensor/random';
import type { Value } from '../tensor/value';
import { type Author, readOutputs } from './author';
import type { MadeCase, PlannedCall } from './make-case';
import { variantsOf } from './perturb';

export type Expected =
  | {
      readonly kind: 'expected';
      readonly expectations: readonly Expectation[];
      readonly context: CaseContext;
      /** K, the size of the longest `reduces` dim, at least 1. */
      readonly longestSum: number;
    }
  | { readonly kind: 'ill-posed'; readonly why: string };

/**
 * Run the reference on the case, and on nudged copies of it unless the case is exact.
 * @throws ProblemSpecError when the reference fails or its answer does not fit the signature
 */
export async function expectedOutputs(
  problem: Problem,
  made: MadeCase,
  exact: boolean,
  seed: number,
  author: Author,
  where: string,
): Promise<Expected> {
  const variants = variantsOf(made.calls, seedFrom(seed, 'perturb'), hasDiscreteOutputs(problem, made.calls));
  const isSteady = exact || !hasMeasuredOutputs(problem, made.calls);
  const copies = isSteady ? [variants.exact] : [variants.exact, ...variants.measured, ...variants.edge];
  const [base = [], ...others] = await runCopies(problem, made, copies, author, where);
  const comparators = base.map(({ key }) => comparatorOf(problem, key));
  const context = contextOf(made, variants.exact, base, where);
  base.forEach((output, i) => {
    if (comparators[i]?.kind !== 'statistical') return;
    const why = leavesOf(output.part)
      .map(whyUntestable)
      .find((one) => one !== undefined);
    if (why !== undefined) throw new ProblemSpecError(where, `${output.name || 'the result'} ${why}`);
  });
  const aligned: Output[][] = [];
  for (const other of others) {
    const laid = alignOutputs(base, other, comparators, context);
    const flipped = firstFlip(base, laid, comparators);
    if (flipped !== undefined) return { kind: 'ill-posed', why: flipped };
    aligned.push(laid);
  }
  const measured = aligned.slice(0, variants.measured.length);
  const longestSum = longestSumOf(problem, context.dims[0] ?? made.dims);
  const expectations = base.map((output, i): Expectation => {
    const comparator = comparators[i] as Comparator;
    const nudged = measured.map((outputs) => leavesOf((outputs[i] as Output).part));
    const tolerances = leavesOf(output.part).map((leaf, at) =>
      comparator.kind === 'exact'
        ? exactTolerance(leaf)
        : toleranceOf(
            leaf,
            nudged.flatMap((leaves) => leaves[at] ?? []),
            longestSum,
            problem.toleranceFactor,
          ),
    );
    return { output, comparator, tolerances };
  });
  return { kind: 'expected', expectations, context, longestSum };
}

/** K, the size of the longest `reduces` dim, at least 1. */
export function longestSumOf(problem: Problem, dims: DimSizes): number {
  return Math.max(1, ...problem.signature.reduces.map((dim) => largest(dims[dim])));
}

/** How an output is compared: `close`, which is exact where the output is discrete, unless the problem says more. */
export function comparatorOf(problem: Problem, key: string): Comparator {
  return problem.compare[key] ?? { kind: 'close' };
}

async function runCopies(
  problem: Problem,
  made: MadeCase,
  copies: readonly (readonly PlannedCall[])[],
  author: Author,
  where: string,
): Promise<(readonly Output[])[]> {
  const outcome = await author.run('reference', problem.reference, sideBySide(copies));
  if (outcome.kind !== 'returned')
    throw new ProblemSpecError(where, `the reference failed: ${'message' in outcome ? outcome.message : outcome.kind}`);
  if (outcome.mutated !== null) throw new ProblemSpecError(where, 'the reference changes its inputs');
  const perCopy = outcome.outputs.length / copies.length;
  return copies.map((calls, i) => {
    const read = readOutputs(outcome.outputs.slice(i * perCopy, (i + 1) * perCopy), calls, made.dims);
    if (read.kind !== 'leaves')
      throw new ProblemSpecError(where, `the reference's own output does not fit the signature: ${read.message}`);
    return read.outputs;
  });
}

/** All copies as one job: instances of later copies get numbers of their own. */
function sideBySide(copies: readonly (readonly PlannedCall[])[]): PlannedCall[] {
  const instances = 1 + Math.max(0, ...(copies[0] ?? []).map((call) => (call.op === 'function' ? 0 : call.instance)));
  return copies.flatMap((calls, copy) =>
    calls.map((call) => (call.op === 'function' ? call : { ...call, instance: call.instance + copy * instances })),
  );
}

/** Sizes and inputs by call; dims that only outputs have take the size that the reference gave them. */
export function contextOf(
  made: MadeCase,
  exactCalls: readonly PlannedCall[],
  base: readonly Output[],
  where: string,
): CaseContext {
  const returning = exactCalls.filter((call) => call.op !== 'new');
  const dims = returning.map((_, call) => {
    const sizes: Record<string, number | readonly number[]> = { ...made.dims };
    for (const { name, part } of base.filter((output) => output.call === call)) {
      if (part.kind !== 'leaf') continue;
      part.leaf.axes.forEach((axis, i) => {
        const size = part.leaf.shape[i] ?? 0;
        // A list dim of the inputs, a fixed axis and the items of a list have no one size.
        if (axis === ITEM_AXIS || !/^[A-Za-z]/.test(axis) || Array.isArray(sizes[axis])) return;
        if (sizes[axis] !== undefined && sizes[axis] !== size)
          throw new ProblemSpecError(
            where,
            `the reference's own output does not fit the signature: ${name || 'the result'} has ${axis} = ${size}, but ${axis} is ${sizes[axis]} elsewhere`,
          );
        sizes[axis] = size;
      });
    }
    return sizes;
  });
  const inputs = returning.map(
    ({ params, args }): Record<string, Value> =>
      Object.fromEntries(params.map(({ name }, i) => [name, args[i] ?? null])),
  );
  return { dims, inputs };
}

/** Sizes that are the same in every call; a dim that grows from call to call has a list of them. */
export function dimsOfCase(given: DimSizes, { dims }: CaseContext): DimSizes {
  const all: Record<string, number | readonly number[]> = { ...given };
  for (const name of new Set(dims.flatMap((sizes) => Object.keys(sizes)))) {
    if (given[name] !== undefined) continue;
    const sizes = [...new Set(dims.flatMap((one) => (typeof one[name] === 'number' ? [one[name]] : [])))];
    all[name] = sizes.length === 1 ? (sizes[0] ?? 0) : sizes;
  }
  return all;
}

function firstFlip(
  base: readonly Output[],
  other: readonly Output[],
  comparators: readonly Comparator[],
): string | undefined {
  for (const [i, output] of base.entries()) {
    const comparator = comparators[i] as Comparator;
    const changed = other[i];
    if (changed === undefined || !ruleOf(comparator).isMeasured) continue;
    if (!sameStructure(output.part, changed.part))
      return `the size of ${output.name || 'the output'} changes under rounding`;
    const leaves = allLeaves([changed]);
    for (const [at, leaf] of leavesOf(output.part).entries()) {
      const flip = flipOf(leaf, leaves[at] as Leaf, comparator.kind === 'exact');
      if (flip >= 0) return `${leaf.output || 'output'} ${flip} flips under rounding`;
    }
  }
  return undefined;
}

function flipOf(leaf: Leaf, changed: Leaf, isExact: boolean): number {
  return leaf.data.findIndex((x, j) =>
    isExact || isDiscrete(leaf) || !Number.isFinite(x)
      ? !isSame(x, changed.data[j])
      : !Number.isFinite(changed.data[j]),
  );
}

/** Equal, or both NaN; an infinity that changes its sign is another answer. */
function isSame(a: number, b: number | undefined): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

function hasMeasuredOutputs(problem: Problem, calls: readonly PlannedCall[]): boolean {
  return outputTypes(problem, calls).some(({ comparator }) => ruleOf(comparator).isMeasured);
}

function hasDiscreteOutputs(problem: Problem, calls: readonly PlannedCall[]): boolean {
  return outputTypes(problem, calls).some(
    ({ comparator, type }) => ruleOf(comparator).isMeasured && (comparator.kind === 'exact' || isDiscreteType(type)),
  );
}

function outputTypes(problem: Problem, calls: readonly PlannedCall[]): { comparator: Comparator; type: ValueType }[] {
  return calls.flatMap((call) => {
    if (call.op === 'new') return [];
    const prefix = call.op === 'method' ? call.method : undefined;
    const fields =
      call.returns.kind === 'single' ? [{ name: undefined, type: call.returns.type }] : call.returns.fields;
    return fields.map(({ name, type }) => ({
      comparator: comparatorOf(problem, [prefix, name].filter((one) => one !== undefined).join('.') || 'result'),
      type,
    }));
  });
}

function isDiscreteType(type: ValueType): boolean {
  if (type.kind === 'list') return isDiscreteType(type.item);
  return type.kind === 'tensor' ? type.dtype !== 'f32' : type.scalar !== 'float';
}

function largest(size: number | readonly number[] | undefined): number {
  return size === undefined ? 1 : typeof size === 'number' ? size : Math.max(1, ...size);
}
