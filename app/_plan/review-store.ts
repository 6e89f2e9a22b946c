/** Reviews on the person's device. What may happen once is checked inside the transaction that writes it. */

import { database, outcomeSchema, readAll } from '../_lib/store';
import { firstSolves } from './first-solves';
import { type Rating, type Review, reviewSchema } from './review';

export async function listReviews(): Promise<Review[]> {
  return readAll(reviewSchema, await database.reviews.toArray());
}

/** Reviews of one problem, oldest first. */
export async function reviewsOf(problem: string): Promise<Review[]> {
  const reviews = readAll(reviewSchema, await database.reviews.where('problem').equals(problem).toArray());
  return reviews.sort((a, b) => a.startedAt - b.startedAt);
}

/**
 * Begin to solve a problem from a blank page; one that runs already goes on.
 * @returns `startedAt`, which names it
 */
export function beginReview(problem: string, usualMinutes: number, nowMs = Date.now()): Promise<number> {
  return database.transaction('rw', database.reviews, async () => {
    const running = (await reviewsOf(problem)).find(({ status }) => status === 'running');
    if (running !== undefined) return running.startedAt;
    await database.reviews.add({
      problem,
      startedAt: nowMs,
      kind: 'blank-page',
      status: 'running',
      endedAt: 0,
      wrong: 0,
      workedMs: 0,
      usualMinutes,
      chosen: null,
      updatedAt: nowMs,
    });
    return nowMs;
  });
}

/** Time that a running review took since it was last written. */
export function addWorkedMs(problem: string, startedAt: number, byMs: number): Promise<void> {
  return change(problem, startedAt, (review) =>
    review.status === 'running' ? { workedMs: (review.workedMs ?? 0) + byMs } : {},
  );
}

export function addWrong(problem: string, startedAt: number): Promise<void> {
  return change(problem, startedAt, (review) => (review.status === 'running' ? { wrong: review.wrong + 1 } : {}));
}

/** The first end counts. */
export function endReview(
  problem: string,
  startedAt: number,
  status: 'accepted' | 'given-up',
  nowMs = Date.now(),
): Promise<void> {
  return change(problem, startedAt, (review) => (review.status === 'running' ? { status, endedAt: nowMs } : {}));
}

/** @param chosen null: the rating that follows from what happened */
export function rateReview(problem: string, startedAt: number, chosen: Rating | null): Promise<void> {
  return change(problem, startedAt, (review) => (review.status === 'running' ? {} : { chosen }));
}

function change(problem: string, startedAt: number, changeOf: (review: Review) => Partial<Review>): Promise<void> {
  return database.transaction('rw', database.reviews, async () => {
    const [review] = readAll(reviewSchema, [await database.reviews.get([problem, startedAt])]);
    if (review === undefined) return;
    const changes = changeOf(review);
    if (Object.keys(changes).length === 0) return;
    // Strictly later, so that of two versions in two profiles the changed one is the newer.
    const updatedAt = Math.max(Date.now(), review.updatedAt + 1);
    await database.reviews.put({ ...review, ...changes, updatedAt });
  });
}

/**
 * A problem accepted in a mock round, which starts from a blank page and ends it.
 * @param at of its submission, ms since 1970
 */
export async function addRoundSolve(problem: string, at: number, wrong: number): Promise<void> {
  await database.reviews.put({
    problem,
    startedAt: at,
    kind: 'round',
    status: 'accepted',
    endedAt: at,
    wrong,
    workedMs: null,
    usualMinutes: null,
    chosen: null,
    updatedAt: at,
  });
}

/** Give every accepted problem its card: part of the caller's transaction over submissions and reviews. */
export async function addFirstSolves(problem?: string): Promise<void> {
  const { submissions, reviews } = database;
  const records = problem === undefined ? submissions.toCollection() : submissions.where('problem').equals(problem);
  // Also a review that cannot be read any more says that there is a card.
  const reviewed = await (problem === undefined
    ? reviews.toCollection()
    : reviews.where('problem').equals(problem)
  ).primaryKeys();
  if (problem !== undefined && reviewed.length > 0) return;
  const outcomes = readAll(outcomeSchema, await records.toArray());
  await reviews.bulkAdd(firstSolves(outcomes, new Set(reviewed.map(([slug]) => slug))));
}

/** Merge reviews of another profile: of two versions of one the newer wins. Part of the caller's transaction. */
export async function mergeReview(review: Review): Promise<'added' | 'same' | 'newer' | 'older'> {
  const raw = await database.reviews.get([review.problem, review.startedAt]);
  const [here] = readAll(reviewSchema, [raw]);
  if (here !== undefined && isSame(here, review)) return 'same';
  if (here !== undefined && here.updatedAt >= review.updatedAt) return 'older';
  await database.reviews.put(review);
  return here === undefined ? 'added' : 'newer';
}

function isSame(here: Review, other: Review): boolean {
  return (Object.keys(reviewSchema.shape) as (keyof Review)[]).every((key) => here[key] === other[key]);
}
