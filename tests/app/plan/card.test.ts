import { describe, expect, test } from 'vitest';
import { cardsOf, dueCards, dueIfRated } from '../../../app/_plan/card';
import { dayOf, daysBetween } from '../../../app/_plan/days';
import type { Rating } from '../../../app/_plan/review';
import { DAY_MS, NOON, review, TODAY } from './plan-fixture';

const rated = (chosen: Rating, day = 0) => review('a', { chosen, startedAt: NOON + day * DAY_MS });
const dueOf = (...ratings: readonly (readonly [Rating, number])[]): string | undefined =>
  cardsOf(
    ratings.map(([rating, day]) => rated(rating, day)),
    'UTC',
  )[0]?.due;

describe('a card', () => {
  test('comes again the later, the better its first solve went', () => {
    const intervals = (['again', 'hard', 'good', 'easy'] as const).map((rating) =>
      daysBetween(TODAY, dueOf([rating, 0]) ?? ''),
    );
    expect(intervals).toEqual([1, 2, 3, 8]);
  });

  test('comes at growing intervals while it goes well, and soon after it failed', () => {
    const twice = dueOf(['good', 0], ['good', 3]) ?? '';
    expect(daysBetween('2026-03-05', twice)).toBeGreaterThan(7);
    const failed = dueOf(['good', 0], ['again', 3]) ?? '';
    expect(daysBetween('2026-03-05', failed)).toBeLessThanOrEqual(2);
  });

  test('is the same whatever the order in which its reviews come', () => {
    const reviews = [rated('good', 0), rated('hard', 3), rated('easy', 9)];
    expect(cardsOf([...reviews].reverse(), 'UTC')).toEqual(cardsOf(reviews, 'UTC'));
  });

  test('does not exist before a review ended, and stays as it is while another runs', () => {
    const running = review('a', { status: 'running', endedAt: 0, startedAt: NOON + 3 * DAY_MS });
    expect(cardsOf([running], 'UTC')).toEqual([]);
    expect(cardsOf([rated('good'), running], 'UTC')).toEqual(cardsOf([rated('good')], 'UTC'));
  });

  test('is due on its local day, from the first minute on', () => {
    const cards = cardsOf([review('a', { startedAt: Date.UTC(2026, 2, 2, 23, 30) })], 'Europe/Berlin');
    expect(cards[0]?.due).toBe('2026-03-06');
    expect(dueCards(cards, '2026-03-05')).toEqual([]);
    expect(dueCards(cards, '2026-03-06')).toEqual(cards);
  });

  test('keeps its interval in days where the clock changes', () => {
    // Berlin's clocks went forward on 29 March 2026; half past midnight before is half past eleven after.
    const before = review('a', { startedAt: Date.UTC(2026, 2, 27, 23, 30), chosen: 'good' });
    expect(dayOf(before.endedAt, 'Europe/Berlin')).toBe('2026-03-28');
    expect(cardsOf([before], 'Europe/Berlin')[0]?.due).toBe('2026-03-31');
  });

  test('tells the day of another rating before it is chosen', () => {
    const reviews = [rated('good', 0), rated('good', 3)];
    const [, last] = reviews;
    if (last === undefined) throw new Error('no review');
    expect(dueIfRated(reviews, last, 'easy', 'UTC')).toBe(dueOf(['good', 0], ['easy', 3]));
  });
});
