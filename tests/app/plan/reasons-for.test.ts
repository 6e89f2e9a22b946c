import { describe, expect, test } from 'vitest';
import { reasonsFor } from '../../../app/_plan/reasons-for';
import { makeSchedule, type PlannedItem } from '../../../app/_plan/schedule';
import { input } from './plan-fixture';

const MONDAY = '2026-12-07';
const TODAY = '2026-11-30';
const resolve = (due: string): PlannedItem => ({ kind: 're-solve', problem: 'p01', due, minutes: 15 });

describe('the reasons for an item of a schedule', () => {
  test.each([
    ['2026-11-29', 'due now'],
    [TODAY, 'due now'],
    ['2026-12-03', 'was due Thu 3 Dec'],
    ['2026-12-06', 'was due Sun 6 Dec'],
    [MONDAY, 'due Mon 7 Dec'],
    ['2026-12-10', 'due Thu 10 Dec'],
  ])('tell of a card that is due on %s, in the week from 7 December: %s', (due, words) => {
    expect(reasonsFor(resolve(due), MONDAY, TODAY)).toEqual([words]);
  });

  test('promise no due day before the week in which the row stands', () => {
    const plan = { interviewDay: '2026-12-14', hoursPerWeek: 8, topics: [], startedOn: TODAY };
    const schedule = makeSchedule(input({ today: TODAY, plan }));
    if (schedule.kind !== 'weeks') throw new Error(schedule.kind);
    const late = schedule.weeks.flatMap(({ from, items }) =>
      items.flatMap((item) => (item.kind === 're-solve' && item.due < from ? reasonsFor(item, from, TODAY) : [])),
    );
    expect(late).toContain('was due Thu 3 Dec');
    expect(late.filter((words) => !words.startsWith('was due '))).toEqual([]);
  });

  test('tell what was tried and is weak, and when a round was done last', () => {
    const fresh = { kind: 'new', problem: 'p01', minutes: 25, isTried: true, weakTopic: 'attention' } as const;
    expect(reasonsFor(fresh, MONDAY, TODAY)).toEqual(['tried before', 'weak topic attention']);
    expect(reasonsFor({ ...fresh, isTried: false, weakTopic: undefined }, MONDAY, TODAY)).toEqual([]);
    const round = { kind: 'round', template: 'phone', minutes: 45 } as const;
    expect(reasonsFor({ ...round, last: undefined }, MONDAY, TODAY)).toEqual(['first time']);
    const last = { template: 'phone', day: '2026-11-28', score: 40 };
    expect(reasonsFor({ ...round, last }, MONDAY, TODAY)).toEqual(['last on Sat 28 Nov, score 40']);
    expect(reasonsFor({ ...round, last: { ...last, score: undefined } }, MONDAY, TODAY)).toEqual([
      'last on Sat 28 Nov',
    ]);
  });
});
