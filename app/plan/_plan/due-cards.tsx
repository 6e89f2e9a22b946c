'use client';

import { getLocalTimeZone } from '@internationalized/date';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import buttons from '../../_components/button.module.css';
import { DifficultyTag } from '../../_components/difficulty-tag';
import type { Card } from '../../_plan/card';
import { type Day, dayOf } from '../../_plan/days';
import { formatDay } from '../../_plan/format-day';
import type { Overview } from '../../_plan/overview';
import { ratingOf, suggestRating } from '../../_plan/rate';
import type { Review } from '../../_plan/review';
import { beginReview } from '../../_plan/review-store';
import { USUAL_MINUTES } from '../../_plan/usual-minutes';
import { AllCards } from './all-cards';
import styles from './plan.module.css';
import type { PlannedProblem } from './planned-problem';

interface Props {
  readonly overview: Overview;
  readonly problems: ReadonlyMap<string, PlannedProblem>;
  readonly today: Day;
}

/** Cards to solve again today, each with the button that opens a blank page. */
export function DueCards({ overview, problems, today }: Props) {
  const { cards, due, running } = overview;
  const router = useRouter();
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const open = async ({ slug, href, difficulty }: PlannedProblem): Promise<void> => {
    try {
      const startedAt = await beginReview(slug, USUAL_MINUTES[difficulty]);
      router.push(`${href}${href.includes('?') ? '&' : '?'}blank=${startedAt}`);
    } catch (error) {
      setTrouble(`It cannot be begun on this device (${String(error)}).`);
    }
  };
  const runs = (slug: string): boolean => running.some(({ problem }) => problem === slug);
  // What was begun stands here until it ends, even where its card is not due.
  const shown = cards.filter(({ problem, due: day }) => day <= today || runs(problem));
  return (
    <section aria-label="Due cards" id="due">
      <h2 className={styles.heading}>
        {due.length === 0 ? 'Nothing to re-solve today' : `Re-solve from a blank page (${due.length})`}
      </h2>
      {cards.length === 0 && (
        <p className={styles.muted}>
          A problem becomes a card when you solve it, and comes again when you are about to forget it.
        </p>
      )}
      {trouble !== undefined && (
        <p className={styles.trouble} role="alert">
          {trouble}
        </p>
      )}
      <ul className={styles.cards}>
        {shown.map((card) => {
          const problem = problems.get(card.problem);
          return (
            problem && (
              <li key={card.problem}>
                <span className={styles.title}>{problem.title}</span> <DifficultyTag difficulty={problem.difficulty} />
                <span className={styles.muted}>{whyOf(card, today)}</span>
                <button type="button" className={buttons.button} onClick={() => void open(problem)}>
                  {runs(card.problem) ? 'Go on' : 'Re-solve'}
                  <span className="visually-hidden"> {problem.title} from a blank page</span>
                </button>
              </li>
            )
          );
        })}
      </ul>
      <AllCards cards={cards} problems={problems} today={today} />
    </section>
  );
}

function whyOf({ due, reviews }: Card, today: Day): string {
  const last = reviews.at(-1) as Review;
  const when = due === today ? 'Due today' : due < today ? `Due since ${formatDay(due)}` : `Due on ${formatDay(due)}`;
  return `${when}. Last solved ${formatDay(dayOf(last.endedAt, getLocalTimeZone()))}, rated ${ratingOf(last)}: ${suggestRating(last).because}.`;
}
