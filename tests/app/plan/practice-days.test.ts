import { expect, test } from 'vitest';
import { practiceDays } from '../../../app/_plan/practice-days';

const at = (iso: string): number => Date.parse(iso);

test('a day counts its submissions, the different problems accepted, and rounds that were started', () => {
  const days = practiceDays(
    {
      submissions: [
        { problem: 'a', at: at('2026-03-02T10:00Z'), verdict: 'wrong-value' },
        { problem: 'a', at: at('2026-03-02T10:05Z'), verdict: 'accepted' },
        { problem: 'a', at: at('2026-03-02T10:09Z'), verdict: 'accepted' },
        { problem: 'b', at: at('2026-03-03T10:00Z'), verdict: 'too-slow' },
      ],
      roundStarts: [at('2026-03-03T11:00Z'), at('2026-03-05T11:00Z')],
    },
    'UTC',
  );
  expect([...days]).toEqual([
    ['2026-03-02', { submissions: 3, accepted: 1, rounds: 0 }],
    ['2026-03-03', { submissions: 1, accepted: 0, rounds: 1 }],
    ['2026-03-05', { submissions: 0, accepted: 0, rounds: 1 }],
  ]);
});

test('moments around midnight fall on their local days, before and after the clock changes', () => {
  const moments = [
    '2026-03-28T22:59Z',
    '2026-03-28T23:00Z', // 29 March, 00:00 in Berlin: winter time
    '2026-03-29T21:59Z', // 29 March, 23:59: summer time
    '2026-03-29T22:00Z',
  ];
  const submissions = moments.map((iso) => ({ problem: 'a', at: at(iso), verdict: 'accepted' as const }));
  const days = practiceDays({ submissions, roundStarts: [] }, 'Europe/Berlin');
  expect([...days].map(([day, { submissions: count }]) => [day, count])).toEqual([
    ['2026-03-28', 1],
    ['2026-03-29', 2],
    ['2026-03-30', 1],
  ]);
});
