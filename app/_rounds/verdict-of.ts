/** What a round keeps of a report. */

import { z } from 'zod';
import type { Report } from '#judge/verdict/verdict';

/** Times are measured beside a submission where the judge can; a report without them has no tier. */
const measuredSchema = z.object({ kind: z.literal('measured'), tier: z.string() });

export function verdictOf(report: Report) {
  const { verdict, message, cases, totalCases, diagnosis, timing } = report;
  const passed = cases.filter((one) => one.verdict === 'accepted').length;
  const counts = { verdict, passed, total: totalCases };
  return {
    counts,
    whole: {
      ...counts,
      message,
      // A partial match is a guess: only what equals the answer everywhere is a mistake made.
      mistake: diagnosis?.match === 'all' ? { id: diagnosis.mistake, says: diagnosis.says } : null,
      tier: measuredSchema.safeParse(timing).data?.tier ?? null,
    },
  };
}
