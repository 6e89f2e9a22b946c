/** The bench `verify`: problems verified in a second, by the number of processes that work at the same time. */

import { cpus } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifyInParallel } from '../../workers/command-line/verify-parallel';

export interface VerifyTimes {
  readonly bench: 'verify';
  readonly problems: readonly string[];
  readonly runs: readonly { readonly jobs: number; readonly seconds: number; readonly problemsASecond: number }[];
}

/** Of every kind of signature, none that lives on its time limit. */
const PROBLEMS = ['rms-norm', 'gae', 'adam', 'stable-softmax', 'cosine-warmup', 'knn'];
const SALTS = 2;

const bank = fileURLToPath(new URL('../../problems', import.meta.url));

export async function measureVerify(tell: (line: string) => void): Promise<VerifyTimes> {
  const cores = cpus().length;
  const counts = [1, 2, 4, 8, 16].filter((jobs) => jobs < cores);
  const runs: VerifyTimes['runs'][number][] = [];
  for (const jobs of [...counts, cores]) {
    tell(`${PROBLEMS.length} problems with ${jobs} of ${cores} cores …`);
    const startedAt = performance.now();
    const orders = PROBLEMS.map((slug) => ({ file: path.join(bank, slug, 'problem.md'), salts: SALTS }));
    await verifyInParallel(orders, jobs, ({ file }, answer) => {
      if (answer.kind === 'failed') throw new Error(`${file}: ${answer.message}`);
    });
    const seconds = (performance.now() - startedAt) / 1000;
    runs.push({ jobs, seconds: round(seconds), problemsASecond: round(PROBLEMS.length / seconds) });
  }
  return { bench: 'verify', problems: PROBLEMS, runs };
}

export function formatVerify({ problems, runs }: VerifyTimes): string {
  const alone = runs[0]?.problemsASecond ?? Number.NaN;
  const lines = runs.map(
    ({ jobs, seconds, problemsASecond }) =>
      `${String(jobs).padStart(3)} ${jobs === 1 ? 'process  ' : 'processes'}  ${seconds.toFixed(1).padStart(6)} s  ${problemsASecond.toFixed(2)} problems a second, ${(problemsASecond / alone).toFixed(2)}× one`,
  );
  return `${problems.length} problems, ${SALTS} salts\n${lines.join('\n')}\n`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
