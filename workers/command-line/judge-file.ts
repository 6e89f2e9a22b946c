/** What the command `judge` does once its call is understood: judge, time, inspect, print. */

import { InspectionError, type InspectionHost, inspectCase } from '#judge/run/inspect-case';
import { judgeOnBackends } from '#judge/run/judge-on-backends';
import { selfTestBackend } from '#judge/run/probe-backend';
import { closeProblem, sessionOf } from '#judge/run/session';
import type { Submission } from '#judge/run/submission';
import { canTime, timeSubmission } from '#judge/run/time-submission';
import type { Problem, Style } from '#judge/spec/problem';
import type { Backend } from '#judge/verdict/backend';
import type { Inspection } from '#judge/verdict/inspection';
import type { Report } from '#judge/verdict/verdict';
import { createNodeRealms } from '../node/node-realm';
import { openProblem } from './open-problem';
import { printReport, toJson } from './print-report';

export interface JudgeOrder {
  /** A slug, or the path of a problem. */
  readonly problemName: string;
  readonly source: string;
  readonly style: Style;
  readonly backend: Backend;
  readonly salt: number;
  readonly skipsTiming: boolean;
  readonly withKernels: boolean;
  readonly asJson: boolean;
}

/**
 * Judge one file and print the report.
 * @returns the exit code: 0 accepted, 1 rejected, 2 a fault of the problem
 * @throws UsageError when there is no such problem; ProblemSpecError when it is broken
 */
export async function judgeFile(order: JudgeOrder): Promise<number> {
  const { source, style, backend, salt, skipsTiming, withKernels, asJson } = order;
  const problem = await openProblem(order.problemName);
  const realms = createNodeRealms();
  try {
    const submission = { source, style, mode: 'submit' as const, salt, backend, ownInputs: [] };
    const { openRealm } = realms;
    const now = (): number => performance.now();
    const judged = await judgeOnBackends(problem, submission, {
      openRealm,
      now,
      skipsTiming,
      selfTest: (other) => selfTestBackend(openRealm, other),
    });
    const timing =
      skipsTiming || !canTime(problem, style, judged.verdict)
        ? null
        : await timeSubmission(
            problem,
            { ...submission, backend: judged.backend },
            { openRealm, author: sessionOf(problem, openRealm).author, now },
          );
    const report = { ...judged, timing };
    const inspection =
      asJson && !withKernels ? undefined : await inspect(problem, submission, report, withKernels, realms);
    if (!asJson) process.stdout.write(printReport(report, inspection, withKernels));
    else {
      process.stdout.write(`${JSON.stringify(toJson(report, inspection), null, 2)}\n`);
      // What no case tells (a syntax error, say) has no place in the document.
      if (report.cases.length === 0) process.stderr.write(`${report.verdict}: ${report.message}\n`);
    }
    if (report.verdict === 'judge-error') return 2;
    return report.verdict === 'accepted' ? 0 : 1;
  } finally {
    closeProblem(problem);
    await realms.close();
  }
}

/** One case run once more: asked for, or because tensors were left alive. In words where that fails. */
async function inspect(
  problem: Problem,
  submission: Submission,
  { untidyCase, cases, backend }: Report,
  isAsked: boolean,
  host: InspectionHost,
): Promise<Inspection | string | undefined> {
  if (untidyCase === null && !isAsked) return undefined;
  const caseId = untidyCase ?? cases[0]?.id;
  if (caseId === undefined) return 'no case ran';
  try {
    return await inspectCase(problem, { ...submission, backend, caseId }, host);
  } catch (error) {
    if (error instanceof InspectionError) return error.message;
    throw error;
  }
}
