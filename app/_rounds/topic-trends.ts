/** How each topic went, over all finished rounds. */

import type { RoundReport } from './report';

export interface TopicTrend {
  readonly topic: string;
  /** Problems on it, oldest round first: accepted or not. */
  readonly outcomes: readonly boolean[];
  readonly accepted: number;
  /** Median time in the editor of its accepted problems, ms; null where none was accepted. */
  readonly medianMs: number | null;
}

/** @param reports oldest first. Problems that were never unlocked tell nothing and are left out. @returns the least accepted first */
export function topicTrends(reports: readonly RoundReport[]): TopicTrend[] {
  const met = new Map<string, { isAccepted: boolean; workedMs: number | null }[]>();
  for (const { problems } of reports)
    for (const { problem, status, isAccepted, workedMs } of problems) {
      if (status === 'locked') continue;
      for (const topic of problem.topics) met.set(topic, [...(met.get(topic) ?? []), { isAccepted, workedMs }]);
    }
  return [...met]
    .map(([topic, all]): TopicTrend => {
      const accepted = all.filter((one) => one.isAccepted);
      return {
        topic,
        outcomes: all.map((one) => one.isAccepted),
        accepted: accepted.length,
        medianMs: medianOf(accepted.flatMap(({ workedMs }) => workedMs ?? [])),
      };
    })
    .sort((a, b) => a.accepted / a.outcomes.length - b.accepted / b.outcomes.length || a.topic.localeCompare(b.topic));
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
