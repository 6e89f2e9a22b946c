import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardsOf } from '../../../app/_plan/card';
import { addDays, endOfWeek } from '../../../app/_plan/days';
import { makeSchedule, type PlannedItem, type ScheduleInput, type Week } from '../../../app/_plan/schedule';
import { DAY_MS, input, NOON, problem, problems, review, TODAY } from './plan-fixture';

function weeksOf(given: ScheduleInput): readonly Week[] {
  const schedule = makeSchedule(given);
  if (schedule.kind !== 'weeks') throw new Error(schedule.kind);
  return schedule.weeks;
}

const plan = (more: Partial<ScheduleInput['plan']>): ScheduleInput['plan'] => ({ ...input().plan, ...more });
const minutesOf = ({ items }: Week): number => items.reduce((sum, { minutes }) => sum + minutes, 0);
const problemsIn = (items: readonly PlannedItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'round' ? [] : item.problem));
const newIn = (weeks: readonly Week[]): string[] =>
  weeks.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'new' ? item.problem : [])));

/** Any schedule that a person may come to. */
const anyInput = fc
  .record({
    days: fc.integer({ min: 1, max: 120 }),
    hours: fc.double({ min: 0.25, max: 40, noNaN: true }),
    todayOffset: fc.integer({ min: 0, max: 6 }),
    solved: fc.uniqueArray(fc.integer({ min: 0, max: 29 })),
    ages: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 30, maxLength: 30 }),
    done: fc.integer({ min: 0, max: 300 }),
  })
  .map(({ days, hours, todayOffset, solved, ages, done }) => {
    const today = addDays(TODAY, todayOffset);
    const slugs = solved.map((i) => problems[i]?.slug ?? '');
    return input({
      today,
      plan: plan({ interviewDay: addDays(today, days), hoursPerWeek: hours }),
      solved: new Set(slugs),
      cards: cardsOf(
        slugs.map((slug, i) => review(slug, { startedAt: NOON + (todayOffset - (ages[i] ?? 0)) * DAY_MS })),
        'UTC',
      ),
      doneTodayMinutes: done,
    });
  });

describe('a schedule', () => {
  test('holds no problem twice in a week, keeps to the hours and the days, and is the same for the same data', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const weeks = weeksOf(given);
        expect(weeks[0]?.from).toBe(given.today);
        expect(weeks.at(-1)?.to).toBe(addDays(given.plan.interviewDay, -1));
        for (const [i, week] of weeks.entries()) {
          const slugs = problemsIn(week.items);
          expect(new Set(slugs).size).toBe(slugs.length);
          expect(minutesOf(week)).toBeLessThanOrEqual(week.minutes);
          expect(week.minutes).toBeLessThanOrEqual(given.plan.hoursPerWeek * 60);
          expect(week.to <= endOfWeek(week.from)).toBe(true);
          if (i > 0) expect(week.from).toBe(addDays(weeks[i - 1]?.to ?? '', 1));
        }
        const fresh = newIn(weeks);
        expect(new Set(fresh).size).toBe(fresh.length);
        expect(fresh.some((slug) => given.solved.has(slug))).toBe(false);
        expect(makeSchedule(given)).toEqual({ kind: 'weeks', weeks, left: 30 - given.solved.size - fresh.length });
      }),
      { numRuns: 60 },
    );
  });

  test('puts cards that are due first, the longest due before the others', () => {
    const cards = cardsOf(
      [review('p11', { startedAt: NOON - 10 * DAY_MS }), review('p01', { startedAt: NOON - 20 * DAY_MS })],
      'UTC',
    );
    const [week] = weeksOf(input({ cards, solved: new Set(['p01', 'p11']) }));
    expect(week?.items.slice(0, 2)).toMatchObject([
      { kind: 're-solve', problem: 'p01' },
      { kind: 're-solve', problem: 'p11' },
    ]);
    expect(week?.items.slice(2).every(({ kind }) => kind !== 're-solve')).toBe(true);
  });

  test('brings a planned problem back as a card in a later week', () => {
    const weeks = weeksOf(input());
    const [first] = newIn(weeks);
    const back = weeks
      .slice(1)
      .flatMap(({ items }) => items)
      .find((item) => item.kind === 're-solve');
    expect(back).toMatchObject({ kind: 're-solve', problem: first });
  });

  test('asks for easy problems at the beginning and for hard ones at the end', () => {
    const order = newIn(weeksOf(input()));
    const difficulty = (slug: string | undefined) => problems.find((one) => one.slug === slug)?.difficulty;
    expect(difficulty(order[0])).toBe('easy');
    expect(difficulty(order.at(-1))).toBe('hard');
    const late = input({ plan: plan({ startedOn: '2025-12-01' }) });
    expect(difficulty(newIn(weeksOf(late))[0])).not.toBe('easy');
  });

  test('ends after a year, however far away the day is that a file names', () => {
    const weeks = weeksOf(input({ plan: plan({ interviewDay: '2999-12-31' }) }));
    expect(weeks.length).toBeLessThanOrEqual(54);
    expect(weeks.at(-1)?.to).toBe(addDays(input().today, 366));
  });

  test('lets a harder problem wait for an easier one of its main topic', () => {
    const two = [problem('hard-one', { difficulty: 'hard' }), problem('easy-one')];
    const late = plan({ startedOn: '2025-12-01', interviewDay: '2026-03-09' });
    expect(newIn(weeksOf(input({ problems: two, plan: late })))).toEqual(['easy-one', 'hard-one']);
  });

  test('begins with the weak topic, and with what was tried and not solved', () => {
    const need = { topic: 'topic-13', need: 0.75, marks: 3, mean: 0 };
    const weak = weeksOf(input({ needs: [need] }))[0]?.items[0];
    expect(weak).toMatchObject({ kind: 'new', problem: 'p13', weakTopic: 'topic-13' });
    const begun = weeksOf(input({ tried: new Set(['p07']) }))[0]?.items[0];
    expect(begun).toMatchObject({ kind: 'new', problem: 'p07', isTried: true });
  });

  test('takes chosen topics before all others, and counts what the time does not reach', () => {
    const chosen = plan({ topics: ['topic-4', 'topic-14'], hoursPerWeek: 2, interviewDay: '2026-03-09' });
    const given = input({ plan: chosen, rounds: [] });
    expect(makeSchedule(given)).toMatchObject({ kind: 'weeks', left: 1 });
    expect(newIn(weeksOf(given)).sort()).toEqual(['p04', 'p14', 'p19']);
  });

  test('plans today alone when the interview is tomorrow', () => {
    const weeks = weeksOf(input({ plan: plan({ interviewDay: '2026-03-03', hoursPerWeek: 7 }) }));
    expect(weeks).toMatchObject([{ from: TODAY, to: TODAY, minutes: 60 }]);
    expect(newIn(weeks).length).toBeGreaterThan(0);
  });

  test('plans nothing on the day of the interview, after it, and without hours', () => {
    expect(makeSchedule(input({ plan: plan({ interviewDay: TODAY }) }))).toEqual({ kind: 'today' });
    expect(makeSchedule(input({ plan: plan({ interviewDay: '2026-03-01' }) }))).toEqual({ kind: 'over' });
    expect(makeSchedule(input({ plan: plan({ hoursPerWeek: 0 }) }))).toEqual({ kind: 'no-hours' });
  });

  test('holds re-solves and rounds where everything is solved', () => {
    const solved = new Set(problems.map(({ slug }) => slug));
    const cards = cardsOf(
      [...solved].map((slug) => review(slug, { startedAt: NOON - DAY_MS })),
      'UTC',
    );
    const kinds = weeksOf(input({ solved, cards })).flatMap(({ items }) => items.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(['re-solve', 'round']));
  });

  test('takes from this week what today has seen already', () => {
    const sunday = { today: '2026-03-08', plan: plan({ hoursPerWeek: 7 }) };
    expect(weeksOf(input(sunday))[0]?.minutes).toBe(60);
    expect(weeksOf(input({ ...sunday, doneTodayMinutes: 25 }))[0]?.minutes).toBe(35);
    expect(weeksOf(input({ ...sunday, doneTodayMinutes: 90 }))[0]?.items).toEqual([]);
  });
});

describe('rounds of a schedule', () => {
  const roundsIn = (weeks: readonly Week[]) =>
    weeks.map(({ items }) => items.flatMap((item) => (item.kind === 'round' ? item.template : [])));

  test('come one a week, none before there is something to rehearse, each of at most half the week', () => {
    const weeks = weeksOf(input());
    expect(roundsIn(weeks)[0]).toEqual([]);
    expect(
      roundsIn(weeks)
        .slice(1)
        .every((rounds) => rounds.length === 1),
    ).toBe(true);
    const short = roundsIn(weeksOf(input({ plan: plan({ hoursPerWeek: 3 }) }))).flat();
    expect(new Set(short)).toEqual(new Set(['phone']));
  });

  test('begin with the one that was done least, short ones before long ones', () => {
    expect(roundsIn(weeksOf(input())).flat().slice(0, 2)).toEqual(['phone', 'loop']);
    const done = [{ template: 'phone', day: '2026-03-01', score: 40 }];
    const weeks = weeksOf(input({ doneRounds: done, solved: new Set(['p00', 'p01', 'p02']) }));
    expect(roundsIn(weeks)[0]).toEqual(['loop']);
  });
});
