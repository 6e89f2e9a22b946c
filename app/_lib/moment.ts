/** Moments as they are stored, in ms since 1970: a file from elsewhere may hold any number, and a calendar only some. */

import { z } from 'zod';

/** Before the year 3000: what lies beyond no clock of a person shows, and dates are not made of it. */
export const momentSchema = z.number().min(0).lt(Date.UTC(3000, 0));
