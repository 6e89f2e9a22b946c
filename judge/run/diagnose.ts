/**
 * Which known mistake the person's answer equals.
 *
 * A mistake is named only where its output equals the person's on every failing case; on part of them it
 * is worded as a likeness; no match, no message. Mistakes run in the author's realm.
 */

import type { Mistake, Problem } from '../spec/problem';
import type { Diagnosis } from '../verdict/verdict';
import { type Author, readOutputs } from './author';
import { judgeOutputs } from './judge-outputs';
import { toFloat64Calls } from './perturb';
import type { PreparedCase } from './prepare-cases';
import type { JobLimits, JobOutcome } from './realm';
import { sameOutcome } from './same-outcome';
import { isOverLimit, limitsOf } from './solver-needs';

export interface FailingCase {
  readonly prepared: PreparedCase;
  readonly outcome: JobOutcome;
}

/** More failing cases than this tell nothing new. */
const MAX_FAILING = 12;

/** A mistake that is like the answer on fewer of the failing cases is so by chance: on some inputs much comes out alike. */
const LEAST_SHARE = 1 / 3;

/** Cases that the person got right, used only to choose between mistakes that fit all failing ones. */
const MAX_PASSING = 12;

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
  const explanation = await explain(problem, failing, passing, author);
  // In a problem to debug the bugs are the person's to find; what is nearest to one of them is not told either.
  return explanation !== null && Object.hasOwn(problem.bugs, explanation.mistake) ? null : explanation;
}

async function explain(
  problem: Problem,
  failing: readonly FailingCase[],
  passing: readonly PreparedCase[],
  author: Author,
): Promise<Diagnosis | null> {
  const cases = failing
    .slice(0, MAX_FAILING)
    .filter(({ outcome }) => outcome.kind === 'returned' || outcome.kind === 'threw' || isOverLimit(outcome));
  if (cases.length === 0) return null;
  const matches: { mistake: Mistake; ids: string[] }[] = [];
  for (const mistake of problem.mistakes) {
    const ids: string[] = [];
    for (const { prepared, outcome } of cases) {
      const limits = isOverLimit(outcome) ? limitsOf(problem).limits : undefined;
      const mistaken = await runMistake(mistake, prepared, author, limits);
      // A mistake that is right here explains no failure, however near the wrong answer lies to the right one.
      if ((await sameOutcome(mistaken, outcome, prepared)) && !(await isRight(mistaken, prepared)))
        ids.push(prepared.id);
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
  const [part] = matches
    .filter(({ ids }) => ids.length >= LEAST_SHARE * cases.length)
    .sort((a, b) => b.ids.length - a.ids.length);
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
        if (await isRight(await runMistake(match.mistake, prepared, author), prepared)) agreeing++;
      return { match, agreeing };
    }),
  );
  const most = Math.max(...agreements.map(({ agreeing }) => agreeing));
  const left = agreements.filter(({ agreeing }) => agreeing === most);
  return { ...(left[0]?.match ?? first), unique: left.length === 1 };
}

/** What each mistake makes of a case; kept as long as the case, whose answers are asked for again and again. */
const outcomes = new WeakMap<PreparedCase, Map<string, Promise<JobOutcome>>>();

/** Run a mistake on a case, in float64, in the author's realm; under `limits` when the person met those. */
export function runMistake(
  mistake: Mistake,
  prepared: PreparedCase,
  author: Author,
  limits?: JobLimits,
): Promise<JobOutcome> {
  const known = outcomes.get(prepared) ?? new Map<string, Promise<JobOutcome>>();
  outcomes.set(prepared, known);
  const key = limits === undefined ? mistake.id : `${mistake.id} under limits`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const fresh = author.run(`mistake ${mistake.id}`, mistake.source, toFloat64Calls(prepared.calls), limits);
  known.set(key, fresh);
  // A realm that was removed under it tells nothing of the mistake.
  const forget = (): void => void known.delete(key);
  fresh.then((outcome) => (outcome.kind === 'broken-realm' ? forget() : undefined), forget);
  return fresh;
}

async function isRight(outcome: JobOutcome, prepared: PreparedCase): Promise<boolean> {
  if (prepared.refuses !== undefined) return outcome.kind === 'threw';
  if (outcome.kind !== 'returned' || outcome.mutated !== null) return false;
  const read = readOutputs(outcome.outputs, prepared.calls, prepared.givenDims);
  if (read.kind !== 'leaves') return false;
  const judged = await judgeOutputs(read.outputs, prepared);
  return judged.kind === 'judged' && judged.told === undefined;
}
