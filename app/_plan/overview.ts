/** All that the page of a plan shows, from what is stored: a function of the data, the day and the time zone. */

import type { BankEntry } from '../_rounds/bank-entry';
import { makeReport } from '../_rounds/report';
import type { StoredRound } from '../_rounds/round-store';
import type { Template } from '../_rounds/template-schema';
import { type Card, cardsOf, dueCards } from './card';
import { type Day, dayOf } from './days';
import type { Outcome } from './first-solves';
import type { Plan } from './plan';
import type { PlanProblem } from './plan-problem';
import { type PracticeDay, practiceDays } from './practice-days';
import type { Review } from './review';
import { makeSchedule, type Schedule } from './schedule';
import { marksFrom, type TopicNeed, topicNeeds } from './topic-needs';
import { FIRST_MINUTES } from './usual-minutes';

export interface PlanData {
  readonly plan: Plan | undefined;
  readonly reviews: readonly Review[];
  readonly submissions: readonly Outcome[];
  readonly rounds: readonly StoredRound[];
  readonly problems: readonly (PlanProblem & Pick<BankEntry, 'title'>)[];
  readonly templates: readonly Template[];
}

export interface Overview {
  /** Undefined before a date was chosen. */
  readonly schedule: Schedule | undefined;
  /** Of problems that are there, the earliest due first. */
  readonly cards: readonly Card[];
  readonly due: readonly Card[];
  /** Blank pages that were begun and not ended. */
  readonly running: readonly Review[];
  readonly needs: readonly TopicNeed[];
  readonly days: ReadonlyMap<Day, PracticeDay>;
}

export function overviewOf(data: PlanData, today: Day, timeZone: string): Overview {
  const { plan, reviews, submissions, problems, templates } = data;
  const bySlug = new Map(problems.map((problem) => [problem.slug, problem]));
  const cards = cardsOf(reviews, timeZone).filter(({ problem }) => bySlug.has(problem));
  const finished = data.rounds
    .flatMap(({ round, events }) => {
      const report = makeReport(round, events);
      const end = events.findLast(({ what }) => what.kind === 'finished');
      return end === undefined || report.state.stage !== 'finished' ? [] : [{ round, report, at: end.at }];
    })
    .sort((a, b) => a.at - b.at);
  const solved = new Set(submissions.flatMap(({ problem, verdict }) => (verdict === 'accepted' ? problem : [])));
  const tried = triedOf(submissions, solved);
  const topicsOf = (problem: string): readonly string[] => bySlug.get(problem)?.topics ?? [];
  const needs = topicNeeds(marksFrom({ reviews, rounds: finished, tried, topicsOf }));
  const isToday = (atMs: number): boolean => dayOf(atMs, timeZone) === today;
  const doneTodayMinutes =
    sum(finished.map(({ at, round }) => (isToday(at) ? minutesOf(round.template) : 0))) +
    sum(reviews.map((review) => (isToday(review.endedAt) ? minutesOfReview(review, bySlug) : 0)));
  const schedule =
    plan &&
    makeSchedule({
      today,
      plan,
      problems,
      solved,
      tried: new Set(tried.keys()),
      cards,
      needs,
      rounds: templates.map((template) => ({ id: template.id, minutes: minutesOf(template) })),
      doneRounds: finished.map(({ round, report, at }) => ({
        template: round.template.id,
        day: dayOf(at, timeZone),
        score: report.score.total,
      })),
      doneTodayMinutes,
    });
  const roundStarts = data.rounds.flatMap(
    ({ events }) => events.find(({ what }) => what.kind === 'section-started')?.at ?? [],
  );
  return {
    schedule,
    cards,
    due: dueCards(cards, today),
    running: reviews.filter(({ status, problem }) => status === 'running' && bySlug.has(problem)),
    needs,
    days: practiceDays({ submissions, roundStarts }, timeZone),
  };
}

/** Problems that were submitted in vain, with the last time. */
function triedOf(submissions: readonly Outcome[], solved: ReadonlySet<string>): ReadonlyMap<string, number> {
  const tried = new Map<string, number>();
  for (const { problem, at } of submissions)
    if (!solved.has(problem)) tried.set(problem, Math.max(at, tried.get(problem) ?? 0));
  return tried;
}

/** Clocks and breaks. */
function minutesOf({ sections }: Template): number {
  return sum(sections.map(({ minutes, breakBefore }) => minutes + (breakBefore ?? 0)));
}

/** Of a round its template tells. A first solve has no measured time: what it usually takes. */
function minutesOfReview(review: Review, problems: ReadonlyMap<string, PlanProblem>): number {
  const difficulty = problems.get(review.problem)?.difficulty;
  if (review.kind === 'round' || difficulty === undefined) return 0;
  return review.workedMs === null ? FIRST_MINUTES[difficulty] : Math.round(review.workedMs / 60_000);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
