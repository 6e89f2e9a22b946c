/** One golden file against one reference, in float64: every adapted case run in the author's isolated realm. */

import { type Author, createAuthor, readOutputs } from '#judge/run/author';
import { makeCase, NOTHING_GENERATED } from '#judge/run/make-case';
import { toFloat64Calls } from '#judge/run/perturb';
import type { OpenRealm } from '#judge/run/realm';
import type { CaseSpec, Problem } from '#judge/spec/problem';
import type { Adapted, GoldenCase, OracleAdapter } from './adapter';

export interface GoldenResult {
  readonly kind: 'passed' | 'failed' | 'not-expressible';
  readonly problem: string;
  readonly name: string;
  readonly message: string;
}

const EMPTY_CASE: CaseSpec = {
  id: 'golden',
  sample: false,
  note: undefined,
  dims: {},
  inputs: {},
  gen: {},
  generator: undefined,
  generatorParams: {},
  seeds: 1,
  exact: false,
  instances: [],
  script: [],
  timeLimitMs: undefined,
};

/** Golden cases may be larger than a problem's own range: only names and shapes are held against the signature. */
export async function checkGolden(
  problem: Problem,
  adapter: OracleAdapter,
  cases: readonly GoldenCase[],
  openRealm: OpenRealm,
): Promise<GoldenResult[]> {
  const dims = Object.fromEntries(
    Object.keys(problem.signature.dims).map((name) => [name, { min: 0, max: Number.MAX_SAFE_INTEGER }]),
  );
  const unbounded: Problem = { ...problem, signature: { ...problem.signature, dims } };
  const author = createAuthor(unbounded, openRealm);
  const results: GoldenResult[] = [];
  try {
    for (const golden of cases)
      for (const adapted of adapter.adapt(golden)) {
        const name = `${golden.case}${adapted.kind !== 'not-expressible' && adapted.name !== undefined ? ` ${adapted.name}` : ''}`;
        results.push({ problem: problem.id, name, ...(await checkOne(unbounded, adapted, golden, author)) });
      }
  } finally {
    author.dispose();
  }
  return results;
}

async function checkOne(
  problem: Problem,
  adapted: Adapted,
  golden: GoldenCase,
  author: Author,
): Promise<Pick<GoldenResult, 'kind' | 'message'>> {
  if (adapted.kind === 'not-expressible') return { kind: 'not-expressible', message: adapted.why };
  const spec: CaseSpec =
    adapted.kind === 'function'
      ? { ...EMPTY_CASE, inputs: adapted.inputs }
      : {
          ...EMPTY_CASE,
          instances: [adapted.construct],
          script: adapted.steps.map((step) => ({ instance: 0, method: step.call, inputs: step.inputs })),
        };
  const made = makeCase(problem, spec, 0, NOTHING_GENERATED);
  const outcome = await author.run('reference', problem.reference, toFloat64Calls(made.calls));
  if (outcome.kind !== 'returned')
    return { kind: 'failed', message: ('message' in outcome ? outcome.message : undefined) ?? outcome.kind };
  const read = readOutputs(outcome.outputs, made.calls, made.dims);
  if (read.kind !== 'leaves') return { kind: 'failed', message: read.message };
  const expected =
    adapted.kind === 'function'
      ? expectedOfFunction(problem, adapted.expected)
      : adapted.steps.flatMap((step) => leavesOf(step.expected));
  return compare(
    read.leaves.map((leaf) => [...leaf.data]),
    expected,
    golden,
  );
}

/** Expected outputs in the signature's order; undefined where a golden case does not tell one. */
function expectedOfFunction(problem: Problem, expected: Readonly<Record<string, unknown>>): (number[] | undefined)[] {
  const { signature } = problem;
  if (signature.kind !== 'function') return [];
  const { returns } = signature;
  if (returns.kind === 'single') return leavesOf(expected['']);
  return returns.fields.map((field) => (field.name in expected ? flat(expected[field.name]) : undefined));
}

/** A list output gives one leaf an item; arrays of numbers give one leaf. */
function leavesOf(value: unknown): (number[] | undefined)[] {
  if (value === null || value === undefined) return [undefined];
  return Array.isArray(value) && value.length > 0 && Array.isArray(value[0]) && isRagged(value)
    ? value.map(flat)
    : [flat(value)];
}

function isRagged(rows: readonly unknown[]): boolean {
  return new Set(rows.map((row) => (Array.isArray(row) ? row.length : -1))).size > 1;
}

function flat(value: unknown): number[] {
  return Array.isArray(value) ? value.flatMap(flat) : [Number(value)];
}

function compare(
  actual: readonly (readonly number[])[],
  expected: readonly (readonly number[] | undefined)[],
  golden: GoldenCase,
): Pick<GoldenResult, 'kind' | 'message'> {
  const rtol = golden.rtol ?? 1e-7;
  const atol = golden.atol ?? 1e-9;
  const ours = expected.length === actual.length ? actual : [actual.flat()];
  const theirs = expected.length === actual.length ? expected : [expected.flatMap((leaf) => leaf ?? [])];
  for (const [i, want] of theirs.entries()) {
    if (want === undefined) continue;
    const got = ours[i] ?? [];
    if (got.length !== want.length)
      return { kind: 'failed', message: `output ${i} has ${got.length} elements, expected ${want.length}` };
    const at = want.findIndex((w, j) => {
      const g = got[j] as number;
      return !(g === w || (Number.isNaN(g) && Number.isNaN(w)) || Math.abs(g - w) <= atol + rtol * Math.abs(w));
    });
    if (at >= 0) return { kind: 'failed', message: `element ${at} of output ${i} is ${got[at]}, expected ${want[at]}` };
  }
  return { kind: 'passed', message: '' };
}
