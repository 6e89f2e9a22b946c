'use client';

import { getLocalTimeZone } from '@internationalized/date';
import { useLiveQuery } from 'dexie-react-hooks';
import Link from 'next/link';
import { useMemo } from 'react';
import { DamagedNotice } from '../../_components/damaged-notice';
import { ownEntries } from '../../_lib/own-entries';
import { listOutcomes } from '../../_lib/submissions';
import { overviewOf } from '../../_plan/overview';
import { readPlan } from '../../_plan/plan-store';
import { listReviews } from '../../_plan/review-store';
import { listRounds } from '../../_rounds/round-store';
import type { Template } from '../../_rounds/template-schema';
import { DueCards } from './due-cards';
import styles from './plan.module.css';
import { PlanForm } from './plan-form';
import type { PlannedProblem } from './planned-problem';
import { PracticeCalendar } from './practice-calendar';
import { useToday } from './use-today';
import { WeakTopics } from './weak-topics';
import { Weeks } from './weeks';

interface Props {
  readonly problems: readonly PlannedProblem[];
  readonly templates: readonly Template[];
}

async function readStored() {
  const [plan, reviews, submissions, rounds, own] = await Promise.all([
    readPlan(),
    listReviews(),
    listOutcomes(),
    listRounds(),
    ownEntries(),
  ]);
  return { plan, reviews, submissions, rounds, own };
}

/** The plan, what is due, the weeks to the interview, and what was practised. */
export function PlanPage({ problems: bank, templates }: Props) {
  const today = useToday();
  const stored = useLiveQuery(
    () =>
      readStored().then(
        (data) => ({ data, trouble: undefined }),
        (error: unknown) => ({ data: undefined, trouble: error instanceof Error ? error.message : String(error) }),
      ),
    [],
  );
  const data = stored?.data;
  const shown = useMemo(() => {
    if (data === undefined || today === undefined) return undefined;
    const problems: readonly PlannedProblem[] = [...bank, ...data.own];
    const overview = overviewOf({ ...data, problems, templates }, today, getLocalTimeZone());
    return { problems: new Map(problems.map((one) => [one.slug, one])), overview };
  }, [data, bank, templates, today]);
  if (stored?.trouble !== undefined)
    return <p role="alert">The plan cannot be read on this device: {stored.trouble}</p>;
  if (data === undefined || shown === undefined || today === undefined)
    return <p className={styles.muted}>Loading …</p>;
  const { problems, overview } = shown;
  return (
    <>
      <PlanForm
        plan={data.plan}
        topics={[...new Set([...problems.values()].flatMap((one) => one.topics))].sort()}
        today={today}
      />
      <DueCards overview={overview} problems={problems} today={today} />
      {overview.schedule !== undefined && (
        <Weeks
          schedule={overview.schedule}
          problems={problems}
          templates={templates}
          hasTopics={(data.plan?.topics.length ?? 0) > 0}
          today={today}
        />
      )}
      <WeakTopics needs={overview.needs} />
      <PracticeCalendar days={overview.days} today={today} interviewDay={data.plan?.interviewDay} />
      <DamagedNotice />
      <p className={styles.muted}>
        Cards and the plan stay on this device. <Link href="/rounds#all-data">All of your data in one file</Link>
      </p>
    </>
  );
}
