/** `npm run judge -- <slug or problem.md> <solution.ts> [options]`: judge a file. Exit 0 accepted, 1 rejected, 2 usage. */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { STYLES } from '#judge/spec/problem';
import { ProblemSpecError } from '#judge/spec/spec-error';
import type { Backend } from '#judge/verdict/backend';
import { endWithReader } from './end-with-reader';
import { problemFile, UsageError } from './find-problem';
import type { JudgeOrder } from './judge-file';

const USAGE = `usage: npm run judge -- <slug or problem.md> <solution.ts>
         [--style arrays|tensors] [--backend cpu|wasm] [--salt N] [--no-timing] [--kernels] [--json]`;

/** Backends that a program of Node has. */
const HERE: readonly Backend[] = ['cpu', 'wasm'];

/** @throws UsageError for a call that makes no sense */
async function readOrder(): Promise<JudgeOrder> {
  const { positionals, values } = parseArguments();
  const [problemName, solutionFile] = positionals;
  if (problemName === undefined || solutionFile === undefined || positionals.length > 2) throw new UsageError(USAGE);
  const style = STYLES.find((one) => one === (values.style ?? 'arrays'));
  if (style === undefined) throw new UsageError(`--style must be ${STYLES.join(' or ')}, not "${values.style}"`);
  const backend = HERE.find((one) => one === (values.backend ?? 'cpu'));
  if (backend === undefined)
    throw new UsageError(`--backend must be ${HERE.join(' or ')} here, not "${values.backend}"`);
  await problemFile(problemName);
  return {
    problemName,
    source: readSolution(solutionFile),
    style,
    backend,
    salt: readSalt(values.salt),
    skipsTiming: values['no-timing'] === true,
    withKernels: values.kernels === true,
    asJson: values.json === true,
  };
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

endWithReader();
try {
  const order = await readOrder();
  // Here, so that a wrong call does not wait for the whole judge to load.
  const { judgeFile } = await import('./judge-file');
  process.exitCode = await judgeFile(order);
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof ProblemSpecError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
