'use client';

import { getLocalTimeZone } from '@internationalized/date';
import { useLiveQuery } from 'dexie-react-hooks';
import Link from 'next/link';
import { cardsOf, dueCards } from '../_plan/card';
import { dayOf } from '../_plan/days';
import { listReviews } from '../_plan/review-store';
import styles from './catalogue.module.css';

/** How many cards are due, with the way to them; nothing where none is. */
export default function DueNotice({ slugs }: { slugs: ReadonlySet<string> }) {
  const due = useLiveQuery(async () => {
    const timeZone = getLocalTimeZone();
    const cards = cardsOf(await listReviews().catch(() => []), timeZone);
    return dueCards(cards, dayOf(Date.now(), timeZone)).filter(({ problem }) => slugs.has(problem)).length;
  }, [slugs]);
  if (due === undefined || due === 0) return null;
  return (
    <Link href="/plan" className={styles.due}>
      {due} {due === 1 ? 'card' : 'cards'} to re-solve
    </Link>
  );
}
