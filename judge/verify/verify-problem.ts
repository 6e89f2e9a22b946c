/**
 * The admission test of a problem: its tests accept every right solution and reject every named wrong one.
 *
 * The same for the page, the command line and CI; what differs between them comes in through `VerifyHost`.
 */

import { JudgeCancelled } from '../run/judge-submission';
import { checkProblemText, parseProblem } from '../spec/parse-problem';
import type { Problem } from '../spec/problem';
import { ProblemSpecError } from '../spec/spec-error';
import { CHECKS } from './checks';
import { createContext, type VerifyContext } from './context';
import type { CheckResult, Finding, MatrixRow, Verification, VerifyHost } from './verification';

/** The parser's own check: keys, types, names, and that each edit matches the reference once. */
const FORM = { id: 'form', title: 'The file has the form of a problem' };

/**
 * Verify a problem, or the text of its file (then findings know their lines).
 * @throws JudgeCancelled when the signal was aborted; whatever is wrong with the problem is a finding
 */
export async function verifyProblem(input: Problem | string, host: VerifyHost): Promise<Verification> {
  const startedAt = host.now();
  host.onProgress?.({ check: FORM.id, done: 0, of: CHECKS.length + 1 });
  const { problem, faults } = typeof input === 'string' ? parse(input) : { problem: input, faults: [] };
  const form: CheckResult = { ...FORM, findings: faults, elapsedMs: host.now() - startedAt, skipped: undefined };
  if (problem === undefined) {
    const skipped = CHECKS.map(({ id, title }) => ({
      id,
      title,
      findings: [],
      elapsedMs: 0,
      skipped: 'the file has faults',
    }));
    return { problem: idIn(input), checks: [form, ...skipped], matrix: { cases: [], rows: [] }, solutions: [] };
  }
  const context = createContext(problem, typeof input === 'string' ? input : undefined, host);
  try {
    const checks: CheckResult[] = [form];
    for (const [i, check] of CHECKS.entries()) {
      host.onProgress?.({ check: check.id, done: i + 1, of: CHECKS.length + 1, finished: checks.at(-1) });
      if (host.signal?.aborted === true) throw new JudgeCancelled('cancelled');
      const checkedAt = host.now();
      const skipped = await reasonToSkip(check.needs, checks, context);
      const findings = skipped === undefined ? await check.run(context) : [];
      checks.push({ id: check.id, title: check.title, findings, elapsedMs: host.now() - checkedAt, skipped });
    }
    const finished = checks.at(-1);
    host.onProgress?.({ check: 'done', done: CHECKS.length + 1, of: CHECKS.length + 1, finished });
    return { problem: problem.id, checks, ...(await summaryOf(context)) };
  } finally {
    context.close();
  }
}

/** All findings of a verification, in the order of the checks. */
export function findingsOf({ checks }: Verification): readonly Finding[] {
  return checks.flatMap(({ findings }) => findings);
}

function parse(text: string): { problem: Problem | undefined; faults: Finding[] } {
  try {
    return { problem: parseProblem(text), faults: [] };
  } catch (error) {
    if (!(error instanceof ProblemSpecError)) throw error;
    return { problem: undefined, faults: checkProblemText(text).map(findingOf) };
  }
}

function findingOf({ where, problem, line, column }: ProblemSpecError): Finding {
  return { severity: 'error', where, message: problem, line, column };
}

function idIn(input: Problem | string): string {
  return typeof input === 'string' ? (/^id:[ \t]*([\w-]+)/m.exec(input)?.[1] ?? 'problem') : input.id;
}

async function reasonToSkip(
  needs: 'text' | 'cases',
  done: readonly CheckResult[],
  context: VerifyContext,
): Promise<string | undefined> {
  if (needs === 'text') return undefined;
  const broken = done.find(
    ({ id, findings }) => id === 'fences' && findings.some(({ where }) => where === 'reference'),
  );
  if (broken !== undefined) return 'the reference does not compile';
  return (await context.prepared()).length === 0 ? 'no case can be made' : undefined;
}

async function summaryOf(context: VerifyContext): Promise<Pick<Verification, 'matrix' | 'solutions'>> {
  const prepared = await context.prepared();
  if (prepared.length === 0) return { matrix: { cases: [], rows: [] }, solutions: [] };
  const rows = (await context.mistakes()).flatMap(({ rows: ofMistake }): MatrixRow[] =>
    ofMistake.filter(({ saltIndex }) => saltIndex === 0).map(({ saltIndex: _saltIndex, ...row }) => row),
  );
  const solutions = (await context.solutions()).map(({ id, style, backend, worst }) => ({ id, style, backend, worst }));
  return { matrix: { cases: prepared.map(({ id }) => id), rows }, solutions };
}
