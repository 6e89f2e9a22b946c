/**
 * Everything about the cases of a run that does not need the person's code: inputs, expected outputs,
 * tolerances. It can be done ahead, so that a submission only waits for its own code.
 */

import type { CaseContext, Expectation } from '../compare/compare-outputs';
import type { Leaf } from '../compare/leaf';
import { leavesOf } from '../compare/output';
import type { CaseSpec, DimSizes, Problem } from '../spec/problem';
import { ProblemSpecError } from '../spec/spec-error';
import type { AppliedLaw } from './apply-law';
import type { Author } from './author';
import { type AskAuthor, askAuthor } from './author-opinion';
import { openAfter } from './check-law';
import { caseSeed, drawCase, MAX_DRAWS } from './draw-case';
import { dimsOfCase, expectedOutputs } from './expected-outputs';
import { isLiteral, type PlannedCall } from './make-case';
import { toFloat64Calls } from './perturb';
import { caseId, type PlannedCase } from './plan-cases';

export { caseId, type PlannedCase, planCases } from './plan-cases';

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
  /** Sizes that the inputs fix; an answer must fit them. */
  readonly givenDims: DimSizes;
  /** The same, and what the reference's answer says of dims that only outputs have. */
  readonly dims: DimSizes;
  /** The reference's outputs, each with its comparator. */
  readonly expectations: readonly Expectation[];
  /** Every array of them in order. */
  readonly expected: readonly ExpectedOutput[];
  readonly context: CaseContext;
  /** Set where code of the author decides on some output. */
  readonly askAuthor: AskAuthor | undefined;
  /** Set where the case shuffles another one's inputs to test a law; told when that law is broken. */
  readonly property: string | undefined;
  /** Set where a solution must throw: what is wrong with the input. Then nothing else is expected. */
  readonly refuses: string | undefined;
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
  if (planned.refuses !== undefined) return prepareInvalid(problem, planned, planned.refuses, salt, author);
  const { spec, seedNumber } = planned;
  const where = `cases.${spec.id}`;
  const literal = isLiteral(problem, spec);
  if (literal) assertMayBeLiteral(problem, where);
  let trouble = '';
  for (let draw = 0; draw < (literal ? 1 : MAX_DRAWS); draw++) {
    const { base, law } = await drawCase(problem, planned, salt, draw, author);
    const made = law?.made ?? base;
    const seed = caseSeed(problem, planned, salt, draw);
    const outcome = await expectedOutputs(problem, made, spec.exact, seed, author, where);
    if (outcome.kind === 'ill-posed') {
      trouble = outcome.why;
      continue;
    }
    const { context, longestSum } = outcome;
    const expectations = law === undefined ? outcome.expectations : outcome.expectations.map((one) => probed(one, law));
    const outputs = expectations.map(({ output }) => output);
    return {
      id: caseId(planned),
      seed: literal ? 'written out' : `salt ${salt}, seed ${seedNumber}${draw > 0 ? `, draw ${draw}` : ''}`,
      spec,
      calls: made.calls,
      givenDims: made.dims,
      dims: dimsOfCase(made.dims, context),
      expectations,
      expected: flatten(expectations),
      context,
      askAuthor: askAuthor(problem, made.calls, outputs, longestSum, author),
      property: law?.says,
      refuses: undefined,
    };
  }
  throw new ProblemSpecError(
    `cases.${spec.id}${spec.seeds > 1 ? `#${seedNumber}` : ''}`,
    `is ill-posed: ${trouble}; choose other inputs or mark the case exact`,
  );
}

/** An input that must be refused: the reference itself must throw on it. */
async function prepareInvalid(
  problem: Problem,
  planned: PlannedCase,
  refuses: string,
  salt: number,
  author: Author,
): Promise<PreparedCase> {
  const { spec } = planned;
  const where = `invalid.${spec.id}`;
  const { base } = await drawCase(problem, planned, salt, 0, author);
  const outcome = await author.run('reference', problem.reference, toFloat64Calls(base.calls));
  if (outcome.kind === 'returned') throw new ProblemSpecError(where, 'the reference accepts this input; it must throw');
  if (outcome.kind !== 'threw')
    throw new ProblemSpecError(where, `the reference failed: ${'message' in outcome ? outcome.message : outcome.kind}`);
  return {
    id: caseId(planned),
    seed: isLiteral(problem, spec) ? 'written out' : `salt ${salt}, seed 0`,
    spec,
    calls: base.calls,
    givenDims: base.dims,
    dims: base.dims,
    expectations: [],
    expected: [],
    context: { dims: [], inputs: [] },
    askAuthor: undefined,
    property: undefined,
    refuses,
  };
}

/** A causal probe asks only for what stands up to the probed position. */
function probed(expectation: Expectation, law: AppliedLaw): Expectation {
  const leaves = leavesOf(expectation.output.part);
  return { ...expectation, tolerances: expectation.tolerances.map((one, i) => openAfter(law, leaves[i], one)) };
}

function flatten(expectations: readonly Expectation[]): ExpectedOutput[] {
  return expectations.flatMap(({ output, tolerances }) =>
    leavesOf(output.part).map((leaf, i) => ({ leaf, tolerance: tolerances[i] ?? new Float64Array(leaf.data.length) })),
  );
}

/** A rejected sample is confirmed with other inputs, which a case that is written out has not. */
function assertMayBeLiteral(problem: Problem, where: string): void {
  const [output] = Object.entries(problem.compare).find(([, { kind }]) => kind === 'statistical') ?? [];
  if (output !== undefined)
    throw new ProblemSpecError(
      where,
      `${output} is statistical, so some input must be drawn: a rejection is confirmed with other inputs`,
    );
}
