import { expect, test } from 'vitest';
import { makeReport } from '../../../app/_rounds/report';
import { topicTrends } from '../../../app/_rounds/topic-trends';
import { chain, events, MINUTE, round, started, submit, verdict } from './round-fixture';

const solved = makeReport(
  round(chain),
  events([0, started()], [10, submit(0, 1)], [10, verdict(0, 1, 'accepted')], [12, { kind: 'finished' }]),
);
const failed = makeReport(round(chain), events([0, started()], [9, { kind: 'finished' }]));

test('a topic tells its problems in order, its share and the median of those accepted', () => {
  expect(topicTrends([failed, solved, solved])).toEqual([
    { topic: 'attention', outcomes: [false, true, true], accepted: 2, medianMs: 12 * MINUTE },
  ]);
});

test('a topic without an accepted problem has no median, and no round no topic', () => {
  expect(topicTrends([failed])).toMatchObject([{ accepted: 0, medianMs: null }]);
  expect(topicTrends([])).toEqual([]);
});
