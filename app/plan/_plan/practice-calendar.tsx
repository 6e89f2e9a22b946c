'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import buttons from '../../_components/button.module.css';
import { addMonths, type Day, daysOfMonth, weekday } from '../../_plan/days';
import { formatDay, formatMonth } from '../../_plan/format-day';
import type { PracticeDay } from '../../_plan/practice-days';
import styles from './plan.module.css';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

interface Props {
  readonly days: ReadonlyMap<Day, PracticeDay>;
  readonly today: Day;
  readonly interviewDay: Day | undefined;
}

/** One month of practice: a table whose cells say in words what their colour and signs show. */
export function PracticeCalendar({ days, today, interviewDay }: Props) {
  const [monthsBack, setMonthsBack] = useState(0);
  const month = addMonths(today, -monthsBack);
  const all = daysOfMonth(month);
  const done = all.flatMap((day) => days.get(day) ?? []);
  const totalOf = (key: keyof PracticeDay): number => done.reduce((sum, day) => sum + day[key], 0);
  return (
    <section aria-label="Calendar of practice">
      <h2 className={styles.heading}>Calendar of practice</h2>
      <p className={styles.month}>
        <button
          type="button"
          className={`${buttons.button} ${buttons.icon}`}
          aria-label="The month before"
          onClick={() => setMonthsBack(monthsBack + 1)}
        >
          <ChevronLeft size={18} aria-hidden />
        </button>
        <strong role="status">{formatMonth(month)}</strong>
        <button
          type="button"
          className={`${buttons.button} ${buttons.icon}`}
          aria-label="The month after"
          onClick={() => setMonthsBack(monthsBack - 1)}
        >
          <ChevronRight size={18} aria-hidden />
        </button>
      </p>
      <table className={styles.calendar}>
        <caption>
          {done.length === 0
            ? 'No practice in this month.'
            : `${count(done.length, 'day')} of practice: ${count(totalOf('submissions'), 'submission')}, ${count(totalOf('accepted'), 'problem')} accepted, ${count(totalOf('rounds'), 'round')}.`}
        </caption>
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(all).map((week) => (
            <tr key={week.find((day) => day !== undefined)}>
              {week.map((day, i) =>
                day === undefined ? (
                  <td key={WEEKDAYS[i]} />
                ) : (
                  <DayCell
                    key={day}
                    day={day}
                    practice={days.get(day)}
                    isToday={day === today}
                    isInterview={day === interviewDay}
                  />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.muted} aria-hidden>
        ✓ problems accepted · ○ submissions only · ◆ mock round · framed: today · ★ interview
      </p>
    </section>
  );
}

interface DayCellProps {
  readonly day: Day;
  readonly practice: PracticeDay | undefined;
  readonly isToday: boolean;
  readonly isInterview: boolean;
}

function DayCell({ day, practice, isToday, isInterview }: DayCellProps) {
  const words = wordsOf(practice, isInterview);
  return (
    <td
      data-level={levelOf(practice)}
      aria-current={isToday ? 'date' : undefined}
      title={words === '' ? undefined : `${formatDay(day)}: ${words}`}
    >
      {Number(day.slice(-2))}
      <span className={styles.signs} aria-hidden>
        {isInterview && '★'}
        {practice !== undefined && practice.accepted > 0 && `✓${practice.accepted}`}
        {practice !== undefined && practice.accepted === 0 && practice.submissions > 0 && '○'}
        {practice !== undefined && practice.rounds > 0 && '◆'}
      </span>
      <span className="visually-hidden">{words}</span>
    </td>
  );
}

function wordsOf(practice: PracticeDay | undefined, isInterview: boolean): string {
  const words = isInterview ? ['interview'] : [];
  if (practice !== undefined) {
    if (practice.submissions > 0)
      words.push(count(practice.submissions, 'submission'), `${count(practice.accepted, 'problem')} accepted`);
    if (practice.rounds > 0) words.push(count(practice.rounds, 'round'));
  }
  return words.join(', ');
}

/** 0 nothing, 1 practised, 2 something accepted, 3 three problems and more accepted. */
function levelOf(practice: PracticeDay | undefined): number {
  if (practice === undefined) return 0;
  return practice.accepted >= 3 ? 3 : practice.accepted > 0 ? 2 : 1;
}

/** Rows of seven, Monday first; what belongs to other months is left empty. */
function weeksOf(days: readonly Day[]): (Day | undefined)[][] {
  const [first] = days;
  if (first === undefined) return [];
  const cells = [...Array.from({ length: weekday(first) }, () => undefined), ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, row) =>
    Array.from({ length: 7 }, (_, i) => cells[7 * row + i]),
  );
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
