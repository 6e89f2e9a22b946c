/**
 * The rating of a review, from what happened and nothing else:
 *
 *   given up                                                → again
 *   accepted after 2 and more wrong submissions, or in more
 *   than 1.5 times the usual minutes                        → hard
 *   accepted at once, in at most half the usual minutes     → easy
 *   else                                                    → good
 *
 * One wrong submission is a slip that an interview forgives. Without a measured time nothing is called easy.
 */

import type { Rating, Review } from './review';

const HARD_WRONG = 2;
const HARD_SHARE = 1.5;
const EASY_SHARE = 0.5;

export interface Suggestion {
  readonly rating: Rating;
  /** In words, without a full stop. */
  readonly because: string;
}

type Facts = Pick<Review, 'status' | 'wrong' | 'workedMs' | 'usualMinutes'>;

export function suggestRating({ status, wrong, workedMs, usualMinutes }: Facts): Suggestion {
  if (status !== 'accepted') return { rating: 'again', because: 'it was given up' };
  const submissions = wrong === 0 ? 'accepted at once' : `accepted after ${wrong} wrong ${plural(wrong, 'submission')}`;
  if (workedMs === null || usualMinutes === null)
    return { rating: wrong >= HARD_WRONG ? 'hard' : 'good', because: `${submissions}; no time was measured` };
  const minutes = workedMs / 60_000;
  const because = `${submissions}, in ${formatMinutes(minutes)} of the usual ${usualMinutes}`;
  if (wrong >= HARD_WRONG || minutes > HARD_SHARE * usualMinutes) return { rating: 'hard', because };
  if (wrong === 0 && minutes <= EASY_SHARE * usualMinutes) return { rating: 'easy', because };
  return { rating: 'good', because };
}

/** What counts: the person's own rating, or the one that follows. */
export function ratingOf(review: Facts & Pick<Review, 'chosen'>): Rating {
  return review.chosen ?? suggestRating(review).rating;
}

function formatMinutes(minutes: number): string {
  return minutes < 1 ? 'less than 1 min' : `${Math.round(minutes)} min`;
}

function plural(count: number, word: string): string {
  return count === 1 ? word : `${word}s`;
}
