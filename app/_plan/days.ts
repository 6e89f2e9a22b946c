/**
 * Local calendar days as `YYYY-MM-DD`, which compare as texts do. Everything about a plan counts in days, so that no
 * change of the clock (DST) makes a card due an hour too early or a day too late.
 */

import { CalendarDate, fromAbsolute, getDayOfWeek, parseDate, toCalendarDate } from '@internationalized/date';
import { z } from 'zod';

/** As with moments (`app/_lib/moment.ts`), of the years that a person plans in. */
export const daySchema = z.iso.date().refine((day) => day >= '1970' && day < '3000', 'is in no year of a plan');
export type Day = z.infer<typeof daySchema>;

const DAY_MS = 24 * 60 * 60_000;

/** The day of a moment. @param atMs ms since 1970 @param timeZone IANA name, such as `Europe/Berlin` */
export function dayOf(atMs: number, timeZone: string): Day {
  return toCalendarDate(fromAbsolute(atMs, timeZone)).toString();
}

export function addDays(day: Day, days: number): Day {
  return parseDate(day).add({ days }).toString();
}

/** Days from one to another; negative where `to` is the earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utcDate(to).getTime() - utcDate(from).getTime()) / DAY_MS);
}

export const laterOf = (one: Day, other: Day): Day => (daysBetween(one, other) > 0 ? other : one);
export const earlierOf = (one: Day, other: Day): Day => (daysBetween(one, other) > 0 ? one : other);

/** Midnight of the day in UTC: for libraries that count in `Date`. */
export function utcDate(day: Day): Date {
  return parseDate(day).toDate('UTC');
}

/** The Sunday that ends the week of a day: weeks begin on Monday everywhere, so that a plan is the same everywhere. */
export function endOfWeek(day: Day): Day {
  return addDays(day, 6 - weekday(day));
}

/** 0 is Monday. */
export function weekday(day: Day): number {
  return getDayOfWeek(parseDate(day), 'en-GB', 'mon');
}

/** All days of a month, in order. @param month any day of it */
export function daysOfMonth(month: Day): Day[] {
  const { year, month: number } = parseDate(month);
  const first = new CalendarDate(year, number, 1);
  return Array.from({ length: first.calendar.getDaysInMonth(first) }, (_, i) => first.add({ days: i }).toString());
}

/** The first day of a month that lies so many months later. */
export function addMonths(day: Day, months: number): Day {
  return parseDate(day).set({ day: 1 }).add({ months }).toString();
}
