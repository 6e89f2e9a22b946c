/** `npm run problems:verify -- [slug or path …] [--salts N] [--json]`: what a problem must prove. Exit 0 or 1. */

import { parseArgs } from 'node:util';
import { ProblemSpecError } from '#judge/spec/spec-error';
import { createNodeRealms } from '../node/node-realm';
import { bankSlugs, openProblem, UsageError } from './open-problem';
import { type ProblemProof, verifyProblem } from './verify-problem';

async function main(): Promise<number> {
  const { positionals, values } = readArguments();
  const salts = Number(values.salts ?? 3);
  if (!Number.isSafeInteger(salts) || salts < 1)
    throw new UsageError(`--salts must be a whole number from 1, not "${values.salts}"`);
  const names = positionals.length > 0 ? positionals : await bankSlugs();
  const realms = createNodeRealms();
  const proofs: ProblemProof[] = [];
  try {
    for (const name of names) {
      const startedAt = performance.now();
      const proof = await proofOf(name, salts, realms.openRealm);
      proofs.push(proof);
      if (values.json !== true) process.stdout.write(printProof(proof, performance.now() - startedAt));
    }
  } finally {
    await realms.close();
  }
  const failed = proofs.filter((proof) => proof.errors.length > 0).length;
  if (values.json === true) process.stdout.write(`${JSON.stringify(proofs, null, 2)}\n`);
  else process.stdout.write(`\n${proofs.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

async function proofOf(
  name: string,
  salts: number,
  openRealm: ReturnType<typeof createNodeRealms>['openRealm'],
): Promise<ProblemProof> {
  try {
    return await verifyProblem(await openProblem(name), salts, openRealm);
  } catch (error) {
    if (!(error instanceof ProblemSpecError) && !(error instanceof UsageError)) throw error;
    return { problem: name, errors: [error.message], solutions: [], mistakes: [], caseIds: [] };
  }
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { salts: { type: 'string' }, json: { type: 'boolean' } } });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** One line a solution, and the table of which case rejects which mistake. */
function printProof({ problem, errors, solutions, mistakes, caseIds }: ProblemProof, elapsedMs: number): string {
  const lines = [
    `${errors.length === 0 ? '✓' : '✗'} ${problem}  ${caseIds.length} cases, ${solutions.length} solutions, ${mistakes.length} mistakes, ${(elapsedMs / 1000).toFixed(1)} s`,
  ];
  for (const { id, style, worst } of solutions)
    lines.push(`    ${id} (${style}): worst ${worst.toFixed(3)} × tolerance`);
  const width = Math.max(0, ...mistakes.map(({ id }) => id.length));
  if (mistakes.length > 0) lines.push(`    rejected by case (■), one column a case: ${caseIds.join(' ')}`);
  for (const { id, rejectedBy } of mistakes)
    lines.push(`    ${id.padEnd(width)} ${caseIds.map((one) => (rejectedBy.includes(one) ? '■' : '·')).join('')}`);
  for (const error of errors) lines.push(`  error: ${error}`);
  return `${lines.join('\n')}\n`;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
