/**
 * How much a topic needs practice, from 0 (nothing speaks for it) to 1:
 *
 *   need = Σ (1 − mark) / (n + 1)   over its newest n ≤ 6 marks, each from 0 (failed) to 1 (right at once)
 *
 * The 1 below keeps one slip from outweighing three: one failure makes 0.5, three make 0.75.
 */

import type { RoundReport } from '../_rounds/report';
import { ratingOf } from './rate';
import type { Rating, Review } from './review';

export interface Mark {
  readonly topics: readonly string[];
  /** ms since 1970. */
  readonly at: number;
  /** 0 to 1. */
  readonly value: number;
}

export interface TopicNeed {
  readonly topic: string;
  readonly need: number;
  /** Marks that it rests on, and their mean. */
  readonly marks: number;
  readonly mean: number;
}

const NEWEST = 6;

/** @returns the neediest first; topics without a mark are left out */
export function topicNeeds(marks: readonly Mark[]): TopicNeed[] {
  const byTopic = new Map<string, number[]>();
  for (const { topics, value } of [...marks].sort((a, b) => b.at - a.at))
    for (const topic of topics) {
      const values = byTopic.get(topic) ?? [];
      if (values.length < NEWEST) byTopic.set(topic, [...values, value]);
    }
  return [...byTopic]
    .map(([topic, values]): TopicNeed => {
      const missing = values.reduce((sum, value) => sum + 1 - value, 0);
      return {
        topic,
        need: missing / (values.length + 1),
        marks: values.length,
        mean: 1 - missing / values.length,
      };
    })
    .sort((a, b) => b.need - a.need || (a.topic < b.topic ? -1 : 1));
}

const RATING_MARKS: Readonly<Record<Rating, number>> = { again: 0, hard: 0.5, good: 1, easy: 1 };

interface Evidence {
  readonly reviews: readonly Review[];
  /** Of finished rounds, each with the moment of its end. */
  readonly rounds: readonly { readonly at: number; readonly report: RoundReport }[];
  /** Problems that were submitted and never accepted, with the moment of the last submission. */
  readonly tried: ReadonlyMap<string, number>;
  readonly topicsOf: (problem: string) => readonly string[];
}

/** Marks from reviews, from the points of problems in rounds, and from problems that were tried in vain; nothing counts twice. */
export function marksFrom({ reviews, rounds, tried, topicsOf }: Evidence): Mark[] {
  const inRounds = rounds.flatMap(({ at, report }) =>
    report.problems.flatMap(({ problem, status }, i) =>
      // What was never unlocked tells nothing.
      status === 'locked'
        ? []
        : [{ slug: problem.slug, topics: problem.topics, at, value: (report.score.problems[i]?.points ?? 0) / 100 }],
    ),
  );
  const met = new Set(inRounds.map(({ slug }) => slug));
  return [
    ...inRounds.map(({ topics, at, value }) => ({ topics, at, value })),
    ...reviews
      .filter(({ kind, status }) => kind !== 'round' && status !== 'running')
      .map((review) => ({
        topics: topicsOf(review.problem),
        at: review.endedAt,
        value: RATING_MARKS[ratingOf(review)],
      })),
    ...[...tried].flatMap(([problem, at]) => (met.has(problem) ? [] : [{ topics: topicsOf(problem), at, value: 0 }])),
  ];
}
