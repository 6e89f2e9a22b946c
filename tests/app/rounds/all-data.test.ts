import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { exportAll, importAll } from '../../../app/_lib/all-data';
import { database } from '../../../app/_lib/store';
import { addRound, appendEvents } from '../../../app/_rounds/round-store';
import { chain, round, started, timing } from './round-fixture';

const clear = () => Promise.all(database.tables.map((table) => table.clear()));
afterEach(clear);

const submission = {
  problem: 'adam',
  style: 'arrays',
  code: 'x',
  verdict: 'wrong-value',
  message: 'm',
  salt: 1,
  at: 5,
  passed: 1,
  total: 2,
} as const;

async function fill(): Promise<void> {
  await database.drafts.put({ id: 'adam/arrays', code: 'mine', updatedAt: 10, tab: 't' });
  await database.oldDrafts.add({ draft: 'adam/arrays', code: 'before', at: 3 });
  await database.submissions.add({ ...submission });
  await database.submissions.add({ ...submission, at: 6 });
  await addRound(round(chain));
  await appendEvents(round(chain).id, [started(), { kind: 'tab-left' }, { kind: 'finished' }]);
  await appendEvents(round(chain).id, [timing(0, 1)]);
}

async function everything(): Promise<unknown> {
  const tables = await Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()] as const));
  return Object.fromEntries(tables);
}

describe('all data in one file', () => {
  test('comes back whole in an empty profile, and a second time changes nothing', async () => {
    await fill();
    const before = await everything();
    const text = await exportAll();
    await clear();
    expect(await importAll(text)).toEqual({ added: 5, same: 0, conflicts: [], damaged: 0 });
    const ids = (tables: unknown) =>
      JSON.parse(JSON.stringify(tables, (key, value) => (key === 'id' && typeof value === 'number' ? 0 : value)));
    expect(ids(await everything())).toEqual(ids(before));
    const after = await everything();
    expect(await importAll(text)).toEqual({ added: 0, same: 5, conflicts: [], damaged: 0 });
    expect(await everything()).toEqual(after);
  });

  test('takes no moment that is in no calendar: a page that shows it would fail, and again at each visit', async () => {
    await fill();
    const file = JSON.parse(await exportAll());
    await clear();
    for (const one of file.submissions) one.at = 1e300;
    file.drafts[0].updatedAt = -1;
    file.rounds[0].round.createdAt = 8.7e15;
    const plan = { id: 'plan', hoursPerWeek: 6, topics: [], startedOn: '2026-01-01', updatedAt: 1 };
    file.plans = [{ ...plan, interviewDay: '9999-12-31' }];
    const day = { problem: 'adam', kind: 'first', status: 'accepted', endedAt: 1, wrong: 0, workedMs: null };
    file.reviews = [{ ...day, startedAt: 1e300, usualMinutes: null, chosen: null, updatedAt: 1 }];
    expect(await importAll(JSON.stringify(file))).toMatchObject({ added: 1, damaged: 6 });
    expect((await database.oldDrafts.toArray()).map(({ code }) => code)).toEqual(['before']);
  });

  test('loses neither of two drafts that differ, however often it is merged', async () => {
    await fill();
    const text = await exportAll();
    await database.drafts.put({ id: 'adam/arrays', code: 'theirs', updatedAt: 20, tab: 'u' });
    expect(await importAll(text)).toMatchObject({ added: 1, conflicts: [expect.stringContaining('differs')] });
    expect(await importAll(text)).toMatchObject({ added: 0, conflicts: [] });
    expect((await database.drafts.get('adam/arrays'))?.code).toBe('theirs');
    expect((await database.oldDrafts.toArray()).map(({ code }) => code).sort()).toEqual(['before', 'mine']);
  });

  test('keeps NaN and infinities of a report', async () => {
    const report = {
      problem: 'adam',
      style: 'arrays',
      backend: 'cpu',
      mode: 'submit',
      salt: 1,
      verdict: 'wrong-value',
      message: 'm',
      position: null,
      cases: [
        {
          id: 'a',
          seed: 's',
          verdict: 'wrong-value',
          message: 'm',
          elapsedMs: 1,
          inputs: [],
          position: null,
          stack: [],
          comparisons: [],
          worst: {
            output: '',
            index: [0],
            expected: Number.NaN,
            actual: Number.POSITIVE_INFINITY,
            errorOverTolerance: -Infinity,
          },
        },
      ],
      totalCases: 1,
      diagnosis: null,
      bugs: [],
      console: [],
      consoleDropped: 0,
      timing: null,
      elapsedMs: 2,
    };
    await database.submissions.add({ ...submission, report } as never);
    const text = await exportAll();
    await clear();
    await importAll(text);
    const [back] = await database.submissions.toArray();
    expect(back?.report?.cases[0]?.worst).toMatchObject({
      expected: Number.NaN,
      actual: Number.POSITIVE_INFINITY,
      errorOverTolerance: -Infinity,
    });
  });

  test('leaves out and counts what is damaged, and refuses other files in words', async () => {
    await fill();
    const text = (await exportAll()).replace('"wrong-value"', '"very-wrong"');
    await clear();
    expect(await importAll(text)).toMatchObject({ added: 4, damaged: 1 });
    expect(await importAll('{}')).toContain('no data of Tensor Kata');
    expect(await importAll('nonsense')).toBe('This file is no JSON.');
  });

  test('is merged whole or not at all', async () => {
    await fill();
    const text = await exportAll();
    await clear();
    const fail = () => {
      throw new Error('the disk is full');
    };
    database.rounds.hook('creating', fail);
    await expect(importAll(text)).rejects.toThrow('the disk is full');
    database.rounds.hook('creating').unsubscribe(fail);
    expect(await everything()).toEqual({
      drafts: [],
      oldDrafts: [],
      submissions: [],
      ownProblems: [],
      rounds: [],
      roundEvents: [],
      reviews: [],
      plans: [],
    });
  });
});
