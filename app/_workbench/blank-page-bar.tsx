'use client';

import { getLocalTimeZone } from '@internationalized/date';
import Link from 'next/link';
import { useState } from 'react';
import buttons from '../_components/button.module.css';
import { cardsOf, dueIfRated } from '../_plan/card';
import { formatDay } from '../_plan/format-day';
import { ratingOf, suggestRating } from '../_plan/rate';
import { RATINGS, type Review } from '../_plan/review';
import { endReview, rateReview } from '../_plan/review-store';
import styles from './draft-notices.module.css';
import type { BlankPage } from './use-blank-page';

const small = `${buttons.button} ${buttons.small}`;

/** What a person must know of a blank page: that their draft is safe, how it stands, and when the problem comes again. */
export default function BlankPageBar({ blank, draftHref }: { blank: BlankPage; draftHref: string }) {
  const { review } = blank;
  if (review === undefined) return null;
  return (
    <section className={styles.notice} aria-label="Blank page">
      {review.status === 'running' ? <Running review={review} /> : <Settled review={review} reviews={blank.reviews} />}
      {/* A plain link: the page begins anew with the other draft. */}
      <a href={draftHref}>Your own draft</a>
      <Link href="/plan">Plan</Link>
    </section>
  );
}

function Running({ review }: { review: Review }) {
  const [asks, setAsks] = useState(false);
  const minutes = Math.floor((review.workedMs ?? 0) / 60_000);
  return (
    <>
      <span className={styles.told}>
        <strong>From a blank page.</strong> {minutes} min of the usual {review.usualMinutes}
        {review.wrong > 0 && `, ${review.wrong} wrong`}. Your own draft is kept as it is; submissions and solutions are
        closed until you submit the right one or give up.
      </span>
      {asks ? (
        <>
          <button
            type="button"
            className={small}
            onClick={() => void endReview(review.problem, review.startedAt, 'given-up')}
          >
            Give up for today
          </button>
          <button type="button" className={small} onClick={() => setAsks(false)}>
            Go on
          </button>
        </>
      ) : (
        <button type="button" className={small} onClick={() => setAsks(true)}>
          Give up
        </button>
      )}
    </>
  );
}

function Settled({ review, reviews }: { review: Review; reviews: readonly Review[] }) {
  const timeZone = getLocalTimeZone();
  const { rating, because } = suggestRating(review);
  const counted = ratingOf(review);
  // Shown at once: what is stored comes back a moment later.
  const [picked, setPicked] = useState(counted);
  const due = cardsOf(reviews, timeZone)[0]?.due;
  return (
    <>
      <span role="status" className={styles.told}>
        <strong>Rated {counted}:</strong> {counted === rating ? because : `your choice; ${because} makes it ${rating}`}.
        {due !== undefined && ` Comes again on ${formatDay(due)}.`}
      </span>
      <fieldset className={styles.ratings}>
        <legend className="visually-hidden">How did it go?</legend>
        {RATINGS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="rating"
              checked={one === picked}
              onChange={() => {
                setPicked(one);
                void rateReview(review.problem, review.startedAt, one === rating ? null : one);
              }}
            />{' '}
            {one} <small>{formatDay(dueIfRated(reviews, review, one, timeZone))}</small>
          </label>
        ))}
      </fieldset>
    </>
  );
}
