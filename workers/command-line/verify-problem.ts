/**
 * The proof of a problem: its tests accept every right solution and reject every named wrong one.
 *
 * Runs the whole judge, as a submission would, so nothing here knows how a verdict is found.
 */

import { judgeSubmission, type Submission } from '#judge/run/judge-submission';
import type { OpenRealm } from '#judge/run/realm';
import { closeProblem, prepareCases } from '#judge/run/session';
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
    const solutions = await checkSolutions(problem, salts, judge, errors);
    const mistakes = await checkMistakes(problem, judge, errors);
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

async function checkSolutions(
  problem: Problem,
  salts: number,
  judge: Judge,
  errors: string[],
): Promise<ProblemProof['solutions']> {
  const all = [{ id: 'reference', style: 'arrays' as Style, source: problem.reference }, ...problem.accepted];
  for (const style of STYLES)
    if (!problem.accepted.some((one) => one.style === style))
      errors.push(`accepted: there is no solution in style ${style}`);
  const results: { id: string; style: Style; worst: number }[] = [];
  for (const { id, style, source } of all) {
    let worst = 0;
    for (let salt = 1; salt <= salts; salt++) {
      const report = await judge(source, style, salt);
      worst = Math.max(worst, ...report.cases.map((one) => one.worst?.errorOverTolerance ?? 0));
      if (report.verdict !== 'accepted') {
        errors.push(
          `accepted.${id} (${style}), salt ${salt}: expected accepted, got ${report.verdict}: ${report.message}`,
        );
        break;
      }
    }
    if (worst > MAX_ERROR_OF_ACCEPTED && Number.isFinite(worst))
      errors.push(
        `accepted.${id} (${style}): its error reaches ${worst.toFixed(2)} × tolerance, more than ${MAX_ERROR_OF_ACCEPTED}`,
      );
    results.push({ id, style, worst });
  }
  return results;
}

async function checkMistakes(problem: Problem, judge: Judge, errors: string[]): Promise<ProblemProof['mistakes']> {
  if (problem.mistakes.length < 8) errors.push(`mistakes: there are ${problem.mistakes.length}; at least 8 are due`);
  const results: { id: string; rejectedBy: string[] }[] = [];
  for (const { id, source } of problem.mistakes) {
    const report = await judge(source, 'arrays', 1);
    const failing = report.cases.filter((one) => one.verdict !== 'accepted');
    results.push({ id, rejectedBy: failing.map((one) => one.id) });
    const margin = Math.max(
      0,
      ...failing.map((one) =>
        one.verdict === 'wrong-value' || one.verdict === 'property-broken'
          ? (one.worst?.errorOverTolerance ?? 0)
          : Number.POSITIVE_INFINITY,
      ),
    );
    if (report.verdict === 'accepted') errors.push(`mistakes.${id}: survives every case`);
    else if (failing.length === 0) errors.push(`mistakes.${id}: ${report.verdict}: ${report.message}`);
    else if (margin < MIN_ERROR_OF_MISTAKE)
      errors.push(
        `mistakes.${id}: is rejected by only ${margin.toFixed(1)} × tolerance; at least ${MIN_ERROR_OF_MISTAKE} is due`,
      );
    else if (report.diagnosis?.mistake !== id || report.diagnosis.match !== 'all')
      errors.push(
        `mistakes.${id}: is not told by its own name but as ${report.diagnosis === null ? 'nothing' : `${report.diagnosis.mistake} (${report.diagnosis.match})`}`,
      );
  }
  return results;
}
