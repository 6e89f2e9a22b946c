/**
 * `npm run problems:verify -- [slug or path …] [--salts N] [--jobs N] [--brief] [--json]`: what a problem must prove.
 *
 * Exit 0 when every problem is admitted, 1 when one is not, 2 on a wrong call or a fault of ours.
 */

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Verification } from '#judge/verify/verification';
import { endWithReader } from './end-with-reader';
import { bankSlugs, problemFile, UsageError } from './find-problem';

const USAGE = 'usage: npm run problems:verify -- [slug or problem.md …] [--salts N] [--jobs N] [--brief] [--json]';
const DEFAULT_SALTS = 10;

async function main(): Promise<number> {
  const { positionals, values } = readArguments();
  const salts = readCount('--salts', values.salts, DEFAULT_SALTS);
  const jobs = readCount('--jobs', values.jobs, availableParallelism());
  const names = positionals.length > 0 ? positionals : await bankSlugs();
  const orders = await Promise.all(names.map(async (name) => ({ file: await problemFile(name), salts })));
  // Here, so that a wrong call does not wait for the whole judge to load.
  const [{ ensureTypes }, { verifyInParallel }, { countOf, printTotals, printVerification }] = await Promise.all([
    import('./verify-host'),
    import('./verify-parallel'),
    import('./verify-print'),
  ]);
  ensureTypes();
  const startedAt = performance.now();
  const done: { verification: Verification; elapsedMs: number }[] = [];
  let faults = 0;
  await verifyInParallel(orders, jobs, ({ file }, answer) => {
    if (answer.kind === 'failed') {
      faults++;
      process.stderr.write(`✗ ${file}: the verifier failed: ${answer.message}\n`);
      return;
    }
    done.push(answer);
    if (values.json !== true)
      process.stdout.write(printVerification(answer.verification, answer.elapsedMs, values.brief === true));
  });
  const verifications = done.map(({ verification }) => verification);
  const failed = verifications.filter((one) => countOf(one, 'error') > 0).length + faults;
  if (values.json === true)
    process.stdout.write(
      `${JSON.stringify(
        done.map(({ verification, elapsedMs }) => ({ ...verification, elapsedMs })),
        infinityAsText,
        2,
      )}\n`,
    );
  else {
    process.stdout.write(printTotals(verifications, performance.now() - startedAt));
    process.stdout.write(`${orders.length - failed} passed, ${failed} failed\n`);
  }
  if (faults > 0) return 2;
  return failed === 0 ? 0 : 1;
}

/** JSON has no infinity: a mistake that throws is rejected by "Infinity" tolerances. */
function infinityAsText(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        salts: { type: 'string' },
        jobs: { type: 'string' },
        brief: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function readCount(option: string, text: string | undefined, fallback: number): number {
  const value = Number(text ?? fallback);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new UsageError(`${option} must be a whole number from 1, not "${text}"`);
  return value;
}

endWithReader();
try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
