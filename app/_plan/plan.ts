/** What a person says about their interview: one record, changed at will. */

import { z } from 'zod';
import { momentSchema } from '../_lib/moment';
import { type Day, daySchema } from './days';

export const MAX_HOURS = 60;
/** How far away an interview can be planned for. */
export const MAX_PLAN_DAYS = 366;

export const planSchema = z.object({
  /** There is one. */
  id: z.literal('plan'),
  interviewDay: daySchema,
  hoursPerWeek: z.number().min(0).max(MAX_HOURS),
  /** Those they care about; empty: all. */
  topics: z.array(z.string()),
  /** When they began to prepare: what is asked grows harder from here to the interview. */
  startedOn: daySchema,
  /** ms since 1970: of two plans the newer wins. */
  updatedAt: momentSchema,
});

export type Plan = Readonly<z.infer<typeof planSchema>>;

/**
 * The plan after a change.
 * @param before the last one; the preparation goes on unless its interview is over
 */
export function changePlan(
  before: Plan | undefined,
  wishes: Pick<Plan, 'interviewDay' | 'hoursPerWeek' | 'topics'>,
  today: Day,
  nowMs: number,
): Plan {
  const goesOn = before !== undefined && before.interviewDay >= today && before.startedOn <= today;
  return { id: 'plan', ...wishes, startedOn: goesOn ? before.startedOn : today, updatedAt: nowMs };
}
