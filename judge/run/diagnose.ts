/**
 * Which known mistake the person's answer equals.
 *
 * A mistake is named only where its output equals the person's on every failing case; on part of them it
 * is worded as a likeness; no match, no message. Mistakes run in the author's realm, in float64, while the
 * person may compute in float32, so equality is the case's tolerance, doubled for the second rounding.
 */

import { compareLeaf } from '../compare/compare-leaf';
import type { Leaf } from '../compare/leaf';
import type { Mistake, Problem } from '../spec/problem';
import type { Diagnosis } from '../verdict/verdict';
import { type Author, readOutputs } from './author';
import { toFloat64Calls } from './perturb';
import type { PreparedCase } from './prepare-cases';
import type { JobOutcome, RawValue } from './realm';

export interface FailingCase {
  readonly prepared: PreparedCase;
  readonly outcome: JobOutcome;
}

/** More failing cases than this tell nothing new. */
const MAX_FAILING = 12;

/** Cases that the person got right, used only to choose between mistakes that fit all failing ones. */
const MAX_PASSING = 12;

/** A float32 run of the same mistake may differ from the float64 one by this, relative to the output's scale. */
const RELATIVE_SLACK = 2e-5;

/**
 * @param passing cases accepted so far; a mistake that fails them is no explanation
 * @throws ProblemSpecError when a mistake does not compile
 */
export async function diagnose(
  problem: Problem,
  failing: readonly FailingCase[],
  passing: readonly PreparedCase[],
  author: Author,
): Promise<Diagnosis | null> {
  const cases = failing
    .slice(0, MAX_FAILING)
    .filter(({ outcome }) => outcome.kind === 'returned' || outcome.kind === 'threw');
  if (cases.length === 0) return null;
  const matches: { mistake: Mistake; ids: string[] }[] = [];
  for (const mistake of problem.mistakes) {
    const ids: string[] = [];
    for (const { prepared, outcome } of cases) {
      const mistaken = await runMistake(mistake, prepared, author);
      // A mistake that is right here explains no failure, however near the wrong answer lies to the right one.
      if (sameOutcome(mistaken, outcome, prepared) && !isRight(mistaken, prepared)) ids.push(prepared.id);
    }
    if (ids.length > 0) matches.push({ mistake, ids });
  }
  const full = matches.filter(({ ids }) => ids.length === cases.length);
  const best = await mostConsistent(full, passing.slice(0, MAX_PASSING), author);
  if (best !== undefined) {
    // On one small sample several mistakes may look alike: then none is the sure one.
    const sure = best.unique && cases.length === failing.slice(0, MAX_FAILING).length;
    return { mistake: best.mistake.id, says: best.mistake.says, match: sure ? 'all' : 'some', cases: best.ids };
  }
  const [part] = [...matches].sort((a, b) => b.ids.length - a.ids.length);
  return part === undefined
    ? null
    : { mistake: part.mistake.id, says: part.mistake.says, match: 'some', cases: part.ids };
}

interface Match {
  readonly mistake: Mistake;
  readonly ids: readonly string[];
}

/** Of mistakes that fit every failing case, the one that is right wherever the person is right. */
async function mostConsistent(
  full: readonly Match[],
  passing: readonly PreparedCase[],
  author: Author,
): Promise<(Match & { unique: boolean }) | undefined> {
  const [first] = full;
  if (first === undefined || full.length === 1) return first === undefined ? undefined : { ...first, unique: true };
  const agreements = await Promise.all(
    full.map(async (match) => {
      let agreeing = 0;
      for (const prepared of passing)
        if (isRight(await runMistake(match.mistake, prepared, author), prepared)) agreeing++;
      return { match, agreeing };
    }),
  );
  const most = Math.max(...agreements.map(({ agreeing }) => agreeing));
  const left = agreements.filter(({ agreeing }) => agreeing === most);
  return { ...(left[0]?.match ?? first), unique: left.length === 1 };
}

/** What each mistake makes of a case; kept as long as the case, whose answers are asked for again and again. */
const outcomes = new WeakMap<PreparedCase, Map<string, Promise<JobOutcome>>>();

/** Run a mistake on a case, in float64, in the author's realm. */
export function runMistake(mistake: Mistake, prepared: PreparedCase, author: Author): Promise<JobOutcome> {
  const known = outcomes.get(prepared) ?? new Map<string, Promise<JobOutcome>>();
  outcomes.set(prepared, known);
  const before = known.get(mistake.id);
  if (before !== undefined) return before;
  const fresh = author.run(`mistake ${mistake.id}`, mistake.source, toFloat64Calls(prepared.calls));
  known.set(mistake.id, fresh);
  // A realm that was removed under it tells nothing of the mistake.
  const forget = (): void => void known.delete(mistake.id);
  fresh.then((outcome) => (outcome.kind === 'broken-realm' ? forget() : undefined), forget);
  return fresh;
}

function isRight(outcome: JobOutcome, prepared: PreparedCase): boolean {
  if (outcome.kind !== 'returned' || outcome.mutated !== null) return false;
  const read = readOutputs(outcome.outputs, prepared.calls, prepared.dims);
  if (read.kind !== 'leaves' || read.leaves.length !== prepared.expected.length) return false;
  return prepared.expected.every(
    ({ leaf, tolerance }, i) => compareLeaf(leaf, read.leaves[i] as Leaf, tolerance).wrongCount === 0,
  );
}

function sameOutcome(mistake: JobOutcome, person: JobOutcome, prepared: PreparedCase): boolean {
  if (mistake.kind === 'threw' && person.kind === 'threw')
    return mistake.name === person.name && mistake.message === person.message;
  if (mistake.kind !== 'returned' || person.kind !== 'returned') return false;
  if ((mistake.mutated === null) !== (person.mutated === null)) return false;
  if (mistake.outputs.length !== person.outputs.length) return false;
  const tolerances = toleranceByLeaf(prepared, mistake.outputs);
  const ours = mistake.outputs.flatMap(flatten);
  const theirs = person.outputs.flatMap(flatten);
  return (
    ours.length === theirs.length && ours.every((leaf, i) => sameArray(leaf, theirs[i] as FlatLeaf, tolerances?.[i]))
  );
}

interface FlatLeaf {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** Leaves without the signature: a mistake may have a shape or a type that the signature does not allow. */
function flatten(raw: RawValue): FlatLeaf[] {
  switch (raw.kind) {
    case 'tensor':
      return [{ name: '', shape: raw.shape, data: raw.data }];
    case 'number':
    case 'boolean':
      return [{ name: '', shape: [], data: Float64Array.of(Number(raw.value)) }];
    case 'list':
      return raw.items.flatMap(flatten);
    case 'record':
      return [...raw.fields]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([name, value]) => flatten(value).map((leaf) => ({ ...leaf, name: `${name}.${leaf.name}` })));
    default:
      return [{ name: raw.kind, shape: [], data: Float64Array.of(Number.NaN) }];
  }
}

/** Tolerances in the order of `flatten`; undefined where the outputs do not line up with the expected ones. */
function toleranceByLeaf(prepared: PreparedCase, outputs: readonly RawValue[]): readonly Float64Array[] | undefined {
  const read = readOutputs(outputs, prepared.calls, prepared.dims);
  if (read.kind !== 'leaves' || read.leaves.length !== prepared.expected.length) return undefined;
  const byData = new Map(read.leaves.map((leaf, i) => [leaf.data, prepared.expected[i]?.tolerance]));
  return outputs.flatMap(flatten).map((leaf) => byData.get(leaf.data) ?? new Float64Array(leaf.data.length));
}

function sameArray(mistake: FlatLeaf, person: FlatLeaf, tolerance: Float64Array | undefined): boolean {
  if (mistake.name !== person.name || mistake.shape.join() !== person.shape.join()) return false;
  const scale = Math.sqrt(
    mistake.data.reduce((sum, x) => sum + (Number.isFinite(x) ? x * x : 0), 0) / Math.max(1, mistake.data.length),
  );
  return mistake.data.every((m, i) => {
    const p = person.data[i] as number;
    if (m === p || (Number.isNaN(m) && Number.isNaN(p))) return true;
    // An infinite answer of the mistake would make the slack infinite, and every answer equal to it.
    if (!Number.isFinite(m) || !Number.isFinite(p)) return false;
    return Math.abs(m - p) <= 2 * (tolerance?.[i] ?? 0) + RELATIVE_SLACK * 0.5 * (Math.abs(m) + scale);
  });
}
