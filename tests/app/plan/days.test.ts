import { expect, test } from 'vitest';
import { addDays, addMonths, dayOf, daysBetween, daysOfMonth, endOfWeek, weekday } from '../../../app/_plan/days';

test('a moment belongs to the local day of its time zone', () => {
  const atMs = Date.UTC(2026, 2, 1, 23, 30);
  expect(dayOf(atMs, 'UTC')).toBe('2026-03-01');
  expect(dayOf(atMs, 'Europe/Berlin')).toBe('2026-03-02');
  expect(dayOf(atMs, 'America/New_York')).toBe('2026-03-01');
});

test('days are counted over a change of the clock', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2);
});

test('a week ends on Sunday, a month has its days', () => {
  expect([weekday('2026-03-02'), weekday('2026-03-08')]).toEqual([0, 6]);
  expect(endOfWeek('2026-03-02')).toBe('2026-03-08');
  expect(endOfWeek('2026-03-08')).toBe('2026-03-08');
  expect(daysOfMonth('2028-02-15')).toHaveLength(29);
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-01');
});
