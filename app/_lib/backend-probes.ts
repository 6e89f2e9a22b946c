/** What was found of this machine's backends, kept on the device for the browser that found it. */

import { z } from 'zod';
import { BACKENDS, type BackendProbe, FALLBACK_REASONS } from '#judge/verdict/backend';

const KEY = 'backend-probes';

const timeSchema = z.number().nonnegative();
const probeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('works'),
    backend: z.enum(BACKENDS),
    startMs: timeSchema,
    smallMs: timeSchema,
    largeMs: timeSchema,
  }),
  z.object({
    kind: z.literal('fails'),
    backend: z.enum(BACKENDS),
    reason: z.enum(FALLBACK_REASONS),
    message: z.string(),
  }),
]);
const storedSchema = z.object({ browser: z.string(), probes: z.array(probeSchema).length(BACKENDS.length) });

/** Of this very version of this browser; undefined where there is none yet. */
export function readProbes(): readonly BackendProbe[] | undefined {
  try {
    const stored = storedSchema.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    return stored.success && stored.data.browser === navigator.userAgent ? stored.data.probes : undefined;
  } catch {
    // Blocked storage, or what stands there is no JSON.
    return undefined;
  }
}

export function keepProbes(probes: readonly BackendProbe[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ browser: navigator.userAgent, probes }));
  } catch {
    // They are found again next time.
  }
}
