/** The report of a round: figures that follow from its events and nothing else. What has no data is null. */

import type { Tier } from '#judge/verdict/timing';
import type { Verdict } from '#judge/verdict/verdict';
import { sectionClock, type Timed, trueTimes } from './clock';
import type { Round, RoundProblem } from './round';
import type { Happening, RoundEvent, RubricKey } from './round-event';
import { acceptedAttempt, initialState, type ProblemState, type RoundState, reduceRound } from './round-state';
import { type Score, scoreRound } from './score';
import { type TimelineRow, timelineOf } from './timeline';

export interface ProblemFigures {
  readonly problem: RoundProblem;
  readonly status: ProblemState['status'];
  readonly isAccepted: boolean;
  /** On the section's clock, from the moment the problem was open: ms. */
  readonly toFirstRunMs: number | null;
  /** Until a run or a submission first passed a case. */
  readonly toFirstGreenMs: number | null;
  readonly toAcceptedMs: number | null;
  /** On the section's clock, with this problem in the editor. */
  readonly workedMs: number | null;
  readonly runs: number;
  readonly submissions: number;
  /** Wrong verdicts of submissions, by kind. */
  readonly wrong: Readonly<Partial<Record<Verdict, number>>>;
  readonly mistakes: readonly { readonly id: string; readonly says: string }[];
  /** Of the first accepted submission; null where no time was measured. */
  readonly tier: string | null;
  /** As `tier`; null also in old records, which kept the tier alone. */
  readonly timing: TimingFigures | null;
  /** What was last submitted. */
  readonly finalCode: { readonly style: 'arrays' | 'tensors'; readonly code: string } | null;
  readonly ratings: Readonly<Partial<Record<RubricKey, number>>>;
  readonly answers: ProblemState['answers'];
}

/** The time of a submission as a multiple of the accepted solution's, with its bootstrap interval. */
export interface TimingFigures {
  readonly tier: Tier;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly noisy: boolean;
}

export interface RoundReport {
  readonly state: RoundState;
  readonly problems: readonly ProblemFigures[];
  readonly score: Score;
  readonly timeline: readonly TimelineRow[];
  readonly notes: string;
  readonly tabLeaves: number;
  readonly pauses: number;
  /** From the first start to the last event, breaks included; null before the start. */
  readonly lastedMs: number | null;
}

export function makeReport(round: Round, recorded: readonly RoundEvent[]): RoundReport {
  // Times are measured later, from the report: no part of the round, its clock and its timeline.
  const { events } = trueTimes(recorded.filter(({ what }) => what.kind !== 'timing'));
  const states: RoundState[] = [];
  let state = initialState(round);
  for (const { what } of events) {
    state = reduceRound(round, state, what);
    states.push(state);
  }
  const timeline = timelineOf(round, events);
  const figures = round.problems.map((_, i) =>
    figuresOf(round, events, states, state, i, timingOf(recorded, state, i)),
  );
  const countOf = (kind: RoundEvent['what']['kind']): number => events.filter(({ what }) => what.kind === kind).length;
  return {
    state,
    problems: figures.map(({ own }) => own),
    score: scoreRound(figures.map(({ score }) => score)),
    timeline,
    notes: state.notes,
    tabLeaves: countOf('tab-left'),
    pauses: countOf('paused'),
    lastedMs: state.section < 0 ? null : (timeline.at(-1)?.atMs ?? null),
  };
}

function figuresOf(
  round: Round,
  events: readonly Timed[],
  states: readonly RoundState[],
  end: RoundState,
  index: number,
  timing: TimingFigures | null,
) {
  const problem = round.problems[index] as RoundProblem;
  const last = end.problems[index] as ProblemState;
  const section = round.template.sections[problem.section];
  const totalMs = (section?.minutes ?? 0) * 60_000;
  const elapsedAt = (atMs: number): number =>
    sectionClock(events, problem.section, section?.minutes ?? 0, atMs, (section?.pauses?.minutes ?? 0) * 60_000)
      ?.elapsedMs ?? 0;
  const openedAt = events[states.findIndex((one) => one.problems[index]?.status === 'open')]?.trueMs;
  const sinceOpened = (event: Timed | undefined): number | null =>
    event === undefined || openedAt === undefined ? null : elapsedAt(event.trueMs) - elapsedAt(openedAt);
  const own = events.filter(({ what }) => 'problem' in what && what.problem === index);
  const verdicts = own.flatMap((event) => (event.what.kind === 'verdict' ? [{ event, what: event.what }] : []));
  const firstAccepted = verdicts.find(({ what }) => what.verdict === 'accepted');
  const before = firstAccepted === undefined ? verdicts : verdicts.slice(0, verdicts.indexOf(firstAccepted));
  const wrong = before.filter(({ what }) => what.verdict !== 'accepted');
  const counts: Partial<Record<Verdict, number>> = {};
  for (const { what } of wrong) counts[what.verdict] = (counts[what.verdict] ?? 0) + 1;
  const mistakes = new Map(
    wrong.flatMap(({ what }) => (what.mistake === null ? [] : [[what.mistake.id, what.mistake] as const])),
  );
  const final = last.attempts.at(-1);
  // The time of acceptance is that of the submission: how long the judge takes is not the person's.
  const acceptedSubmit = own.find(({ what }) => what.kind === 'submit' && what.attempt === firstAccepted?.what.attempt);
  const figures: ProblemFigures = {
    problem,
    status: last.status,
    isAccepted: firstAccepted !== undefined,
    toFirstRunMs: sinceOpened(own.find(({ what }) => what.kind === 'run')),
    toFirstGreenMs: sinceOpened(
      own.find(({ what }) => (what.kind === 'run-verdict' || what.kind === 'verdict') && what.passed > 0),
    ),
    toAcceptedMs: sinceOpened(acceptedSubmit),
    workedMs: openedAt === undefined ? null : workedOn(events, states, index, elapsedAt),
    runs: last.runs,
    submissions: last.attempts.length,
    wrong: counts,
    mistakes: [...mistakes.values()],
    tier: timing?.tier ?? firstAccepted?.what.tier ?? null,
    timing,
    finalCode: final === undefined ? null : { style: final.style, code: final.code },
    ratings: last.ratings,
    answers: last.answers,
  };
  const shares = verdicts.map(({ what }) => (what.total === 0 ? 0 : what.passed / what.total));
  const score = {
    isAccepted: figures.isAccepted,
    wrong: wrong.length,
    leftShare:
      acceptedSubmit === undefined || totalMs === 0 ? 0 : (totalMs - elapsedAt(acceptedSubmit.trueMs)) / totalMs,
    bestShare: shares.length === 0 ? null : Math.max(...shares),
  };
  return { own: figures, score };
}

function timingOf(recorded: readonly RoundEvent[], end: RoundState, index: number): TimingFigures | null {
  const attempt = acceptedAttempt(end.problems[index] as ProblemState)?.attempt;
  const isOfIt = (what: Happening): what is Happening & { kind: 'timing' } =>
    what.kind === 'timing' && what.problem === index && what.attempt === attempt;
  const found = recorded.map(({ what }) => what).find(isOfIt);
  if (found === undefined) return null;
  const { tier, ratio, low, high, noisy } = found;
  return { tier, ratio, low, high, noisy };
}

/** Time on the clock between events at which this problem stood in the editor. */
function workedOn(
  events: readonly Timed[],
  states: readonly RoundState[],
  index: number,
  elapsedAt: (atMs: number) => number,
): number {
  let sum = 0;
  for (const [i, state] of states.entries()) {
    const from = events[i];
    const to = events[i + 1];
    if (from === undefined || to === undefined || state.stage !== 'running' || state.problem !== index) continue;
    sum += elapsedAt(to.trueMs) - elapsedAt(from.trueMs);
  }
  return sum;
}
