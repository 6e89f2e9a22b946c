/**
 * The schedule: week by week from today to the day before the interview, a function of what is passed in. It is made
 * anew whenever a page shows it, so that whatever was solved, failed or rehearsed since changes it.
 *
 * A week is filled in this order, each thing while its minutes fit:
 *   1. cards that are due by its end, the longest due first (`card.ts`);
 *   2. one mock round (`pick-round.ts`);
 *   3. new problems (`pick-problem.ts`).
 * Later weeks assume that what is planned before them is done and goes well: a planned problem becomes a card, and a
 * planned card comes again when FSRS would have it. No problem stands in a week twice: one that falls due again before
 * its week ends comes in a later one, and its row says that it was due (`reasons-for.ts`).
 */

import { byDue, type Card, newCard, reviewed } from './card';
import { addDays, type Day, daysBetween, earlierOf, endOfWeek, laterOf } from './days';
import { pickProblem } from './pick-problem';
import { type DoneRound, pickRound, type RoundChoice } from './pick-round';
import { MAX_PLAN_DAYS, type Plan } from './plan';
import type { PlanProblem } from './plan-problem';
import type { TopicNeed } from './topic-needs';
import { FIRST_MINUTES, USUAL_MINUTES } from './usual-minutes';

export interface ScheduleInput {
  readonly today: Day;
  readonly plan: Pick<Plan, 'interviewDay' | 'hoursPerWeek' | 'topics' | 'startedOn'>;
  readonly problems: readonly PlanProblem[];
  readonly solved: ReadonlySet<string>;
  /** Submitted and never accepted. */
  readonly tried: ReadonlySet<string>;
  readonly cards: readonly Card[];
  readonly needs: readonly TopicNeed[];
  readonly rounds: readonly RoundChoice[];
  readonly doneRounds: readonly DoneRound[];
  /** Minutes of practice that today has seen already. */
  readonly doneTodayMinutes: number;
}

export type PlannedItem =
  | { readonly kind: 're-solve'; readonly problem: string; readonly due: Day; readonly minutes: number }
  | {
      readonly kind: 'new';
      readonly problem: string;
      readonly minutes: number;
      readonly isTried: boolean;
      /** Its neediest topic, where something speaks for one. */
      readonly weakTopic: string | undefined;
    }
  | {
      readonly kind: 'round';
      readonly template: string;
      readonly minutes: number;
      readonly last: DoneRound | undefined;
    };

export interface Week {
  readonly from: Day;
  readonly to: Day;
  /** What the hours a week leave for its days. */
  readonly minutes: number;
  readonly items: readonly PlannedItem[];
}

export type Schedule =
  /** The interview is on that day or was before it. */
  | { readonly kind: 'today' | 'over' | 'no-hours' }
  | {
      readonly kind: 'weeks';
      readonly weeks: readonly Week[];
      /** Problems (on the chosen topics, if any) that stay unsolved: the time does not reach. */
      readonly left: number;
    };

/** From here on a topic is called weak. */
const WEAK = 0.3;

export function makeSchedule(input: ScheduleInput): Schedule {
  const { today, plan } = input;
  if (plan.interviewDay < today) return { kind: 'over' };
  if (plan.interviewDay === today) return { kind: 'today' };
  if (plan.hoursPerWeek <= 0) return { kind: 'no-hours' };
  const state: State = {
    cards: new Map(input.cards.map((card) => [card.problem, card])),
    open: input.problems.filter(({ slug }) => !input.solved.has(slug)),
    known: input.problems.filter(({ slug }) => input.solved.has(slug)),
    recent: [],
    doneRounds: [...input.doneRounds],
  };
  const weeks = weekDays(today, plan.interviewDay).map(({ from, to }, i) =>
    fillWeek(input, state, from, to, i === 0 ? input.doneTodayMinutes : 0),
  );
  const isWanted = ({ topics }: PlanProblem): boolean =>
    plan.topics.length === 0 || topics.some((topic) => plan.topics.includes(topic));
  return { kind: 'weeks', weeks, left: state.open.filter(isWanted).length };
}

/** What planned weeks leave behind for the next. */
interface State {
  readonly cards: Map<string, Card>;
  open: readonly PlanProblem[];
  known: readonly PlanProblem[];
  /** The problems that were planned last, the newest first. */
  recent: readonly PlanProblem[];
  readonly doneRounds: DoneRound[];
}

/** Weeks end on Sunday; the last ends on the day before the interview. */
function weekDays(today: Day, interviewDay: Day): { from: Day; to: Day }[] {
  // A plan that came in a file may name any day.
  const lastDay = earlierOf(addDays(interviewDay, -1), addDays(today, MAX_PLAN_DAYS));
  const weeks: { from: Day; to: Day }[] = [];
  for (let from = today; from <= lastDay; ) {
    const to = earlierOf(endOfWeek(from), lastDay);
    weeks.push({ from, to });
    from = addDays(to, 1);
  }
  return weeks;
}

function fillWeek(input: ScheduleInput, state: State, from: Day, to: Day, doneMinutes: number): Week {
  const { plan, problems } = input;
  const days = daysBetween(from, to) + 1;
  const minutes = Math.max(0, Math.floor((plan.hoursPerWeek * 60 * days) / 7 - doneMinutes));
  const items: PlannedItem[] = [];
  const taken = new Set<string>();
  let left = minutes;
  const add = (item: PlannedItem): void => {
    items.push(item);
    left -= item.minutes;
    if (item.kind !== 'round') taken.add(item.problem);
  };
  /** The day on which the next thing is done, were the minutes spread evenly. */
  const nextDay = (): Day =>
    minutes === 0 ? from : addDays(from, Math.min(days - 1, Math.floor((days * (minutes - left)) / minutes)));

  const difficulties = new Map(problems.map(({ slug, difficulty }) => [slug, difficulty]));
  for (const card of [...state.cards.values()].filter(({ due }) => due <= to).sort(byDue)) {
    const difficulty = difficulties.get(card.problem);
    // A card whose problem is gone (an own one that was deleted) waits for its return.
    if (difficulty === undefined || USUAL_MINUTES[difficulty] > left) continue;
    const day = nextDay();
    add({ kind: 're-solve', problem: card.problem, due: card.due, minutes: USUAL_MINUTES[difficulty] });
    state.cards.set(card.problem, reviewed(card, laterOf(day, card.due), 'good'));
  }

  const progress = shareOf(plan, from);
  const round = pickRound(input.rounds, state.doneRounds, {
    weekMinutes: minutes,
    leftMinutes: left,
    known: state.known.length,
    progress,
  });
  if (round !== undefined) {
    const last = state.doneRounds.findLast(({ template }) => template === round.id);
    add({ kind: 'round', template: round.id, minutes: round.minutes, last });
    state.doneRounds.push({ template: round.id, day: to, score: undefined });
  }

  const needs = new Map(input.needs.map(({ topic, need }) => [topic, need]));
  for (;;) {
    const day = nextDay();
    const chosen = pickProblem(
      state.open.filter(({ slug, difficulty }) => !taken.has(slug) && FIRST_MINUTES[difficulty] <= left),
      {
        wanted: plan.topics,
        progress: shareOf(plan, day),
        needs,
        tried: input.tried,
        recent: state.recent,
        known: state.known,
      },
    );
    if (chosen === undefined) break;
    const [weakest] = [...chosen.topics].sort((a, b) => (needs.get(b) ?? 0) - (needs.get(a) ?? 0));
    add({
      kind: 'new',
      problem: chosen.slug,
      minutes: FIRST_MINUTES[chosen.difficulty],
      isTried: input.tried.has(chosen.slug),
      weakTopic: weakest !== undefined && (needs.get(weakest) ?? 0) >= WEAK ? weakest : undefined,
    });
    state.open = state.open.filter(({ slug }) => slug !== chosen.slug);
    state.known = [...state.known, chosen];
    state.recent = [chosen, ...state.recent].slice(0, 3);
    state.cards.set(chosen.slug, reviewed(newCard(chosen.slug, day), day, 'good'));
  }
  return { from, to, minutes, items };
}

/** How far a day lies between the beginning of the preparation and the interview: 0 to 1. */
function shareOf({ startedOn, interviewDay }: ScheduleInput['plan'], day: Day): number {
  const whole = daysBetween(startedOn, interviewDay);
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, daysBetween(startedOn, day) / whole));
}
