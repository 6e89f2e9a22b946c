/** Which cases a run or a submission consists of. */

import type { CaseSpec, Change, Problem } from '../spec/problem';
import { isLiteral } from './make-case';

export interface PlannedCase {
  readonly spec: CaseSpec;
  readonly seedNumber: number;
  /** Position of the law that changes the inputs. */
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

/** The id of a planned case in reports: `causal#1` for its second seed, `ragged~property-2` for a law. */
export function caseId({ spec, seedNumber, property }: PlannedCase): string {
  if (property !== undefined) return `${spec.id}~property-${property + 1}`;
  return spec.seeds > 1 ? `${spec.id}#${seedNumber}` : spec.id;
}

export function axesOf(change: Change): Readonly<Record<string, string>> {
  return change.kind === 'permute' ? change.axes : {};
}

function coversProperty(problem: Problem, permute: Readonly<Record<string, string>>): boolean {
  const { signature } = problem;
  if (signature.kind !== 'function') return false;
  // Optional inputs count as covered when they are left out: shuffling nothing changes nothing.
  return Object.keys(permute).every((name) => signature.params.some((param) => param.name === name));
}
