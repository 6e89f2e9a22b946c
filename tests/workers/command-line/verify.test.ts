import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const fixture = (name: string): string => `tests/fixtures/author-mistakes/${name}.md`;

function verify(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['--import', 'tsx', 'workers/command-line/verify.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

const options = { timeout: 180_000 };

test('prints a block a problem, the matrix and totals, and exits with 1 where one is not admitted', options, () => {
  const { status, stdout } = verify(fixture('sound'), fixture('surviving-mistake'), '--salts', '1', '--jobs', '1');
  expect(stdout).toMatch(/^✓ row-scores {2}5 cases, 3 solutions, 3 mistakes, [\d.]+ s$/m);
  expect(stdout).toMatch(/^ {4}no-weights {6}■■■■■$/m);
  expect(stdout).toMatch(/^✗ row-scores {2}5 cases, 3 solutions, 4 mistakes, 1 error, [\d.]+ s$/m);
  expect(stdout).toMatch(/^ {4}error: problem\.md:\d+:3 mistakes\.missing-weight: survives every case$/m);
  expect(stdout).toMatch(/^2 problems, 10 cases, 6 solutions, 7 mistakes$/m);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 passed, 1 failed');
  expect(status).toBe(1);
});

test('leaves the matrix out when asked to be brief, and exits with 0', options, () => {
  const { status, stdout } = verify(fixture('sound'), '--salts', '1', '--brief');
  expect(stdout).not.toContain('■');
  expect(status).toBe(0);
});

test('prints the whole verification as JSON', options, () => {
  const { status, stdout } = verify(fixture('sound'), '--salts', '1', '--json');
  const [one] = JSON.parse(stdout) as { problem: string; checks: { id: string }[]; matrix: { cases: string[] } }[];
  expect(one?.problem).toBe('row-scores');
  expect(one?.checks.map(({ id }) => id)).toContain('survivors');
  expect(one?.matrix.cases).toHaveLength(5);
  expect(status).toBe(0);
});

test.each([
  ['a problem that is not there', ['no-such-problem'], 'there is no problem "no-such-problem"'],
  ['an option that does not exist', ['--fast'], 'usage: npm run problems:verify'],
  ['a count that is none', ['--salts', '0'], '--salts must be a whole number from 1, not "0"'],
])('exits with 2 on %s', options, (_, args, message) => {
  const { status, stderr } = verify(...args);
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});

test('ends quietly when nobody reads on', options, () => {
  const command = `"${process.execPath}" --import tsx workers/command-line/verify.ts ${fixture('sound')} --salts 1 --jobs 1 | true`;
  const { stderr } = spawnSync('bash', ['-c', command], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  expect(stderr).toBe('');
});
