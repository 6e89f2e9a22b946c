/** A round in a file: what happened, parsed like everything from outside; the report is computed anew from it. */

import { z } from 'zod';
import { makeReport } from './report';
import { type Round, roundSchema } from './round';
import { type RoundEvent, roundEventSchema } from './round-event';

export interface RoundFile {
  readonly round: Round;
  readonly events: readonly RoundEvent[];
}

const fileSchema = z.object({
  format: z.literal('tensor-kata-round'),
  version: z.literal(1),
  round: roundSchema,
  events: z.array(roundEventSchema).max(100_000),
});

/** JSON of a round. `figures` is for other readers; an import ignores it. */
export function printRoundFile({ round, events }: RoundFile): string {
  const { state: _, timeline: __, ...figures } = makeReport(round, events);
  return `${JSON.stringify({ format: 'tensor-kata-round', version: 1, round, events, figures }, null, 2)}\n`;
}

/** @returns what is wrong with the file, in words, when it holds no round */
export function parseRoundFile(text: string): RoundFile | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'This file is no JSON.';
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `This file holds no round of this version: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? ''}`;
  }
  const { round, events } = parsed.data;
  if (events.some((one) => one.round !== round.id)) return 'This file mixes events of several rounds.';
  if (events.some(({ seq }, i) => i > 0 && seq <= (events[i - 1]?.seq ?? -1)))
    return 'The events of this file are out of order.';
  return { round, events };
}
