import { expect, test } from 'vitest';
import { parseProblem } from '#judge/spec/parse-problem';
import type { VerifyProgress } from '#judge/verify/verification';
import { findingsOf, verifyProblem } from '#judge/verify/verify-problem';
import { fakeRealms } from '../../fakes/fake-realm';
import { COUNTING, fakeHost } from './counting-problem';

test('admits a sound problem, from its text and when it is parsed', async () => {
  expect(findingsOf(await verifyProblem(COUNTING, fakeHost()))).toEqual([]);
  expect(findingsOf(await verifyProblem(parseProblem(COUNTING), fakeHost()))).toEqual([]);
});

test('tells which case rejects which mistake, by how much, in both styles', async () => {
  const { problem, matrix, solutions } = await verifyProblem(COUNTING, fakeHost());
  expect(problem).toBe('count-above');
  expect(matrix.cases).toEqual(['by-hand', 'drawn#0', 'drawn#1', 'one-row']);
  expect(matrix.rows.map(({ mistake, style }) => `${mistake} ${style}`)).toEqual([
    'not-strict arrays',
    'not-strict tensors',
    'below arrays',
    'below tensors',
  ]);
  expect(matrix.rows[0]?.rejectedBy).toContain('by-hand');
  expect(matrix.rows[0]?.margin).toBe(Number.POSITIVE_INFINITY);
  expect(solutions.map(({ id, worst }) => [id, worst])).toEqual([
    ['reference', 0],
    ['loops', 0],
  ]);
});

test('tells its progress check by check', async () => {
  const progress: VerifyProgress[] = [];
  const { checks } = await verifyProblem(COUNTING, fakeHost({ onProgress: (one) => progress.push(one) }));
  expect(progress.map(({ check }) => check)).toEqual([...checks.map(({ id }) => id), 'done']);
  expect(progress.map(({ done }) => done)).toEqual(progress.map((_, i) => i));
  expect(progress.at(-1)?.done).toBe(progress.at(-1)?.of);
});

test.each(['form', 'reference', 'accepted', 'survivors'])('stops at %s when it is cancelled', async (at) => {
  const signal = { aborted: false };
  const onProgress = ({ check }: VerifyProgress): void => {
    signal.aborted ||= check === at;
  };
  await expect(verifyProblem(COUNTING, fakeHost({ signal, onProgress }))).rejects.toThrow('cancelled');
});

test('leaves no realm open, whether it ends or is cancelled', async () => {
  for (const aborted of [false, true]) {
    const realms = fakeRealms();
    const signal = { aborted: false };
    const onProgress = ({ check }: VerifyProgress): void => {
      signal.aborted ||= aborted && check === 'margin';
    };
    await verifyProblem(COUNTING, fakeHost({ openRealm: realms.openRealm, signal, onProgress })).catch(() => undefined);
    expect(realms.opened.length).toBeGreaterThan(0);
    expect(realms.opened.filter((realm) => !realm.disposed)).toEqual([]);
  }
});

test('measures every check', async () => {
  let now = 0;
  const { checks } = await verifyProblem(COUNTING, fakeHost({ now: () => now++ }));
  for (const { elapsedMs } of checks) expect(elapsedMs).toBeGreaterThan(0);
});

test('names every fault of a file that is none, and leaves the rest out', async () => {
  const text = COUNTING.replace('difficulty: easy', 'difficulty: trivial').replace('license:', 'licence:');
  const verification = await verifyProblem(text, fakeHost());
  expect(verification.problem).toBe('count-above');
  expect(findingsOf(verification).map(({ where, line }) => `${where}:${line}`)).toEqual(
    expect.arrayContaining(['difficulty:7']),
  );
  expect(verification.checks.slice(1).every(({ skipped }) => skipped === 'the file has faults')).toBe(true);
});

test('judges the tensors of every backend of the host', async () => {
  const text = `${COUNTING}\n\`\`\`ts accepted=other style=tensors\nexport const countAbove = (x: { arraySync(): number[][] }, bound: number) => [x, bound];\n\`\`\`\n`;
  const { openRealm } = fakeRealms();
  const backends = [
    { name: 'cpu', openRealm },
    { name: 'wasm', openRealm },
  ];
  const { solutions } = await verifyProblem(text, fakeHost({ openRealm, backends }));
  expect(solutions.map(({ id, backend }) => `${id} ${backend}`)).toEqual([
    'reference cpu',
    'loops cpu',
    'other cpu',
    'other wasm',
  ]);
});

test('hands type errors back with their line of the file', async () => {
  const line = COUNTING.split('\n').findIndex((one) => one.includes('let count = 0')) + 1;
  const typeCheck = async () => [{ file: 'accepted-loops.ts', line: 4, column: 9, message: 'is wrong' }];
  const verification = await verifyProblem(COUNTING, fakeHost({ typeCheck }));
  expect(findingsOf(verification)).toEqual([
    { severity: 'error', where: 'accepted.loops', message: 'line 4 of the fence: is wrong', line, column: 9 },
  ]);
});

test('finds a mistake that only some draws reject', async () => {
  const text = COUNTING.replace('"value < bound"', '"value > bound && value !== 6"').replace(
    '{ id: one-row,',
    '{ id: one-row, note: "…",',
  );
  const verification = await verifyProblem(text, fakeHost({ salts: 2 }));
  const row = verification.matrix.rows.find(({ mistake }) => mistake === 'below');
  // Sixes stand in one small drawn case alone.
  expect(row?.rejectedBy.every((id) => id === 'one-row')).toBe(true);
});
