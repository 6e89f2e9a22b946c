/** What to practise next: at most three things that the round itself shows, with where to do them. */

import type { Verdict } from '#judge/verdict/verdict';
import { USUAL_MINUTES } from '../_plan/usual-minutes';
import type { ProblemFigures, RoundReport } from './report';
import { RUBRIC } from './round-event';
import { RUBRIC_WORDS } from './rubric';

export interface Advice {
  readonly says: string;
  /** Why: the figures that it rests on. */
  readonly because: string;
  readonly href: string;
  /** How the topic went in earlier rounds. */
  readonly before: string;
}

const MAX_ADVICE = 3;

/** What a kind of wrong verdict asks for. Kinds that are told by the verdict itself (a mistake, a limit) are left out. */
const HABITS: Readonly<Partial<Record<Verdict, string>>> = {
  'wrong-shape': 'Write the shape of every value beside its line before you write the line.',
  'wrong-type': 'Say the return type aloud before you start.',
  'not-finite':
    'Look for every exp, log, division and square root, and ask what the largest and smallest input does there.',
  'mutated-input': 'Copy what you change: an interviewer counts a changed input as a bug.',
  'runtime-error': 'Trace one small input by hand before you submit.',
  'compile-error': 'Run before you submit: a program that does not compile costs a submission.',
  'time-limit': 'Tell the complexity before you write, and where the innermost loop is.',
  'memory-limit': 'Count the elements of the largest array before you form it.',
};

/** @param earlier reports of rounds before this one, in any order */
export function practiseNext(report: RoundReport, earlier: readonly RoundReport[]): Advice[] {
  const candidates = report.problems
    .filter(({ status }) => status !== 'locked')
    .flatMap((one) => adviceOn(one).map((advice) => ({ ...advice, before: beforeOf(one, earlier) })));
  const ordered = candidates.sort((a, b) => b.weight - a.weight);
  const chosen: Advice[] = [];
  for (const { weight: _, ...advice } of ordered)
    if (chosen.length < MAX_ADVICE && !chosen.some(({ says }) => says === advice.says)) chosen.push(advice);
  return chosen;
}

function adviceOn(one: ProblemFigures): (Omit<Advice, 'before'> & { weight: number })[] {
  const { problem, isAccepted, mistakes, wrong, runs, submissions, workedMs, ratings } = one;
  const href = `/problems/${problem.slug}`;
  const advice: (Omit<Advice, 'before'> & { weight: number })[] = [];
  if (!isAccepted)
    advice.push({
      says: `Solve ${problem.title} again from a blank page, without the clock.`,
      because: submissions === 0 ? 'nothing was submitted' : `none of ${submissions} submissions was accepted`,
      href,
      weight: 100,
    });
  for (const { says, id } of mistakes)
    advice.push({
      says,
      because: `a submission to ${problem.title} equalled the known mistake ${id}`,
      href,
      weight: 80,
    });
  for (const [verdict, count] of Object.entries(wrong) as [Verdict, number][]) {
    const habit = HABITS[verdict];
    if (habit !== undefined)
      advice.push({ says: habit, because: `${problem.title} had ${count} × ${verdict}`, href, weight: 50 + 5 * count });
  }
  if (submissions > 0 && runs === 0)
    advice.push({
      says: 'Run the samples before you submit.',
      because: `${problem.title} was submitted without a run`,
      href,
      weight: 60,
    });
  if (isAccepted && workedMs !== null && workedMs > USUAL_MINUTES[problem.difficulty] * 60_000)
    advice.push({
      says: `Solve more on ${problem.topics[0] ?? problem.title} until it takes half the time.`,
      because: `${problem.title} (${problem.difficulty}) took ${Math.round(workedMs / 60_000)} min`,
      href: problem.topics[0] === undefined ? href : `/?topic=${encodeURIComponent(problem.topics[0])}`,
      weight: 40,
    });
  for (const key of RUBRIC) {
    const mark = ratings[key];
    if (mark !== undefined && mark <= 2)
      advice.push({
        says: `${RUBRIC_WORDS[key].title}: aim for "${RUBRIC_WORDS[key].anchors[mark]}"`,
        because: `you gave yourself ${mark} of 4 on ${problem.title}`,
        href,
        weight: 30 + (2 - mark) * 5,
      });
  }
  return advice;
}

function beforeOf({ problem }: ProblemFigures, earlier: readonly RoundReport[]): string {
  const [topic] = problem.topics;
  const met = earlier.flatMap(({ problems }) =>
    problems.filter((one) => topic !== undefined && one.problem.topics.includes(topic) && one.status !== 'locked'),
  );
  if (topic === undefined || met.length === 0) return `No earlier round had a problem on ${topic ?? 'this'}.`;
  const accepted = met.filter(({ isAccepted }) => isAccepted).length;
  return `In earlier rounds ${accepted} of ${met.length} problems on ${topic} were accepted.`;
}
