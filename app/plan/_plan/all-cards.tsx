'use client';

import { useState } from 'react';
import type { Card } from '../../_plan/card';
import type { Day } from '../../_plan/days';
import { formatDay } from '../../_plan/format-day';
import { ratingOf, suggestRating } from '../../_plan/rate';
import { RATINGS, type Rating, type Review } from '../../_plan/review';
import { rateReview } from '../../_plan/review-store';
import styles from './plan.module.css';
import type { PlannedProblem } from './planned-problem';

interface Props {
  readonly cards: readonly Card[];
  readonly problems: ReadonlyMap<string, PlannedProblem>;
  readonly today: Day;
}

/** Every card with its next day, the rating of its last solve, and why that is so; the rating can be changed. */
export function AllCards({ cards, problems, today }: Props) {
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  if (cards.length === 0) return null;
  const rate = (review: Review, rating: Rating): void => {
    const chosen = rating === suggestRating(review).rating ? null : rating;
    rateReview(review.problem, review.startedAt, chosen).then(
      () => setTrouble(undefined),
      (error: unknown) => setTrouble(`The rating cannot be kept on this device (${String(error)}).`),
    );
  };
  return (
    <details>
      <summary>All cards ({cards.length})</summary>
      {trouble !== undefined && <p role="alert">{trouble}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus. */}
      <section className={styles.scroll} tabIndex={0} aria-label="All cards">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Problem</th>
              <th scope="col">Comes again</th>
              <th scope="col">Solved</th>
              <th scope="col">Last rating</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {cards.map(({ problem, due, reviews }) => {
              const last = reviews.at(-1) as Review;
              const title = problems.get(problem)?.title ?? problem;
              const { rating, because } = suggestRating(last);
              return (
                <tr key={problem}>
                  <th scope="row">{title}</th>
                  <td>{due <= today ? 'today' : formatDay(due)}</td>
                  <td>{reviews.length}×</td>
                  <td>
                    <select
                      aria-label={`Rating of ${title}`}
                      value={ratingOf(last)}
                      onChange={(event) => {
                        const chosen = RATINGS.find((one) => one === event.target.value);
                        if (chosen !== undefined) rate(last, chosen);
                      }}
                    >
                      {RATINGS.map((one) => (
                        <option key={one} value={one}>
                          {one}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>{last.chosen === null ? because : `your choice; ${because} makes it ${rating}`}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </details>
  );
}
