import { expect, test } from 'vitest';
import { type Mark, marksFrom, topicNeeds } from '../../../app/_plan/topic-needs';
import { makeReport } from '../../../app/_rounds/report';
import { chain, events, round, started } from '../rounds/round-fixture';
import { review } from './plan-fixture';

const mark = (topic: string, value: number, at = 0): Mark => ({ topics: [topic], at, value });
const needOf = (...marks: readonly Mark[]): number | undefined => topicNeeds(marks)[0]?.need;

test('a topic is the needier the more of its marks are bad', () => {
  expect(needOf(mark('a', 0))).toBe(0.5);
  expect(needOf(mark('a', 0), mark('a', 0), mark('a', 0))).toBe(0.75);
  expect(needOf(mark('a', 1), mark('a', 1))).toBe(0);
});

test('its newest six marks count, so that what is learnt is told', () => {
  const learnt = Array.from({ length: 6 }, (_, i) => mark('a', 1, 10 + i));
  expect(needOf(mark('a', 0, 1), ...learnt)).toBe(0);
});

test('the neediest topic stands first', () => {
  expect(topicNeeds([mark('a', 1), mark('b', 0)]).map(({ topic }) => topic)).toEqual(['b', 'a']);
});

test('marks come from rounds, reviews and problems tried in vain, and no failure counts twice', () => {
  const report = makeReport(round(chain), events([0, started()], [9, { kind: 'finished' }]));
  const marks = marksFrom({
    rounds: [{ at: 9, report }],
    reviews: [
      review('x', { wrong: 2 }),
      review('y', { kind: 'round' }),
      review('z', { status: 'running', endedAt: 0 }),
    ],
    // The chain's first problem, a, was submitted in the round.
    tried: new Map([
      ['a', 5],
      ['w', 6],
    ]),
    topicsOf: (problem) => [`of-${problem}`],
  });
  expect(marks.map(({ topics, value }) => [topics.join(), value])).toEqual([
    ['attention', 0],
    ['of-x', 0.5],
    ['of-w', 0],
  ]);
});
