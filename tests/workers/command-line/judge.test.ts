import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { acceptedSolution, bankProblem } from '../../../e2e/pages/solutions';
import { readFixtureProblem } from '../../fixtures/load-hostile';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'tensor-kata-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A minute's work at most; a machine that does other things too may need more. */
const LIMIT_MS = 120_000;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Run the command as npm does. */
function judge(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'workers/command-line/judge.ts', ...args], { cwd: root });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

function fileOf(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

const attention = 'scaled-dot-product-attention';
const right = (style: 'arrays' | 'tensors' = 'arrays'): string =>
  fileOf(`right-${style}.ts`, acceptedSolution(attention, style));
const keys = (value: unknown): string[] => Object.keys(value as object);

describe('npm run judge', { timeout: LIMIT_MS }, () => {
  // A function and a class; verification judges the whole bank.
  test.each([attention, 'adam'])(
    'accepts a right solution of %s with 0 and rejects a mistake, named, with 1',
    async (slug) => {
      const accepted = await judge(
        slug,
        fileOf(`${slug}.ts`, acceptedSolution(slug, 'arrays')),
        ...['--json', '--salt', '5', '--no-timing'],
      );
      expect(JSON.parse(accepted.stdout)).toMatchObject({ problem: slug, verdict: 'accepted', diagnosis: null });
      expect(accepted.code).toBe(0);

      const [mistake] = bankProblem(slug).mistakes;
      const rejected = await judge(slug, fileOf(`${slug}-mistake.ts`, mistake?.source ?? ''), '--json', '--salt', '5');
      expect(JSON.parse(rejected.stdout).diagnosis).toEqual({
        mistake: mistake?.id,
        says: mistake?.says,
        match: 'all',
      });
      expect(rejected.code).toBe(1);
    },
  );

  test('prints the documented document with --json, and nothing else', async () => {
    const { stdout, stderr } = await judge(
      attention,
      right('tensors'),
      '--style',
      'tensors',
      '--salt',
      '7',
      '--json',
      '--no-timing',
    );
    const document = JSON.parse(stdout);
    expect(keys(document)).toEqual([
      'problem',
      'style',
      'backend',
      'fallbacks',
      'salt',
      'verdict',
      'cases',
      'diagnosis',
      'timing',
    ]);
    expect(document).toMatchObject({ problem: attention, style: 'tensors', backend: 'cpu', salt: 7, timing: null });
    for (const one of document.cases) {
      expect(keys(one)).toEqual(['id', 'seed', 'verdict', 'message', 'worst']);
      expect(keys(one.worst)).toEqual(['index', 'expected', 'actual', 'errorOverTolerance']);
    }
    expect(stdout.trimStart()[0]).toBe('{');
    expect(stderr).toBe('');
  });

  test('tells the kernels with --kernels, as a table and in the document', async () => {
    const options = [attention, right('tensors'), '--style', 'tensors', '--salt', '3', '--no-timing', '--kernels'];
    const { code, stdout } = await judge(...options);
    expect(stdout).toMatch(
      /Kernels of case [\w-]+ on cpu, [\d.]+ ms in all:\n {2}kernel +inputs +outputs +calls +ms +bytes\n/,
    );
    expect(stdout).toMatch(/\n {2}BatchMatMul +\[[\d,]+\] × \[[\d,]+\] +\[[\d,]+\] +1 +\d+\.\d\d +\d+\n/);
    expect(code).toBe(0);
    const { inspection } = JSON.parse((await judge(...options, '--json')).stdout);
    expect(keys(inspection.kernels[0])).toEqual(['name', 'inputs', 'moreInputs', 'outputs', 'calls', 'ms', 'bytes']);
  });

  test('names the line that made the first tensor left behind', async () => {
    const source = acceptedSolution('rms-norm', 'tensors');
    const untidy = fileOf(
      'untidy.ts',
      source.replace(/export function rmsNorm\(.*\n/, (head) => `${head}  tf.zeros([5]);\n`),
    );
    const { code, stdout } = await judge('rms-norm', untidy, '--style', 'tensors', '--no-timing');
    expect(stdout).toMatch(
      /Case by-hand: \d+ tensors? \(\d+ bytes\) left behind; .* was made at line \d+, column \d+ of your code/,
    );
    expect(code).toBe(0);
  });

  test('tells on stderr what has no case in the document', async () => {
    const { code, stdout, stderr } = await judge(
      attention,
      fileOf('broken.ts', 'export const attention = (;'),
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'compile-error', cases: [] });
    expect(stderr).toMatch(/^compile-error: /);
    expect(code).toBe(1);
  });

  test('names the case, the element and the mistake in words without --json', async () => {
    const mistake = bankProblem(attention).mistakes.find(({ id }) => id === 'no-scale');
    const { code, stdout } = await judge(attention, fileOf('no-scale.ts', mistake?.source ?? ''), '--salt', '2');
    expect(stdout).toMatch(/^wrong-value: Case [\w-]+/);
    expect(stdout).toContain(mistake?.says);
    expect(stdout).toContain('salt 2');
    expect(code).toBe(1);
  });

  test('judges the problem of a file', async () => {
    const problem = fileOf('problem.md', readFixtureProblem('scale-rows'));
    const solution =
      'export const scaleRows = (x: number[][], w: number[]) => x.map((r, i) => r.map((v) => v * w[i]!));';
    const { code, stdout } = await judge(problem, fileOf('scale.ts', solution), '--json', '--no-timing');
    expect(JSON.parse(stdout)).toMatchObject({ problem: 'scale-rows', verdict: 'accepted' });
    expect(code).toBe(0);
  });

  test('gives the same document for the same salt', async () => {
    const options = ['--salt', '9', '--json', '--no-timing'];
    const first = await judge(attention, right(), ...options);
    expect((await judge(attention, right(), ...options)).stdout).toBe(first.stdout);
  });

  test('gives the time beside the accepted solution as an interval and a tier', async () => {
    const { timing } = JSON.parse((await judge(attention, right(), '--json')).stdout);
    // A machine that is too busy to measure says nothing in the document.
    if (timing === null) return;
    expect(keys(timing)).toEqual(['ratio', 'low', 'high', 'tier']);
    expect(timing.low).toBeLessThanOrEqual(timing.ratio);
    expect(timing.high).toBeGreaterThanOrEqual(timing.ratio);
  });

  test.each<[string, () => string[], RegExp]>([
    ['no arguments', () => [], /^usage: npm run judge/],
    ['a third file', () => [attention, right(), right()], /^usage: npm run judge/],
    ['an unknown problem', () => ['no-such-problem', right()], /no problem "no-such-problem"; the bank has .*k-means/],
    ['a file that is not there', () => [attention, path.join(folder, 'nowhere.ts')], /nowhere\.ts cannot be read/],
    ['an unknown style', () => [attention, right(), '--style', 'loops'], /--style must be arrays or tensors/],
    ['an unknown backend', () => [attention, right(), '--backend', 'gpu'], /--backend must be cpu/],
    ['a salt that is no number', () => [attention, right(), '--salt', 'pepper'], /--salt must be a whole number/],
    ['an unknown option', () => [attention, right(), '--fast'], /--fast[\s\S]*usage: npm run judge/],
    [
      'a broken problem',
      () => [
        fileOf('bad.md', readFixtureProblem('scale-rows').replace('difficulty: easy', 'difficulty: mild')),
        right(),
      ],
      /difficulty/,
    ],
  ])('exits with 2 and says why on stderr for %s', async (_, args, why) => {
    const { code, stdout, stderr } = await judge(...args(), '--json');
    expect(stderr).toMatch(why);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});
