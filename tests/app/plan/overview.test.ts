import { describe, expect, test } from 'vitest';
import { overviewOf, type PlanData } from '../../../app/_plan/overview';
import { bank, chain, events, MINUTE, round, START, started, submit, verdict } from '../rounds/round-fixture';
import { DAY_MS, review } from './plan-fixture';

const TODAY = '2026-01-05';

function data(more: Partial<PlanData> = {}): PlanData {
  return {
    plan: {
      id: 'plan',
      interviewDay: '2026-01-12',
      hoursPerWeek: 7,
      topics: [],
      startedOn: TODAY,
      updatedAt: 0,
    },
    reviews: [],
    submissions: [],
    rounds: [],
    problems: bank,
    templates: [chain],
    ...more,
  };
}

const of = (more: Partial<PlanData>) => overviewOf(data(more), TODAY, 'UTC');
const minutesOf = (more: Partial<PlanData>): number | undefined => {
  const { schedule } = of(more);
  return schedule?.kind === 'weeks' ? schedule.weeks[0]?.minutes : undefined;
};

const accepted = { problem: 'a', at: START, verdict: 'accepted' } as const;

describe('an overview', () => {
  test('has no schedule before a day was chosen, and everything else', () => {
    const shown = of({ plan: undefined, reviews: [review('a', { startedAt: START - 5 * DAY_MS })] });
    expect(shown.schedule).toBeUndefined();
    expect(shown.due.map(({ problem }) => problem)).toEqual(['a']);
  });

  test('takes solved problems from the new ones, and tells those that were tried', () => {
    const { schedule } = of({
      submissions: [accepted, { problem: 'd', at: START, verdict: 'wrong-value' }],
      reviews: [review('a', { startedAt: START })],
    });
    const items = schedule?.kind === 'weeks' ? schedule.weeks.flatMap((week) => week.items) : [];
    const fresh = items.filter((item) => item.kind === 'new');
    expect(fresh.map(({ problem }) => problem)).not.toContain('a');
    expect(fresh[0]).toMatchObject({ problem: 'd', isTried: true });
  });

  test('leaves out cards and blank pages of problems that are gone', () => {
    const shown = of({
      reviews: [review('mine-gone', { startedAt: START - 9 * DAY_MS }), review('a', { status: 'running', endedAt: 0 })],
    });
    expect(shown.cards).toEqual([]);
    expect(shown.running.map(({ problem }) => problem)).toEqual(['a']);
  });

  test('a round makes its topics needier the worse it went', () => {
    const failed = { round: round(chain), events: events([0, started()], [9, { kind: 'finished' }]), damaged: 0 };
    const solved = {
      ...failed,
      events: events([0, started()], [1, submit(0, 1)], [2, verdict(0, 1, 'accepted')], [9, { kind: 'finished' }]),
    };
    const needIn = (stored: typeof failed) => of({ rounds: [stored] }).needs[0]?.need ?? 0;
    expect(needIn(failed)).toBe(0.5);
    expect(needIn(solved)).toBeLessThan(0.1);
    expect(of({ rounds: [{ ...failed, events: failed.events.slice(0, 1) }] }).needs).toEqual([]);
  });

  test('takes what was done today from the first week: measured minutes, usual ones, and rounds', () => {
    expect(minutesOf({})).toBe(420);
    expect(minutesOf({ reviews: [review('a', { startedAt: START, workedMs: 20 * MINUTE, usualMinutes: 15 })] })).toBe(
      400,
    );
    expect(minutesOf({ reviews: [review('a', { startedAt: START, kind: 'first' })] })).toBe(395);
    expect(minutesOf({ reviews: [review('a', { startedAt: START - DAY_MS })] })).toBe(420);
    const done = { round: round(chain), events: events([0, started()], [9, { kind: 'finished' }]), damaged: 0 };
    expect(minutesOf({ rounds: [done] })).toBe(375);
  });

  test('counts the start of a round as practice of its day', () => {
    const begun = { round: round(chain), events: events([0, started()]), damaged: 0 };
    expect([...of({ rounds: [begun], submissions: [accepted] }).days]).toEqual([
      [TODAY, { submissions: 1, accepted: 1, rounds: 1 }],
    ]);
  });
});
