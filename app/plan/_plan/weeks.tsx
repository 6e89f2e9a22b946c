'use client';

import Link from 'next/link';
import type { Day } from '../../_plan/days';
import { formatDay, formatNearDay } from '../../_plan/format-day';
import { reasonsFor } from '../../_plan/reasons-for';
import type { PlannedItem, Schedule, Week } from '../../_plan/schedule';
import type { Template } from '../../_rounds/template-schema';
import styles from './plan.module.css';
import type { PlannedProblem } from './planned-problem';

interface Props {
  readonly schedule: Schedule;
  readonly problems: ReadonlyMap<string, PlannedProblem>;
  readonly templates: readonly Template[];
  /** Some topics were chosen. */
  readonly hasTopics: boolean;
  readonly today: Day;
}

/** Weeks that stand open; the others unfold. */
const NEAR = 2;

/** The schedule, week by week until the interview. */
export function Weeks({ schedule, problems, templates, hasTopics, today }: Props) {
  return (
    <section aria-label="Schedule">
      <h2 className={styles.heading}>Schedule</h2>
      {schedule.kind === 'weeks' ? (
        <>
          <p className={styles.muted}>
            Later weeks take it that what stands before them is done and goes well. A problem comes once a week at most.{' '}
            {schedule.left === 0
              ? `Every problem${hasTopics ? ' on your topics' : ''} has its place.`
              : `${schedule.left} ${schedule.left === 1 ? 'problem' : 'problems'}${hasTopics ? ' on your topics' : ''} do not fit any more.`}
          </p>
          {schedule.weeks.slice(0, NEAR).map((week) => (
            <WeekList key={week.from} {...{ week, problems, templates, today }} />
          ))}
          {schedule.weeks.length > NEAR && (
            <details>
              <summary>The weeks after ({schedule.weeks.length - NEAR})</summary>
              {schedule.weeks.slice(NEAR).map((week) => (
                <WeekList key={week.from} {...{ week, problems, templates, today }} />
              ))}
            </details>
          )}
        </>
      ) : (
        <p>{EMPTY[schedule.kind]}</p>
      )}
    </section>
  );
}

const EMPTY = {
  today: 'The interview is today: nothing is planned any more. Good luck.',
  over: 'The day of the interview is over. Choose another day for a new plan.',
  'no-hours': 'Zero hours a week leave room for nothing. Choose more hours for a schedule.',
} as const;

interface WeekProps extends Omit<Props, 'schedule' | 'hasTopics'> {
  readonly week: Week;
}

function WeekList({ week, problems, templates, today }: WeekProps) {
  const { from, to, items, minutes } = week;
  const planned = items.reduce((sum, item) => sum + item.minutes, 0);
  return (
    <section className={styles.week} aria-label={`Week from ${formatDay(from)}`}>
      <h3>
        {from === today ? 'This week: ' : ''}
        {from === to ? formatNearDay(from) : `${formatNearDay(from)} – ${formatNearDay(to)}`}
      </h3>
      <p className={styles.muted}>
        {items.length === 0
          ? `Nothing fits into ${formatMinutes(minutes)}.`
          : `${formatMinutes(planned)} of ${formatMinutes(minutes)}`}
      </p>
      <ol>
        {items.map((item) => (
          <li key={item.kind === 'round' ? item.template : item.problem}>
            <span className={styles.kind} data-kind={item.kind}>
              {KINDS[item.kind]}
            </span>
            <ItemLink item={item} problems={problems} templates={templates} today={today} />
            <span className={styles.muted}>
              {[`${item.minutes} min`, ...reasonsFor(item, from, today)].join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const KINDS: Readonly<Record<PlannedItem['kind'], string>> = { new: 'new', 're-solve': 're-solve', round: 'round' };

function ItemLink({ item, problems, templates, today }: Omit<WeekProps, 'week'> & { item: PlannedItem }) {
  switch (item.kind) {
    case 'new': {
      const problem = problems.get(item.problem);
      return <Link href={problem?.href ?? '/'}>{problem?.title ?? item.problem}</Link>;
    }
    case 're-solve': {
      const title = problems.get(item.problem)?.title ?? item.problem;
      // A link to the problem would show the solution that is to be found again.
      return item.due <= today ? <a href="#due">{title}</a> : <span>{title}</span>;
    }
    case 'round':
      return <Link href="/rounds">{templates.find(({ id }) => id === item.template)?.title ?? item.template}</Link>;
  }
}

function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return hours === 0 ? `${rest} min` : rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
