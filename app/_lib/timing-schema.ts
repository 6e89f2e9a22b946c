/** What a stored report says of time. */

import { z } from 'zod';
import { TIERS } from '#judge/verdict/timing';

const rangeSchema = z.tuple([z.number(), z.number()]);
const voidSchema = z.object({ kind: z.literal('void'), why: z.string() });

export const timingSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('measured'),
    ratio: z.number(),
    low: z.number(),
    high: z.number(),
    best: z.number(),
    pairs: z.number(),
    tier: z.enum(TIERS),
    noisy: z.boolean(),
    tiers: z.object({ pass: z.number(), good: z.number(), great: z.number() }),
    against: z.string(),
    grows: z.string(),
    points: z.array(
      z.object({
        n: z.number(),
        personMs: z.number(),
        otherMs: z.number(),
        personRange: rangeSchema,
        otherRange: rangeSchema,
      }),
    ),
    growth: z.string(),
    slow: z.object({ id: z.string(), says: z.string() }).nullable(),
    stopped: z.string(),
  }),
  voidSchema,
]);

export const speedSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('measured'),
    asked: z.number(),
    factor: z.number(),
    low: z.number(),
    high: z.number(),
    pairs: z.number(),
    isReached: z.boolean(),
    noisy: z.boolean(),
  }),
  voidSchema.extend({ asked: z.number() }),
]);
