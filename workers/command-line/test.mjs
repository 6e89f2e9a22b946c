/**
 * `npm test`: everything that a change must pass, on a fresh clone too.
 *
 * Every step runs even when an earlier one failed, so that one run tells all. The last line counts the tests of
 * the runners and one for each other step: "N passed, N failed".
 */

import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { failuresOfPlaywright, failuresOfVitest } from './failed-tests.mjs';
import { build, generate, install, root, run } from './steps.mjs';

const results = path.join(root, 'test-results');
const unitReport = path.join(results, 'unit.json');
const browserReport = (project) => path.join(results, `browser-${project}.json`);

/** The rooms that are type-checked on their own, each with the globals that it really has. */
const ROOMS = ['judge', 'workers', 'workers/client', 'workers/node', 'tests', '.'];

/** By its path: the TypeScript that the judge compiles with has a command of the same name, which is five times slower. */
const TYPE_CHECKER = 'node_modules/typescript-7/bin/tsc';

/** @type {{ name: string, passed: number, failed: number, seconds: number }[]} */
const steps = [];

/** What the runners' reports say of each failed test. @type {string[]} */
const failures = [];

function step(name, work) {
  console.log(`\n── ${name}`);
  const startedAt = Date.now();
  const counted = work();
  const { passed, failed } =
    typeof counted === 'boolean' ? { passed: counted ? 1 : 0, failed: counted ? 0 : 1 } : counted;
  steps.push({ name, passed, failed, seconds: (Date.now() - startedAt) / 1000 });
  return failed === 0;
}

/**
 * Commands of one core each, as many at a time as there are cores; what each prints comes when it is over.
 * @param {readonly { name: string, command: string, args: string[] }[]} commands
 */
async function stepsTogether(commands) {
  const waiting = [...commands];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { name, command, args } = next;
      const startedAt = Date.now();
      const { isDone, text } = await runQuietly(command, args);
      console.log(`\n── ${name}\n${text}`);
      steps.push({ name, passed: isDone ? 1 : 0, failed: isDone ? 0 : 1, seconds: (Date.now() - startedAt) / 1000 });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

/** @returns {Promise<{ isDone: boolean, text: string }>} */
function runQuietly(command, args) {
  const child = spawn(command, args, { cwd: root, shell: process.platform === 'win32' });
  let text = '';
  const add = (chunk) => {
    text += chunk;
  };
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ isDone: false, text: `${text}${error.message}` }));
    child.once('close', (code) => resolve({ isDone: code === 0, text }));
  });
}

/** Run a test runner that writes a JSON report; without a report the step itself counts as failed. */
function runReported(command, args, file, { count, failuresOf }, environment) {
  rmSync(file, { force: true });
  const succeeded = run(command, args, environment);
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const { passed, failed } = count(report);
    failures.push(...failuresOf(report));
    return { passed, failed: succeeded ? failed : Math.max(1, failed) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** A command that prints "N passed, N failed" on its last line. */
function runCounted(args) {
  const result = spawnSync('npx', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    shell: process.platform === 'win32',
  });
  process.stdout.write(result.stdout ?? '');
  process.stderr.write(result.stderr ?? '');
  const match = /(\d+) passed, (\d+) failed[^\n]*\n?$/.exec(result.stdout ?? '');
  if (match === null) return { passed: 0, failed: 1 };
  const failed = Number(match[2]);
  return { passed: Number(match[1]), failed: result.status === 0 ? failed : Math.max(1, failed) };
}

const vitest = {
  count: (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numFailedTestSuites,
  }),
  failuresOf: failuresOfVitest,
};
const playwright = {
  count: ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (errors?.length ?? 0),
  }),
  failuresOf: failuresOfPlaywright,
};

function finish() {
  if (failures.length > 0) console.log(`\n── what failed\n${failures.join('\n')}`);
  console.log('\n── summary');
  for (const { name, passed, failed, seconds } of steps)
    console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(0)} s)`);
  const passed = steps.reduce((sum, one) => sum + one.passed, 0);
  const failed = steps.reduce((sum, one) => sum + one.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

if (!step('install', install)) finish();
if (!step('generate', generate)) finish();
step('routes', () => run('npx', ['next', 'typegen']));
await stepsTogether([
  ...ROOMS.map((room) => ({
    name: `types of ${room === '.' ? 'app' : room}`,
    command: 'node',
    args: [TYPE_CHECKER, '-p', room],
  })),
  { name: 'lint and format', command: 'npx', args: ['biome', 'check', '--config-path=.biome.json', '.'] },
  {
    name: 'import rules',
    command: 'npx',
    args: ['depcruise', '--config', 'tests/architecture/rooms.cjs', 'app', 'judge', 'workers', 'tests', 'e2e'],
  },
]);
step('unit tests', () =>
  runReported(
    'npx',
    [
      'vitest',
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ],
    unitReport,
    vitest,
  ),
);
step('problems:verify', () => runCounted(['tsx', 'workers/command-line/verify.ts']));
step('problems:oracle', () => runCounted(['tsx', 'tests/oracle/run-oracle.ts']));
if (step('build', build)) {
  step('size budget', () => run('node', ['workers/bundle/check-size.mjs']));
  for (const project of ['together', 'alone'])
    step(`browser tests, ${project}`, () =>
      runReported(
        'npx',
        ['playwright', 'test', '--config', 'e2e/playwright.config.ts', '--project', project],
        browserReport(project),
        playwright,
        { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport(project) },
      ),
    );
}
finish();
