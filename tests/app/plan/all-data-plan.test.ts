import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exportAll, importAll } from '../../../app/_lib/all-data';
import { database } from '../../../app/_lib/store';
import { keepPlan, readPlan } from '../../../app/_plan/plan-store';
import { listReviews } from '../../../app/_plan/review-store';
import { review } from './plan-fixture';

/** localStorage of one profile. */
let stored: Record<string, string>;

beforeEach(() => {
  stored = {};
  vi.stubGlobal(
    'localStorage',
    new Proxy({} as Storage, {
      get: (_, name) =>
        name === 'getItem'
          ? (key: string) => stored[key] ?? null
          : (key: string, value: string) => {
              stored[key] = value;
            },
      ownKeys: () => Object.keys(stored),
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    }),
  );
  vi.stubGlobal('StorageEvent', class extends Event {});
  vi.stubGlobal('dispatchEvent', () => true);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await clear();
});
const clear = () => Promise.all(database.tables.map((table) => table.clear()));

const plan = {
  id: 'plan',
  interviewDay: '2026-04-13',
  hoursPerWeek: 6,
  topics: ['attention'],
  startedOn: '2026-03-02',
  updatedAt: 10,
} as const;
const own = { ...plan, topics: [...plan.topics] };

describe('reviews and the plan in the file of all data', () => {
  test('come back whole in an empty profile, and a second time changes nothing', async () => {
    await database.reviews.bulkAdd([review('a'), review('b', { status: 'running', endedAt: 0 })]);
    await keepPlan(own);
    const text = await exportAll();
    await clear();
    expect(await importAll(text)).toEqual({ added: 3, same: 0, conflicts: [], damaged: 0 });
    expect(await listReviews()).toEqual([review('a'), review('b', { status: 'running', endedAt: 0 })]);
    expect(await readPlan()).toEqual(own);
    expect(await importAll(text)).toEqual({ added: 0, same: 3, conflicts: [], damaged: 0 });
  });

  test('are put together: reviews of both profiles make the card', async () => {
    await database.reviews.add(review('a', { startedAt: 1 }));
    const text = await exportAll();
    await clear();
    await database.reviews.add(review('a', { startedAt: 2 }));
    await importAll(text);
    expect((await listReviews()).map(({ startedAt }) => startedAt)).toEqual([1, 2]);
  });

  test('of two versions of a review the newer wins and is told, whichever is in the file', async () => {
    const newer = review('a', { chosen: 'hard', updatedAt: review('a').updatedAt + 1 });
    await database.reviews.add(newer);
    const newerText = await exportAll();
    await database.reviews.put(review('a'));
    const olderText = await exportAll();
    expect(await importAll(newerText)).toMatchObject({ added: 1, conflicts: [expect.stringContaining('review of a')] });
    expect(await importAll(newerText)).toMatchObject({ added: 0, same: 1, conflicts: [] });
    expect(await importAll(olderText)).toMatchObject({ added: 0, same: 1, conflicts: [] });
    expect(await listReviews()).toEqual([newer]);
  });

  test('of two plans the newer wins, and what it replaces is told', async () => {
    await keepPlan({ ...own, hoursPerWeek: 9, updatedAt: 20 });
    const newerText = await exportAll();
    await keepPlan(own);
    expect(await importAll(newerText)).toMatchObject({
      conflicts: [expect.stringContaining('here it was 2026-04-13')],
    });
    expect((await readPlan())?.hoursPerWeek).toBe(9);
    await keepPlan({ ...own, updatedAt: 30 });
    expect(await importAll(newerText)).toMatchObject({ added: 0, conflicts: [] });
    expect(await readPlan()).toEqual({ ...own, updatedAt: 30 });
  });

  test('what is damaged is left out and counted', async () => {
    await database.reviews.bulkAdd([review('a'), review('b')]);
    const text = (await exportAll()).replace('"blank-page"', '"no-page"');
    await clear();
    expect(await importAll(text)).toMatchObject({ added: 1, damaged: 1 });
    expect((await listReviews()).map(({ problem }) => problem)).toEqual(['b']);
  });

  test('a file of version 1 gives the problems accepted in it their cards', async () => {
    const submission = { id: 1, problem: 'a', style: 'arrays', code: '', verdict: 'accepted', message: '', salt: 1 };
    const text = JSON.stringify({
      format: 'tensor-kata-data',
      version: 1,
      drafts: [],
      oldDrafts: [],
      submissions: [{ ...submission, at: 7, passed: 1, total: 1 }],
      ownProblems: [],
      rounds: [],
    });
    expect(await importAll(text)).toEqual({ added: 1, same: 0, conflicts: [], damaged: 0 });
    expect(await listReviews()).toMatchObject([{ problem: 'a', kind: 'first', endedAt: 7 }]);
    expect(await importAll(text)).toMatchObject({ added: 0, same: 1 });
    expect(await listReviews()).toHaveLength(1);
  });
});

describe('settings in the file of all data', () => {
  const layout = '{"left":40,"right":60}';

  test('are taken where there is none, and kept and told where there is another', async () => {
    stored = { theme: 'dark', backend: 'wasm', 'style/adam': 'tensors', 'workbench-columns': layout };
    const text = await exportAll();
    stored = { theme: 'light' };
    const kept = [expect.stringContaining('theme')];
    expect(await importAll(text)).toEqual({ added: 3, same: 0, conflicts: kept, damaged: 0 });
    expect(stored).toEqual({ theme: 'light', backend: 'wasm', 'style/adam': 'tensors', 'workbench-columns': layout });
    expect(await importAll(text)).toEqual({ added: 0, same: 3, conflicts: kept, damaged: 0 });
  });

  test('hold nothing that is no setting, on the way out and in', async () => {
    stored = { 'tensor-kata/unsaved/adam/arrays/t': 'x', 'backend-probes': '{}', theme: 'purple', backend: 'cpu' };
    const file = JSON.parse(await exportAll());
    expect(file.settings).toEqual({ backend: 'cpu' });
    stored = {};
    const foreign = { ...file, settings: { toString: 'x', 'backend-probes': '{}', theme: 'purple', backend: 'cpu' } };
    expect(await importAll(JSON.stringify(foreign))).toMatchObject({ added: 1, damaged: 3 });
    expect(stored).toEqual({ backend: 'cpu' });
  });
});
