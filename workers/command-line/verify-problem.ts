/**
 * The proof of a problem: its tests accept every right solution and reject every named wrong one.
 *
 * Runs the whole judge, as a submission would, so nothing here knows how a verdict is found.
 */

import { type Compiled, compileSolution } from '#judge/compile/compile-solution';
import { toCall } from '#judge/run/author';
import { diagnose, runMistake } from '#judge/run/diagnose';
import { type CaseJudgement, judgeOutcome } from '#judge/run/judge-case';
import { judgeSubmission, type Submission } from '#judge/run/judge-submission';
import { loadSolution } from '#judge/run/load-solution';
import type { PreparedCase } from '#judge/run/prepare-cases';
import type { JobOutcome, OpenRealm, Realm } from '#judge/run/realm';
import { closeProblem, prepareCases, sessionOf } from '#judge/run/session';
import type { Problem, Style } from '#judge/spec/problem';
import { STYLES } from '#judge/spec/problem';
import { starterFor } from '#judge/spec/starter';
import type { Report } from '#judge/verdict/verdict';

export interface ProblemProof {
  readonly problem: string;
  /** Empty when the problem is admitted. */
  readonly errors: readonly string[];
  readonly solutions: readonly { readonly id: string; readonly style: Style; readonly worst: number }[];
  readonly mistakes: readonly { readonly id: string; readonly rejectedBy: readonly string[] }[];
  readonly caseIds: readonly string[];
}

/** An accepted solution must keep this far from the edge of the tolerance. */
const MAX_ERROR_OF_ACCEPTED = 0.5;

/** A mistake must miss the tolerance by this factor somewhere. */
const MIN_ERROR_OF_MISTAKE = 10;

/** @throws ProblemSpecError when a case cannot be made at all */
export async function verifyProblem(problem: Problem, salts: number, openRealm: OpenRealm): Promise<ProblemProof> {
  const errors: string[] = [];
  const judge = (source: string, style: Style, salt: number): Promise<Report> => {
    const submission: Submission = { source, style, mode: 'submit', salt, ownInputs: [] };
    return judgeSubmission(problem, submission, { openRealm, now: () => performance.now() });
  };
  try {
    const caseIds = await checkCases(problem, openRealm, errors);
    const solutions = await checkSolutions(problem, salts, openRealm, judge, errors);
    const mistakes = await checkMistakes(problem, openRealm, errors);
    for (const style of STYLES) {
      const report = await judge(starterFor(problem, style), style, 1);
      if (report.verdict !== 'runtime-error')
        errors.push(`starter (${style}): expected runtime-error, got ${report.verdict}: ${report.message}`);
    }
    return { problem: problem.id, errors, solutions, mistakes, caseIds };
  } finally {
    closeProblem(problem);
  }
}

type Judge = (source: string, style: Style, salt: number) => Promise<Report>;

/** The same salt gives the same bytes; another salt gives others. */
async function checkCases(problem: Problem, openRealm: OpenRealm, errors: string[]): Promise<string[]> {
  const first = await prepareCases(problem, 'submit', 1, openRealm);
  const text = JSON.stringify(first.map(({ calls }) => calls.map(({ args }) => args)));
  closeProblem(problem);
  const again = await prepareCases(problem, 'submit', 1, openRealm);
  if (JSON.stringify(again.map(({ calls }) => calls.map(({ args }) => args))) !== text)
    errors.push('cases: the same seed gives other inputs');
  if (!problem.cases.some((spec) => spec.sample)) errors.push('cases: no case is a sample');
  return first.map(({ id }) => id);
}

/** One realm a solution, all salts: the first salt as a whole submission, the others case by case. */
async function checkSolutions(
  problem: Problem,
  salts: number,
  openRealm: OpenRealm,
  judge: Judge,
  errors: string[],
): Promise<ProblemProof['solutions']> {
  const all = [{ id: 'reference', style: 'arrays' as Style, source: problem.reference }, ...problem.accepted];
  for (const style of STYLES)
    if (!problem.accepted.some((one) => one.style === style))
      errors.push(`accepted: there is no solution in style ${style}`);
  const worst = new Map<string, number>();
  const refused = new Set<string>();
  for (const { id, style, source } of all) {
    const report = await judge(source, style, 1);
    worst.set(id, Math.max(0, ...report.cases.map((one) => one.worst?.errorOverTolerance ?? 0)));
    if (report.verdict === 'accepted') continue;
    errors.push(`accepted.${id} (${style}), salt 1: expected accepted, got ${report.verdict}: ${report.message}`);
    refused.add(id);
  }
  const realms = new Map<string, { realm: Realm; compiled: Compiled }>();
  for (let salt = 2; salt <= salts; salt++) {
    const cases = await prepareCases(problem, 'submit', salt, openRealm);
    for (const { id, style, source } of all) {
      if (refused.has(id)) continue;
      const opened = realms.get(id) ?? (await openSolution(problem, source, style, openRealm));
      realms.set(id, opened);
      for (const prepared of cases) {
        const job = { module: 'user', exportName: problem.signature.name, style, calls: prepared.calls.map(toCall) };
        const judgement = judgeOutcome(
          await opened.realm.run(job, prepared.spec.timeLimitMs ?? problem.limits.timeMs),
          prepared,
          opened.compiled,
        );
        worst.set(id, Math.max(worst.get(id) ?? 0, judgement.worst?.errorOverTolerance ?? 0));
        if (judgement.verdict === 'accepted') continue;
        errors.push(
          `accepted.${id} (${style}), salt ${salt}: expected accepted, got ${judgement.verdict} in ${prepared.id}: ${judgement.message}`,
        );
        refused.add(id);
        break;
      }
    }
  }
  for (const { realm } of realms.values()) realm.dispose();
  return all.map(({ id, style }) => {
    const error = worst.get(id) ?? 0;
    if (error > MAX_ERROR_OF_ACCEPTED && Number.isFinite(error))
      errors.push(
        `accepted.${id} (${style}): its error reaches ${error.toFixed(2)} × tolerance, more than ${MAX_ERROR_OF_ACCEPTED}`,
      );
    return { id, style, worst: error };
  });
}

async function openSolution(
  problem: Problem,
  source: string,
  style: Style,
  openRealm: OpenRealm,
): Promise<{ realm: Realm; compiled: Compiled }> {
  const compiled = compileSolution(source, { forbid: problem.forbid });
  if (compiled.kind !== 'compiled') throw new Error('a solution that was judged compiles');
  const libraries = new Set(compiled.module.libraries);
  if (style === 'tensors') libraries.add('@tensorflow/tfjs');
  const realm = await openRealm({ who: 'solver', libraries: [...libraries], forbid: problem.forbid });
  await loadSolution(realm, compiled, problem.signature, LOAD_LIMIT_MS);
  return { realm, compiled };
}

const LOAD_LIMIT_MS = 20_000;

/** Mistakes run in the author's realm, in float64, as in a diagnosis: one realm for all of them. */
async function checkMistakes(
  problem: Problem,
  openRealm: OpenRealm,
  errors: string[],
): Promise<ProblemProof['mistakes']> {
  if (problem.mistakes.length < 8) errors.push(`mistakes: there are ${problem.mistakes.length}; at least 8 are due`);
  const results: { id: string; rejectedBy: string[] }[] = [];
  const cases = await prepareCases(problem, 'submit', 1, openRealm);
  const { author } = sessionOf(problem, openRealm);
  for (const mistake of problem.mistakes) {
    const { id, source } = mistake;
    const compiled = compileSolution(source, { forbid: problem.forbid });
    if (compiled.kind !== 'compiled') {
      errors.push(`mistakes.${id}: ${compiled.kind}: ${compiled.message}`);
      continue;
    }
    const judged: { prepared: PreparedCase; outcome: JobOutcome; judgement: CaseJudgement }[] = [];
    for (const prepared of cases) {
      const outcome = await runMistake(mistake, prepared, author);
      judged.push({ prepared, outcome, judgement: judgeOutcome(outcome, prepared, compiled) });
    }
    const failing = judged.filter(({ judgement }) => judgement.verdict !== 'accepted');
    results.push({ id, rejectedBy: failing.map(({ prepared }) => prepared.id) });
    const margin = Math.max(0, ...failing.map(({ judgement }) => marginOf(judgement)));
    if (failing.length === 0) errors.push(`mistakes.${id}: survives every case`);
    else if (margin < MIN_ERROR_OF_MISTAKE)
      errors.push(
        `mistakes.${id}: is rejected by only ${margin.toFixed(1)} × tolerance; at least ${MIN_ERROR_OF_MISTAKE} is due`,
      );
    const passing = judged.filter(({ judgement }) => judgement.verdict === 'accepted').map(({ prepared }) => prepared);
    const diagnosis = failing.length === 0 ? null : await diagnose(problem, failing, passing, author);
    if (failing.length > 0 && (diagnosis?.mistake !== id || diagnosis.match !== 'all'))
      errors.push(
        `mistakes.${id}: is not told by its own name but as ${diagnosis === null ? 'nothing' : `${diagnosis.mistake} (${diagnosis.match})`}`,
      );
  }
  return results;
}

/** Only a wrong number has a margin; another shape or a throw is beyond any tolerance. */
function marginOf({ verdict, worst }: CaseJudgement): number {
  return verdict === 'wrong-value' || verdict === 'property-broken'
    ? (worst?.errorOverTolerance ?? 0)
    : Number.POSITIVE_INFINITY;
}
