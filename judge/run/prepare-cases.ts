/**
 * Everything about the cases of a run that does not need the person's code: inputs, expected outputs,
 * tolerances. It can be done ahead, so that a submission only waits for its own code.
 */

import { isDiscrete, type Leaf } from '../compare/leaf';
import { toleranceOf } from '../compare/tolerance';
import type { CaseSpec, Change, DimSizes, Problem } from '../spec/problem';
import type { ReturnType } from '../spec/signature';
import { ProblemSpecError } from '../spec/spec-error';
import { seedFrom } from '../tensor/random';
import { type Author, readOutputs } from './author';
import { isLiteral, type MadeCase, makeCase, type PlannedCall } from './make-case';
import { permuteCase } from './permute-case';
import { variantsOf } from './perturb';

export interface ExpectedOutput {
  readonly leaf: Leaf;
  readonly tolerance: Float64Array;
}

export interface PreparedCase {
  readonly id: string;
  /** Enough to make the same inputs again: `salt 7, seed 1` or `written out`. */
  readonly seed: string;
  readonly spec: CaseSpec;
  readonly calls: readonly PlannedCall[];
  readonly dims: DimSizes;
  readonly expected: readonly ExpectedOutput[];
  /** Set where the case shuffles another one's inputs to test a law; told when that law is broken. */
  readonly property: string | undefined;
}

/** Draws that land on a knife edge are drawn again, this often at most. */
const MAX_DRAWS = 25;

export interface PlannedCase {
  readonly spec: CaseSpec;
  readonly seedNumber: number;
  readonly property: number | undefined;
}

/** The cases of a mode, in the file's order: the samples, or all of them with every seed, and the properties. */
export function planCases(problem: Problem, mode: 'run' | 'submit'): PlannedCase[] {
  const specs = mode === 'run' ? problem.cases.filter((spec) => spec.sample) : problem.cases;
  const plain = specs.flatMap((spec) =>
    Array.from({ length: isLiteral(problem, spec) ? 1 : spec.seeds }, (_, seedNumber) => ({
      spec,
      seedNumber,
      property: undefined,
    })),
  );
  if (mode === 'run') return plain;
  // A law is tested on a drawn case that has every input it shuffles.
  const laws = problem.properties.flatMap((property, index) => {
    const spec = problem.cases.find(
      (one) => !isLiteral(problem, one) && !one.exact && coversProperty(problem, axesOf(property.change)),
    );
    return spec === undefined ? [] : [{ spec, seedNumber: spec.seeds, property: index }];
  });
  return [...plain, ...laws];
}

/**
 * Make one case: its inputs, and what the reference makes of them.
 * @throws ProblemSpecError when the reference fails, or when the case is ill-posed whatever is drawn
 */
export async function prepareCase(
  problem: Problem,
  planned: PlannedCase,
  salt: number,
  author: Author,
): Promise<PreparedCase> {
  const { spec, seedNumber } = planned;
  const literal = isLiteral(problem, spec);
  let trouble = '';
  for (let draw = 0; draw < (literal ? 1 : MAX_DRAWS); draw++) {
    const seed = seedFrom(problem.uuid, spec.id, seedNumber, salt, draw);
    const generated = await author.generate(spec, seedFrom(seed, 'generator'));
    const base = makeCase(problem, spec, seed, generated);
    const law = planned.property === undefined ? undefined : problem.properties[planned.property];
    const made = law === undefined ? base : permuteCase(base, axesOf(law.change), seedFrom(seed, 'property'));
    const outcome = await expectedOutputs(problem, made, spec.exact, seed, author, `cases.${spec.id}`);
    if (outcome.kind === 'ill-posed') {
      trouble = outcome.why;
      continue;
    }
    return {
      id: caseId(planned),
      seed: literal ? 'written out' : `salt ${salt}, seed ${seedNumber}${draw > 0 ? `, draw ${draw}` : ''}`,
      spec,
      calls: made.calls,
      dims: made.dims,
      expected: outcome.expected,
      property: law?.says,
    };
  }
  throw new ProblemSpecError(
    `cases.${spec.id}${spec.seeds > 1 ? `#${seedNumber}` : ''}`,
    `is ill-posed: ${trouble}; choose other inputs or mark the case exact`,
  );
}

/** The id of a planned case in reports: `causal#1` for its second seed, `ragged~property-2` for a law. */
export function caseId({ spec, seedNumber, property }: PlannedCase): string {
  if (property !== undefined) return `${spec.id}~property-${property + 1}`;
  return spec.seeds > 1 ? `${spec.id}#${seedNumber}` : spec.id;
}

type Expectation =
  | { readonly kind: 'expected'; readonly expected: readonly ExpectedOutput[] }
  | { readonly kind: 'ill-posed'; readonly why: string };

async function expectedOutputs(
  problem: Problem,
  made: MadeCase,
  exact: boolean,
  seed: number,
  author: Author,
  where: string,
): Promise<Expectation> {
  const variants = variantsOf(made.calls, seedFrom(seed, 'perturb'), hasDiscreteOutputs(made.calls));
  const copies = exact ? [variants.exact] : [variants.exact, ...variants.measured, ...variants.edge];
  const outcome = await author.run('reference', problem.reference, sideBySide(copies));
  if (outcome.kind !== 'returned')
    throw new ProblemSpecError(where, `the reference failed: ${'message' in outcome ? outcome.message : outcome.kind}`);
  if (outcome.mutated !== null) throw new ProblemSpecError(where, 'the reference changes its inputs');
  const perCopy = outcome.outputs.length / copies.length;
  const outputs = copies.map((calls, i) => {
    const read = readOutputs(outcome.outputs.slice(i * perCopy, (i + 1) * perCopy), calls, made.dims);
    if (read.kind !== 'leaves')
      throw new ProblemSpecError(where, `the reference's own output does not fit the signature: ${read.message}`);
    return read.leaves;
  });
  const base = outputs[0] ?? [];
  for (const other of outputs.slice(1)) {
    const flipped = firstFlip(base, other);
    if (flipped !== undefined) return { kind: 'ill-posed', why: flipped };
  }
  const measured = exact ? [] : outputs.slice(1, 1 + variants.measured.length);
  const longestSum = Math.max(1, ...problem.signature.reduces.map((dim) => largest(made.dims[dim])));
  const expected = base.map((leaf, i) => ({
    leaf,
    tolerance: toleranceOf(
      leaf,
      measured.flatMap((leaves) => leaves[i] ?? []),
      longestSum,
    ),
  }));
  return { kind: 'expected', expected };
}

/** All copies as one job: instances of later copies get numbers of their own. */
function sideBySide(copies: readonly (readonly PlannedCall[])[]): PlannedCall[] {
  const instances = 1 + Math.max(0, ...(copies[0] ?? []).map((call) => (call.op === 'function' ? 0 : call.instance)));
  return copies.flatMap((calls, copy) =>
    calls.map((call) => (call.op === 'function' ? call : { ...call, instance: call.instance + copy * instances })),
  );
}

function firstFlip(base: readonly Leaf[], other: readonly Leaf[]): string | undefined {
  for (const [i, leaf] of base.entries()) {
    const changed = other[i];
    if (changed === undefined) continue;
    const at = leaf.data.findIndex((x, j) =>
      isDiscrete(leaf) || !Number.isFinite(x) ? !isSame(x, changed.data[j]) : !Number.isFinite(changed.data[j]),
    );
    if (at >= 0) return `${leaf.output || 'output'} ${at} flips under rounding`;
  }
  return undefined;
}

/** Equal, or both NaN; an infinity that changes its sign is another answer. */
function isSame(a: number, b: number | undefined): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

function hasDiscreteOutputs(calls: readonly PlannedCall[]): boolean {
  const isDiscreteType = (returns: ReturnType): boolean =>
    (returns.kind === 'single' ? [returns.type] : returns.fields.map((field) => field.type)).some((type) => {
      const inner = type.kind === 'list' ? type.item : type;
      return inner.kind === 'tensor' ? inner.dtype !== 'f32' : inner.kind === 'scalar' && inner.scalar !== 'float';
    });
  return calls.some((call) => call.op !== 'new' && isDiscreteType(call.returns));
}

function largest(size: number | readonly number[] | undefined): number {
  return size === undefined ? 1 : typeof size === 'number' ? size : Math.max(1, ...size);
}

function axesOf(change: Change): Readonly<Record<string, string>> {
  return change.kind === 'permute' ? change.axes : {};
}

function coversProperty(problem: Problem, permute: Readonly<Record<string, string>>): boolean {
  const { signature } = problem;
  if (signature.kind !== 'function') return false;
  // Optional inputs count as covered when they are left out: shuffling nothing changes nothing.
  return Object.keys(permute).every((name) => signature.params.some((param) => param.name === name));
}
