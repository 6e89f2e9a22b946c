import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { exportAll } from '../../app/_lib/all-data';
import { countsOf, damagedRecords } from '../../app/_lib/damaged-records';
import { database } from '../../app/_lib/store';

afterEach(() => Promise.all(database.tables.map((table) => table.clear())));

test('a store that is whole has none', async () => {
  await database.drafts.put({ id: 'adam/arrays', code: 'mine', updatedAt: 10, tab: 't' });
  expect(await damagedRecords()).toEqual([]);
});

test('each table tells of its own, as they are stored, and an export leaves them out and where they are', async () => {
  await database.drafts.put({ id: 'adam/arrays', code: 'mine', updatedAt: 10, tab: 't' });
  const broken: Readonly<Record<string, object>> = {
    drafts: { id: 'k-means/arrays', code: 7 },
    oldDrafts: { draft: 'adam/arrays' },
    submissions: { problem: 'adam', code: 'kept', verdict: 'splendid' },
    ownProblems: { uuid: 'u', slug: 'mine' },
    rounds: { id: 'r' },
    roundEvents: { round: 'r', seq: 0, at: -1 },
    reviews: { problem: 'adam', startedAt: 1 },
    plans: { id: 'plan' },
  };
  for (const [table, record] of Object.entries(broken)) await database.table(table).add(record);
  const found = await damagedRecords();
  expect(found.map(({ table }) => table)).toEqual(Object.keys(broken));
  for (const { table, records } of found) expect(records).toMatchObject([broken[table]]);
  expect(countsOf(found.slice(0, 2))).toBe('1 × draft, 1 × replaced draft');
  const file = JSON.parse(await exportAll());
  expect([file.drafts.length, file.submissions.length, file.reviews.length, file.plans.length]).toEqual([1, 0, 0, 0]);
  expect(await database.submissions.count()).toBe(1);
});

test('every table of the store is looked at', async () => {
  for (const { name } of database.tables) {
    const keys = { id: 'x', uuid: 'x', round: 'x', seq: 0, problem: 'x', startedAt: 0 };
    await database.table(name).add(name === 'oldDrafts' || name === 'submissions' ? { nothing: true } : keys);
  }
  expect((await damagedRecords()).map(({ table }) => table).sort()).toEqual(
    database.tables.map(({ name }) => name).sort(),
  );
});
