import { describe, expect, test } from 'vitest';
import type { Round } from '../../../app/_rounds/round';
import type { Happening } from '../../../app/_rounds/round-event';
import { isOpenable, isSectionDone, questionsDue, roundState } from '../../../app/_rounds/round-state';
import { chain, round, started, submit, template, verdict } from './round-fixture';

const stateAfter = (of: Round, ...happened: Happening[]) =>
  roundState(
    of,
    happened.map((what) => ({ what })),
  );
const statuses = (of: Round, ...happened: Happening[]) =>
  stateAfter(of, ...happened).problems.map(({ status }) => status);

const deep = round(chain);
const accept = (problem: number): Happening[] => [submit(problem, 1), verdict(problem, 1, 'accepted')];
const asked = (problem: number): Happening => ({ kind: 'questions-done', problem });

describe('a chain', () => {
  test('opens with its first problem alone', () => {
    expect(statuses(deep)).toEqual(['locked', 'locked', 'locked']);
    expect(statuses(deep, started())).toEqual(['open', 'locked', 'locked']);
  });

  test('unlocks the next once one is accepted and asked about', () => {
    const first = [started(), ...accept(0)];
    expect(statuses(deep, ...first)).toEqual(['accepted', 'locked', 'locked']);
    expect(questionsDue(deep, stateAfter(deep, ...first))).toBe(0);
    const second = stateAfter(deep, ...first, asked(0));
    expect(second.problems.map(({ status }) => status)).toEqual(['accepted', 'open', 'locked']);
    expect(second.problem).toBe(1);
    expect(questionsDue(deep, second)).toBeUndefined();
  });

  test('is not unlocked by a wrong verdict, nor out of order', () => {
    expect(statuses(deep, started(), submit(0, 1), verdict(0, 1, 'wrong-value'), asked(0))).toEqual([
      'open',
      'locked',
      'locked',
    ]);
    expect(statuses(deep, started(), submit(2, 1), verdict(2, 1, 'accepted'), asked(2))).toEqual([
      'open',
      'locked',
      'locked',
    ]);
    expect(isOpenable(stateAfter(deep, started()), 2)).toBe(false);
    expect(stateAfter(deep, started(), { kind: 'shown', problem: 2 }).problem).toBe(0);
  });

  test('goes on past a problem that is set aside, for good', () => {
    const state = stateAfter(deep, started(), { kind: 'set-aside', problem: 0 }, asked(0));
    expect(state.problems.map(({ status }) => status)).toEqual(['set-aside', 'open', 'locked']);
    expect(isOpenable(state, 0)).toBe(false);
  });

  test('leaves locked what it never came to', () => {
    expect(statuses(deep, started(), ...accept(0), { kind: 'expired', section: 0 })).toEqual([
      'accepted',
      'locked',
      'locked',
    ]);
  });
});

describe('sections', () => {
  const loop = round(template({ problems: [{}, {}], followUps: { when: 'after', count: 1 } }, { breakBefore: 5 }));

  test('follow one another, each once', () => {
    expect(stateAfter(loop, started(1)).stage).toBe('ready');
    const over: Happening[] = [started(0), { kind: 'section-ended', section: 0 }];
    expect(stateAfter(loop, ...over)).toMatchObject({ stage: 'between', section: 0 });
    expect(stateAfter(loop, ...over, started(0))).toMatchObject({ stage: 'between', section: 0 });
    expect(stateAfter(loop, ...over, started(1))).toMatchObject({ stage: 'running', section: 1, problem: 2 });
    expect(stateAfter(loop, ...over, { kind: 'finished' }).stage).toBe('finished');
  });

  test('have all their problems open, and are done when each is settled', () => {
    expect(statuses(loop, started(0))).toEqual(['open', 'open', 'locked']);
    const one = stateAfter(loop, started(0), ...accept(1));
    expect(isSectionDone(loop, one)).toBe(false);
    expect(isSectionDone(loop, stateAfter(loop, started(0), ...accept(1), { kind: 'set-aside', problem: 0 }))).toBe(
      true,
    );
  });

  test('ask after their end about every problem that was seen', () => {
    const over = [started(0), ...accept(1), { kind: 'expired', section: 0 } as const];
    expect(questionsDue(loop, stateAfter(loop, started(0), ...accept(1)))).toBeUndefined();
    expect(questionsDue(loop, stateAfter(loop, ...over))).toBe(0);
    expect(questionsDue(loop, stateAfter(loop, ...over, asked(0)))).toBe(1);
    expect(questionsDue(loop, stateAfter(loop, ...over, asked(0), asked(1)))).toBeUndefined();
  });

  test('count the submission at zero although it is judged after their end', () => {
    const atZero: Happening = { kind: 'submit', problem: 0, attempt: 1, style: 'arrays', code: 'x', why: 'expiry' };
    const state = stateAfter(loop, started(0), { kind: 'expired', section: 0 }, atZero, verdict(0, 1, 'accepted'));
    expect(state.problems[0]?.status).toBe('accepted');
    expect(state.stage).toBe('between');
    expect(state.expired).toEqual([0]);
  });

  test('hold a submission and its verdict once, however often they are told', () => {
    const state = stateAfter(
      loop,
      started(0),
      submit(0, 1),
      submit(0, 1),
      verdict(0, 1, 'wrong-value'),
      verdict(0, 1, 'wrong-value'),
    );
    expect(state.problems[0]?.attempts).toHaveLength(1);
    expect(state.problems[0]?.attempts[0]?.verdict).toBe('wrong-value');
  });
});
