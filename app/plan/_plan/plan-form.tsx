'use client';

import { type FormEvent, useState } from 'react';
import buttons from '../../_components/button.module.css';
import { addDays, type Day, daysBetween } from '../../_plan/days';
import { formatDay } from '../../_plan/format-day';
import { changePlan, MAX_HOURS, MAX_PLAN_DAYS, type Plan } from '../../_plan/plan';
import { keepPlan } from '../../_plan/plan-store';
import { Choices } from '../../rounds/_rounds/form-fields';
import styles from './plan.module.css';

const DEFAULT_HOURS = 6;

interface Props {
  readonly plan: Plan | undefined;
  readonly topics: readonly string[];
  readonly today: Day;
}

/** The day of the interview, hours a week, topics. */
export function PlanForm({ plan, topics, today }: Props) {
  const [day, setDay] = useState(plan?.interviewDay ?? '');
  const [hours, setHours] = useState(String(plan?.hoursPerWeek ?? DEFAULT_HOURS));
  const [chosen, setChosen] = useState<readonly string[]>(plan?.topics ?? []);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const [seen, setSeen] = useState(plan);
  // Another tab or an import changed the plan: saving what stood here before would undo that unseen.
  if (plan?.updatedAt !== seen?.updatedAt) {
    setSeen(plan);
    setDay(plan?.interviewDay ?? '');
    setHours(String(plan?.hoursPerWeek ?? DEFAULT_HOURS));
    setChosen(plan?.topics ?? []);
  }
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const hoursPerWeek = Number(hours);
    const away = day === '' ? Number.NaN : daysBetween(today, day);
    if (!(away >= 0 && away <= MAX_PLAN_DAYS)) return setTrouble('Choose a day from today to a year from now.');
    if (hours.trim() === '' || !(hoursPerWeek >= 0 && hoursPerWeek <= MAX_HOURS))
      return setTrouble(`Choose hours a week from 0 to ${MAX_HOURS}.`);
    const wishes = { interviewDay: day, hoursPerWeek, topics: [...chosen] };
    keepPlan(changePlan(plan, wishes, today, Date.now())).then(
      () => setTrouble(undefined),
      (error: unknown) => setTrouble(`The plan cannot be kept on this device (${String(error)}).`),
    );
  };
  return (
    <section aria-label="Your interview">
      <h2 className={styles.heading}>Your interview</h2>
      {/* The words of this page say what is wrong, in every browser alike. */}
      <form className={styles.form} onSubmit={save} noValidate>
        <label className={styles.field}>
          Day of the interview
          <input
            type="date"
            value={day}
            min={today}
            max={addDays(today, MAX_PLAN_DAYS)}
            onChange={(event) => setDay(event.target.value)}
          />
        </label>
        <label className={styles.field}>
          Hours a week
          <input
            type="number"
            value={hours}
            min={0}
            max={MAX_HOURS}
            step={0.5}
            onChange={(event) => setHours(event.target.value)}
          />
        </label>
        <button type="submit" className={`${buttons.button} ${buttons.primary}`}>
          {plan === undefined ? 'Make the plan' : 'Change the plan'}
        </button>
        <details className={styles.topics}>
          <summary>{chosen.length === 0 ? 'All topics' : `Topics first: ${chosen.join(', ')}`}</summary>
          <Choices legend="Topics that come before all others" all={topics} chosen={chosen} onChange={setChosen} />
        </details>
      </form>
      <p role="status" className={styles.muted}>
        {trouble === undefined &&
          plan !== undefined &&
          `${countdown(today, plan.interviewDay)} ${plan.hoursPerWeek} hours a week.`}
      </p>
      {trouble !== undefined && (
        <p className={styles.trouble} role="alert">
          {trouble}
        </p>
      )}
    </section>
  );
}

function countdown(today: Day, interviewDay: Day): string {
  const days = daysBetween(today, interviewDay);
  if (days < 0) return `The interview was on ${formatDay(interviewDay)}.`;
  if (days === 0) return 'The interview is today.';
  return `The interview is on ${formatDay(interviewDay)}, in ${days} ${days === 1 ? 'day' : 'days'}.`;
}
