/** The plan on the person's device: one record. */

import { database, readAll } from '../_lib/store';
import { type Plan, planSchema } from './plan';

export async function readPlan(): Promise<Plan | undefined> {
  return readAll(planSchema, [await database.plans.get('plan')])[0];
}

export async function keepPlan(plan: Plan): Promise<void> {
  await database.plans.put(plan);
}
