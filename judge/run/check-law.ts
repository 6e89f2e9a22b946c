/**
 * Whether the reference itself obeys a law: its answer to the changed inputs against what the law says of its
 * answer to the unchanged ones. The verifier asks; a submission is held against the reference's answers only.
 */

import { ruleOf } from '../compare/comparators';
import { compareOutputs, type Expectation } from '../compare/compare-outputs';
import { isDiscrete, type Leaf } from '../compare/leaf';
import { leavesOf, mapLeaves, type Output } from '../compare/output';
import type { Problem } from '../spec/problem';
import { ProblemSpecError } from '../spec/spec-error';
import type { AppliedLaw } from './apply-law';
import type { Author } from './author';
import { relateOutputs } from './custom-law';
import { caseSeed, drawCase, MAX_DRAWS } from './draw-case';
import { expectedOutputs } from './expected-outputs';
import type { PlannedCase } from './plan-cases';
import { slicesOf } from './tensor-axis';

export type LawCheck =
  | { readonly kind: 'holds' }
  | { readonly kind: 'broken'; readonly message: string }
  /** Every draw lies on a knife edge: nothing can be said. */
  | { readonly kind: 'ill-posed'; readonly why: string };

/**
 * @param planned a planned case of a law (its `property` is set)
 * @throws ProblemSpecError when the inputs cannot be made or the reference fails
 */
export async function checkLaw(
  problem: Problem,
  planned: PlannedCase,
  salt: number,
  author: Author,
): Promise<LawCheck> {
  const where = `properties.${planned.property}`;
  let why = '';
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const { base, law } = await drawCase(problem, planned, salt, draw, author);
    if (law === undefined) throw new ProblemSpecError(where, 'is planned without a law');
    const seed = caseSeed(problem, planned, salt, draw);
    const before = await expectedOutputs(problem, base, false, seed, author, where);
    const after = await expectedOutputs(problem, law.made, false, seed, author, where);
    const edge = [before, after].find((one) => one.kind === 'ill-posed');
    if (before.kind === 'ill-posed' || after.kind === 'ill-posed') {
      why = edge?.kind === 'ill-posed' ? edge.why : '';
      continue;
    }
    const outputs = before.expectations.map(({ output }) => output);
    const { change } = law.property;
    const related =
      change.kind === 'custom' && law.property.output.kind === 'related'
        ? await relateOutputs(problem, change.fence, outputs, base.calls, author)
        : outputs;
    const due = before.expectations.map((one, i) => ({ ...one, output: related[i] ?? one.output }));
    const message = compareLaw(law, due, after.expectations, after.context);
    return message === undefined ? { kind: 'holds' } : { kind: 'broken', message };
  }
  return { kind: 'ill-posed', why };
}

/**
 * Hold the answer to the changed inputs against the law; pure.
 *
 * @param before the answer to the unchanged inputs (of a custom law: what its fence makes of that answer)
 * @returns what is wrong, in words; undefined where the law holds within both tolerances
 */
export function compareLaw(
  law: AppliedLaw,
  before: readonly Expectation[],
  after: readonly Expectation[],
  context: Parameters<typeof compareOutputs>[2],
): string | undefined {
  const due = before.map((one, i): Expectation => {
    const output = changedBy(law, one.output);
    const other = after[i]?.tolerances ?? [];
    // Tolerances move with their elements.
    const own = leavesOf(changedBy(law, asTolerance(one), true).part).map(({ data }) => data);
    const tolerances = own.map((tolerance, at) => tolerance.map((x, j) => x + (other[at]?.[j] ?? 0)));
    return {
      ...one,
      output,
      tolerances: tolerances.map((tolerance, at) => openAfter(law, leavesOf(output.part)[at], tolerance)),
    };
  });
  const judged = due.flatMap((one, i) => {
    const output = after[i]?.output;
    return output === undefined || ruleOf(one.comparator).decidedBy === 'author' ? [] : [{ one, output }];
  });
  const compared = compareOutputs(
    judged.map(({ one }) => one),
    judged.map(({ output }) => output),
    context,
  );
  if (compared.kind === 'wrong-shape') return compared.message;
  return compared.outputs.find(({ message }) => message !== undefined)?.message;
}

/** What the law makes of an output. */
function changedBy({ property: { output: law }, orders }: AppliedLaw, output: Output, isTolerance = false): Output {
  return mapLeaves(output, (leaf) => {
    if (law.kind === 'along') return reordered(leaf, law.dim, orders.get(law.dim));
    if ((law.kind !== 'shifted' && law.kind !== 'scaled') || isDiscrete(leaf)) return leaf;
    if (law.kind === 'scaled')
      return { ...leaf, data: leaf.data.map((x) => (isTolerance ? Math.abs(law.by) : law.by) * x) };
    return isTolerance ? leaf : { ...leaf, data: leaf.data.map((x) => x + law.by) };
  });
}

function asTolerance({ output, tolerances }: Expectation): Output {
  return mapLeaves(output, ({ texts: _, ...leaf }, i) => ({
    ...leaf,
    data: tolerances[i] ?? new Float64Array(leaf.data.length),
  }));
}

function reordered(leaf: Leaf, dim: string, order: readonly number[] | undefined): Leaf {
  const axis = leaf.axes.indexOf(dim);
  if (axis < 0 || order === undefined) return leaf;
  const runs = [...slicesOf(leaf.shape, axis)];
  const data = leaf.data.slice();
  const texts = leaf.texts === undefined ? undefined : [...leaf.texts];
  runs.forEach(({ position, from, to }, i) => {
    const source = runs[i - position + (order[position] ?? position)];
    if (source === undefined) return;
    data.set(leaf.data.subarray(source.from, source.to), from);
    for (let at = 0; at < to - from; at++)
      if (texts !== undefined) texts[from + at] = leaf.texts?.[source.from + at] ?? '';
  });
  return texts === undefined ? { ...leaf, data } : { ...leaf, data, texts };
}

/** The tolerance of a causal probe: behind the probed position anything goes. */
export function openAfter(
  { property, upTo }: AppliedLaw,
  leaf: Leaf | undefined,
  tolerance: Float64Array,
): Float64Array {
  const axis = property.output.kind === 'along' ? (leaf?.axes.indexOf(property.output.dim) ?? -1) : -1;
  if (upTo === undefined || leaf === undefined || axis < 0) return tolerance;
  const opened = tolerance.slice();
  for (const { position, from, to } of slicesOf(leaf.shape, axis))
    if (position > upTo) opened.fill(Number.POSITIVE_INFINITY, from, to);
  return opened;
}
