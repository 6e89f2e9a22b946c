/** `npm run judge -- <slug or problem.md> <solution.ts> [options]`: judge a file. Exit 0 accepted, 1 rejected, 2 usage. */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { InspectionError, type InspectionHost, inspectCase } from '#judge/run/inspect-case';
import { judgeOnBackends } from '#judge/run/judge-on-backends';
import { selfTestBackend } from '#judge/run/probe-backend';
import { closeProblem, sessionOf } from '#judge/run/session';
import type { Submission } from '#judge/run/submission';
import { canTime, timeSubmission } from '#judge/run/time-submission';
import type { Problem } from '#judge/spec/problem';
import { STYLES } from '#judge/spec/problem';
import { ProblemSpecError } from '#judge/spec/spec-error';
import type { Backend } from '#judge/verdict/backend';
import type { Inspection } from '#judge/verdict/inspection';
import type { Report } from '#judge/verdict/verdict';
import { createNodeRealms } from '../node/node-realm';
import { UsageError } from './find-problem';
import { openProblem } from './open-problem';
import { printReport, toJson } from './print-report';

const USAGE = `usage: npm run judge -- <slug or problem.md> <solution.ts>
         [--style arrays|tensors] [--backend cpu|wasm] [--salt N] [--no-timing] [--kernels] [--json]`;

/** Backends that a program of Node has. */
const HERE: readonly Backend[] = ['cpu', 'wasm'];

async function main(): Promise<number> {
  const { positionals, values } = parseArguments();
  const [problemName, solutionFile] = positionals;
  if (problemName === undefined || solutionFile === undefined || positionals.length > 2) throw new UsageError(USAGE);
  const style = STYLES.find((one) => one === (values.style ?? 'arrays'));
  if (style === undefined) throw new UsageError(`--style must be ${STYLES.join(' or ')}, not "${values.style}"`);
  const backend = HERE.find((one) => one === (values.backend ?? 'cpu'));
  if (backend === undefined)
    throw new UsageError(`--backend must be ${HERE.join(' or ')} here, not "${values.backend}"`);
  const problem = await openProblem(problemName);
  const source = readSolution(solutionFile);
  const realms = createNodeRealms();
  try {
    const submission = { source, style, mode: 'submit' as const, salt: readSalt(values.salt), backend, ownInputs: [] };
    const { openRealm } = realms;
    const skipsTiming = values['no-timing'] === true;
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
        : await timeSubmission(problem, submission, { openRealm, author: sessionOf(problem, openRealm).author, now });
    const report = { ...judged, timing };
    const withKernels = values.kernels === true;
    const inspection =
      values.json === true && !withKernels
        ? undefined
        : await inspect(problem, submission, report, withKernels, realms);
    if (values.json !== true) process.stdout.write(printReport(report, inspection, withKernels));
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

function parseArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        style: { type: 'string' },
        backend: { type: 'string' },
        salt: { type: 'string' },
        'no-timing': { type: 'boolean' },
        kernels: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function readSolution(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readSalt(text: string | undefined): number {
  if (text === undefined) return crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
  const salt = Number(text);
  if (!Number.isSafeInteger(salt) || salt < 0)
    throw new UsageError(`--salt must be a whole number from 0, not "${text}"`);
  return salt;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof ProblemSpecError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
