import { expect, test } from 'vitest';
import { ratingOf, suggestRating } from '../../../app/_plan/rate';
import { review } from './plan-fixture';

const MINUTE = 60_000;

test.each([
  ['given-up', 0, 5, 'again'],
  ['accepted', 0, 12, 'easy'],
  ['accepted', 0, 12.5, 'easy'],
  ['accepted', 0, 13, 'good'],
  ['accepted', 1, 5, 'good'],
  ['accepted', 0, 37.5, 'good'],
  ['accepted', 0, 38, 'hard'],
  ['accepted', 2, 5, 'hard'],
] as const)('%s after %d wrong in %d of 25 minutes is %s', (status, wrong, minutes, rating) => {
  const facts = review('a', { status, wrong, workedMs: minutes * MINUTE, usualMinutes: 25 });
  expect(suggestRating(facts).rating).toBe(rating);
});

test('without a measured time nothing is easy, and only wrong submissions make it hard', () => {
  expect(suggestRating(review('a')).rating).toBe('good');
  expect(suggestRating(review('a', { wrong: 2 })).rating).toBe('hard');
});

test('says what it rests on', () => {
  expect(suggestRating(review('a', { wrong: 1, workedMs: 11.6 * MINUTE, usualMinutes: 25 })).because).toBe(
    'accepted after 1 wrong submission, in 12 min of the usual 25',
  );
  expect(suggestRating(review('a')).because).toBe('accepted at once; no time was measured');
});

test("the person's own rating counts", () => {
  expect(ratingOf(review('a', { status: 'given-up', chosen: 'hard' }))).toBe('hard');
});
