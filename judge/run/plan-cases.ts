/** Which cases a run or a submission consists of. */

import type { CaseSpec, Change, Problem, Property } from '../spec/problem';
import { variantsOfLaw } from './apply-law';
import { isLiteral } from './make-case';

export interface PlannedCase {
  readonly spec: CaseSpec;
  readonly seedNumber: number;
  /** Position of the law that changes the inputs. */
  readonly property: number | undefined;
  /** Which of the law's values is tried, where it has several. */
  readonly variant?: number | undefined;
  /** What is wrong with the input, where a solution must refuse it. */
  readonly refuses?: string | undefined;
}

/** The cases of a mode, in the file's order: the samples, or all with every seed, the laws and what must be refused. */
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
  const laws = problem.properties.flatMap((property, index) => planLaw(problem, property, index));
  const refused = problem.invalid.map(({ spec, says }) => ({
    spec,
    seedNumber: 0,
    property: undefined,
    refuses: says,
  }));
  return [...plain, ...laws, ...refused];
}

/** The id of a planned case in reports: `causal#1` for its second seed, `ragged~property-2` for a law, `refuses empty`. */
export function caseId({ spec, seedNumber, property, variant, refuses }: PlannedCase): string {
  if (refuses !== undefined) return `refuses ${spec.id}`;
  if (property !== undefined)
    return `${spec.id}~property-${property + 1}${variant === undefined ? '' : `.${variant + 1}`}`;
  return spec.seeds > 1 ? `${spec.id}#${seedNumber}` : spec.id;
}

/** A law is tested on the first drawn case that has every input which the law changes. */
function planLaw(problem: Problem, property: Property, index: number): PlannedCase[] {
  if (problem.signature.kind !== 'function') return [];
  const drawn = problem.cases.filter((spec) => !isLiteral(problem, spec) && !spec.exact);
  const spec =
    drawn.find((one) => isProbed(problem, one, property.change)) ??
    // An input that is left out everywhere counts as covered: shuffling nothing changes nothing.
    (property.change.kind === 'causal' ? undefined : drawn[0]);
  if (spec === undefined) return [];
  const planned = { spec, seedNumber: spec.seeds, property: index };
  const variants = variantsOfLaw(property);
  return variants.length > 1 ? variants.map((_, variant) => ({ ...planned, variant })) : [planned];
}

/** True where the case gives every input that the law changes, and has room to shuffle it or to probe. */
function isProbed(problem: Problem, spec: CaseSpec, change: Change): boolean {
  const { signature } = problem;
  if (signature.kind !== 'function') return false;
  const given = (name: string): boolean => {
    const param = signature.params.find((one) => one.name === name);
    if (param === undefined) return false;
    return !param.optional || name in spec.gen || name in spec.inputs || spec.generator !== undefined;
  };
  switch (change.kind) {
    case 'permute':
      return Object.entries(change.axes).every(([name, dim]) => given(name) && (spec.dims[dim] ?? 2) !== 1);
    case 'shift':
    case 'scale':
      return Object.keys(change.by).every(given);
    case 'causal':
      return Object.entries(change.axes).every(([name, dim]) => {
        const size = spec.dims[dim];
        return (
          given(name) && !(name in spec.inputs) && (typeof size === 'number' ? size > 1 : spec.generator !== undefined)
        );
      });
    case 'vary':
    case 'custom':
      return true;
  }
}
