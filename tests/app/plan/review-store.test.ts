import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, test } from 'vitest';
import { database } from '../../../app/_lib/store';
import { addSubmission } from '../../../app/_lib/submissions';
import {
  addWorkedMs,
  addWrong,
  beginReview,
  endReview,
  listReviews,
  rateReview,
  reviewsOf,
} from '../../../app/_plan/review-store';
import type { Report, Verdict } from '../../../judge/verdict/verdict';
import { emptyReport } from '../../fixtures/empty-report';
import { review } from './plan-fixture';

afterEach(() => Promise.all(database.tables.map((table) => table.clear())));

const report = (verdict: Verdict): Report => emptyReport('a', verdict);

describe('a card', () => {
  test('is made by the first accepted submission, and by no other', async () => {
    await addSubmission('a', report('wrong-value'), '');
    expect(await listReviews()).toEqual([]);
    await addSubmission('a', report('accepted'), '');
    await addSubmission('a', report('accepted'), '');
    expect(await listReviews()).toMatchObject([{ problem: 'a', kind: 'first', wrong: 1, workedMs: null }]);
  });

  test('made in a round holds what went wrong there', async () => {
    await addSubmission('a', report('accepted'), '', { wrong: 2 });
    expect(await listReviews()).toMatchObject([{ kind: 'round', wrong: 2 }]);
  });
});

describe('a blank page', () => {
  test('runs once, counts what happens, and its first end counts', async () => {
    const startedAt = await beginReview('a', 25, 100);
    expect(await beginReview('a', 25, 200)).toBe(startedAt);
    await addWrong('a', startedAt);
    await addWorkedMs('a', startedAt, 60_000);
    await addWorkedMs('a', startedAt, 30_000);
    await endReview('a', startedAt, 'accepted', 300);
    await endReview('a', startedAt, 'given-up', 400);
    await addWrong('a', startedAt);
    await addWorkedMs('a', startedAt, 5);
    expect(await reviewsOf('a')).toMatchObject([{ status: 'accepted', wrong: 1, workedMs: 90_000, endedAt: 300 }]);
    expect(await beginReview('a', 25, 500)).toBe(500);
  });

  test('is rated once it ended, and every change is newer than the last', async () => {
    const startedAt = await beginReview('a', 25, 100);
    await rateReview('a', startedAt, 'easy');
    expect(await reviewsOf('a')).toMatchObject([{ chosen: null }]);
    await endReview('a', startedAt, 'accepted', 300);
    const [before] = await reviewsOf('a');
    await rateReview('a', startedAt, 'hard');
    const [after] = await reviewsOf('a');
    expect(after?.chosen).toBe('hard');
    expect(after?.updatedAt).toBeGreaterThan(before?.updatedAt ?? 0);
  });
});

test('a damaged review is left out, stays in the store, and stops no other', async () => {
  await database.reviews.bulkAdd([review('a'), { ...review('b'), wrong: -1 }]);
  expect((await listReviews()).map(({ problem }) => problem)).toEqual(['a']);
  expect(await database.reviews.count()).toBe(2);
});

test('a store of version 3 is taken over: what was accepted gets its card', async () => {
  database.close();
  await Dexie.delete('tensor-kata');
  const old = new Dexie('tensor-kata');
  old.version(3).stores({
    drafts: 'id',
    submissions: '++id, problem, at',
    oldDrafts: '++id, draft, at',
    ownProblems: 'uuid, keptAt, deletedAt',
    rounds: 'id, createdAt',
    roundEvents: '[round+seq], round',
  });
  const submission = { style: 'arrays', code: 'x', message: '', salt: 1, passed: 1, total: 1 };
  await old
    .table('submissions')
    .bulkAdd([
      { ...submission, problem: 'a', verdict: 'wrong-value', at: 5 },
      { ...submission, problem: 'a', verdict: 'accepted', at: 6 },
      { ...submission, problem: 'b', verdict: 'too-slow', at: 7 },
      { problem: 'damaged' },
    ]);
  old.close();
  await database.open();
  expect(await listReviews()).toMatchObject([{ problem: 'a', kind: 'first', wrong: 1, endedAt: 6 }]);
  expect(await database.submissions.count()).toBe(4);
});
