/** A day as it is read: `4 Mar 2026`. */

import { type Day, utcDate } from './days';

const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const shortFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export const formatDay = (day: Day): string => format.format(utcDate(day));

/** `Wed 4 Mar`, for days of weeks that are near. */
export const formatNearDay = (day: Day): string => shortFormat.format(utcDate(day)).replace(',', '');

/** `March 2026` */
export const formatMonth = (day: Day): string => monthFormat.format(utcDate(day));
