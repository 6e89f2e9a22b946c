/**
 * Cards: problems that come again, solved from a blank page. When one is due is FSRS's say (Free Spaced Repetition
 * Scheduler, version 6, its default weights), for a chance of 90 % that it is still known.
 *
 * Steps of minutes are off: a problem takes half an hour, so a day is the shortest interval. Fuzz is off: the same
 * reviews give the same day on every device.
 */

import { createEmptyCard, type Card as FsrsCard, Rating as FsrsRating, fsrs, type Grade } from 'ts-fsrs';
import { addDays, type Day, dayOf, utcDate } from './days';
import { ratingOf } from './rate';
import type { Rating, Review } from './review';

const scheduler = fsrs({
  request_retention: 0.9,
  // An interview is never further away than that.
  maximum_interval: 365,
  enable_fuzz: false,
  enable_short_term: false,
});

const GRADES: Readonly<Record<Rating, Grade>> = {
  again: FsrsRating.Again,
  hard: FsrsRating.Hard,
  good: FsrsRating.Good,
  easy: FsrsRating.Easy,
};

export interface Card {
  readonly problem: string;
  readonly due: Day;
  /** Oldest first; empty only for a card that a schedule imagines. */
  readonly reviews: readonly Review[];
  /** What FSRS knows of it. */
  readonly memory: FsrsCard;
}

/** The cards that reviews make, the earliest due first. Those that still run tell nothing yet. */
export function cardsOf(reviews: readonly Review[], timeZone: string): Card[] {
  const settled = reviews.filter(({ status }) => status !== 'running').sort((a, b) => a.endedAt - b.endedAt);
  const cards = new Map<string, Card>();
  for (const review of settled) {
    const day = dayOf(review.endedAt, timeZone);
    const before = cards.get(review.problem);
    const next = reviewed(before ?? newCard(review.problem, day), day, ratingOf(review));
    cards.set(review.problem, { ...next, reviews: [...next.reviews, review] });
  }
  return [...cards.values()].sort(byDue);
}

/** A card that was never reviewed: due at once. */
export function newCard(problem: string, day: Day): Card {
  return { problem, due: day, reviews: [], memory: createEmptyCard(utcDate(day)) };
}

/** The card after a review on a day. */
export function reviewed(card: Card, day: Day, rating: Rating): Card {
  const memory = scheduler.next(card.memory, utcDate(day), GRADES[rating]).card;
  return { ...card, due: addDays(day, memory.scheduled_days), memory };
}

/** The day on which the card would come again, had its last review another rating. */
export function dueIfRated(reviews: readonly Review[], last: Review, rating: Rating, timeZone: string): Day {
  const others = reviews.filter(({ startedAt }) => startedAt !== last.startedAt);
  const [card] = cardsOf([...others, { ...last, chosen: rating }], timeZone);
  return (card as Card).due;
}

/** Cards to re-solve on a day, the longest due first. */
export function dueCards(cards: readonly Card[], today: Day): Card[] {
  return cards.filter(({ due }) => due <= today);
}

export function byDue(a: Card, b: Card): number {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  return a.problem < b.problem ? -1 : 1;
}
