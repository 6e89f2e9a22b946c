/**
 * Everything about the cases of a run that does not need the person's code: inputs, expected outputs,
 * tolerances. It can be done ahead, so that a submission only waits for its own code.
 */

import type { CaseContext, Expectation } from '../compare/compare-outputs';
import type { Leaf } from '../compare/leaf';
import { leavesOf } from '../compare/output';
import type { CaseSpec, DimSizes, Problem } from '../spec/problem';
import { ProblemSpecError } from '../spec/spec-error';
import { seedFrom } from '../tensor/random';
import type { Author } from './author';
import { type AskAuthor, askAuthor } from './author-opinion';
import { dimsOfCase, expectedOutputs } from './expected-outputs';
import { isLiteral, makeCase, type PlannedCall } from './make-case';
import { permuteCase } from './permute-case';
import { axesOf, caseId, type PlannedCase } from './plan-cases';

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
}

/** Draws that land on a knife edge are drawn again, this often at most. */
const MAX_DRAWS = 25;

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
  const where = `cases.${spec.id}`;
  const literal = isLiteral(problem, spec);
  if (literal) assertMayBeLiteral(problem, where);
  let trouble = '';
  for (let draw = 0; draw < (literal ? 1 : MAX_DRAWS); draw++) {
    const seed = seedFrom(problem.uuid, spec.id, seedNumber, salt, draw);
    const generated = await author.generate(spec, seedFrom(seed, 'generator'));
    const base = makeCase(problem, spec, seed, generated);
    const law = planned.property === undefined ? undefined : problem.properties[planned.property];
    const made = law === undefined ? base : permuteCase(base, axesOf(law.change), seedFrom(seed, 'property'));
    const outcome = await expectedOutputs(problem, made, spec.exact, seed, author, where);
    if (outcome.kind === 'ill-posed') {
      trouble = outcome.why;
      continue;
    }
    const { expectations, context, longestSum } = outcome;
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
    };
  }
  throw new ProblemSpecError(
    `cases.${spec.id}${spec.seeds > 1 ? `#${seedNumber}` : ''}`,
    `is ill-posed: ${trouble}; choose other inputs or mark the case exact`,
  );
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
