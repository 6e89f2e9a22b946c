/** Where a round stands: a fold over its events, the same in every tab and after every crash. */

import type { Verdict } from '#judge/verdict/verdict';
import { problemsOf, type Round } from './round';
import type { Happening, RoundEvent, RubricKey } from './round-event';

export interface Attempt {
  readonly attempt: number;
  readonly style: 'arrays' | 'tensors';
  readonly code: string;
  readonly why: 'asked' | 'expiry';
  /** Undefined while it is judged, or when the page died meanwhile. */
  readonly verdict: Verdict | undefined;
}

export interface ProblemState {
  /** `locked`: not come to, for good once its section is over. `closed`: its section ended before it was settled. */
  readonly status: 'locked' | 'open' | 'accepted' | 'set-aside' | 'closed';
  readonly runs: number;
  readonly attempts: readonly Attempt[];
  readonly answers: Readonly<Record<number, { readonly text: string; readonly aloud: boolean }>>;
  readonly ratings: Readonly<Partial<Record<RubricKey, number>>>;
  /** The questions about it are behind the person. */
  readonly isAsked: boolean;
}

export interface RoundState {
  /** `ready`: nothing started; `running`: a clock runs; `between`: a section is over; `finished`. */
  readonly stage: 'ready' | 'running' | 'between' | 'finished';
  /** Index of the running section, or of the last that ran; -1 before the first. */
  readonly section: number;
  /** Index of the problem in the editor, in the whole round. */
  readonly problem: number;
  readonly phase: number;
  readonly problems: readonly ProblemState[];
  readonly notes: string;
  readonly isPaused: boolean;
  /** Sections whose clock reached zero. */
  readonly expired: readonly number[];
}

const NEW: ProblemState = { status: 'locked', runs: 0, attempts: [], answers: {}, ratings: {}, isAsked: false };

export function initialState(round: Round): RoundState {
  return {
    stage: 'ready',
    section: -1,
    problem: 0,
    phase: 0,
    problems: round.problems.map(() => NEW),
    notes: '',
    isPaused: false,
    expired: [],
  };
}

export function roundState(round: Round, events: readonly Pick<RoundEvent, 'what'>[]): RoundState {
  return events.reduce((state, { what }) => reduceRound(round, state, what), initialState(round));
}

/** The state after one event. What an event cannot do any more (a submission after the end) changes nothing. */
export function reduceRound(round: Round, state: RoundState, what: Happening): RoundState {
  switch (what.kind) {
    case 'section-started':
      return startSection(round, state, what.section);
    case 'shown':
      return isOpenable(state, what.problem) ? { ...state, problem: what.problem } : state;
    case 'phase':
      return state.stage === 'running' ? { ...state, phase: what.phase } : state;
    case 'run':
      return withProblem(state, what.problem, (one) => ({ ...one, runs: Math.max(one.runs, what.run) }));
    case 'submit':
      return withProblem(state, what.problem, (one) =>
        one.attempts.some(({ attempt }) => attempt === what.attempt)
          ? one
          : {
              ...one,
              attempts: [
                ...one.attempts,
                { attempt: what.attempt, style: what.style, code: what.code, why: what.why, verdict: undefined },
              ],
            },
      );
    case 'verdict':
      return afterVerdict(round, state, what);
    case 'set-aside':
      if (state.problems[what.problem]?.status !== 'open') return state;
      return unlockNext(round, setStatus(state, what.problem, 'set-aside'), what.problem);
    case 'paused':
      return state.stage === 'running' ? { ...state, isPaused: true } : state;
    case 'resumed':
      return { ...state, isPaused: false };
    case 'note':
      return { ...state, notes: what.text };
    case 'answer':
      return withProblem(state, what.problem, (one) => ({
        ...one,
        answers: { ...one.answers, [what.question]: { text: what.text, aloud: what.aloud } },
      }));
    case 'rating':
      return withProblem(state, what.problem, (one) => ({
        ...one,
        ratings: { ...one.ratings, [what.key]: what.mark },
      }));
    case 'questions-done':
      return unlockNext(
        round,
        withProblem(state, what.problem, (one) => ({ ...one, isAsked: true })),
        what.problem,
      );
    case 'expired':
      return endSection(round, { ...state, expired: [...new Set([...state.expired, what.section])] }, what.section);
    case 'section-ended':
      return endSection(round, state, what.section);
    case 'finished':
      return state.stage === 'running'
        ? { ...endSection(round, state, state.section), stage: 'finished' }
        : { ...state, stage: 'finished' };
    case 'reopened':
    case 'run-verdict':
    case 'tab-left':
    case 'tab-returned':
    case 'clock-jumped':
    case 'jump-disputed':
    case 'timing':
      return state;
  }
  what satisfies never;
}

/** Questions about this problem are due now: between the problems of a running section, or after it. */
export function questionsDue(round: Round, state: RoundState): number | undefined {
  const section = round.template.sections[state.section];
  if (section?.followUps === undefined || state.stage === 'finished') return undefined;
  const isSettled = ({ status, isAsked }: ProblemState): boolean =>
    !isAsked && (status === 'accepted' || status === 'set-aside' || status === 'closed');
  const due = problemsOf(round, state.section).find((i) => isSettled(state.problems[i] ?? NEW));
  if (due === undefined) return undefined;
  return state.stage === 'between' || section.followUps.when === 'between' ? due : undefined;
}

/** The first submission to a problem that was accepted. */
export function acceptedAttempt({ attempts }: ProblemState): Attempt | undefined {
  return attempts.find(({ verdict }) => verdict === 'accepted');
}

/** Every problem of the running section is accepted or set aside. */
export function isSectionDone(round: Round, state: RoundState): boolean {
  return problemsOf(round, state.section).every((i) => {
    const status = state.problems[i]?.status;
    return status === 'accepted' || status === 'set-aside';
  });
}

export function isOpenable(state: RoundState, problem: number): boolean {
  const status = state.problems[problem]?.status;
  return state.stage === 'running' && (status === 'open' || status === 'accepted');
}

function startSection(round: Round, state: RoundState, section: number): RoundState {
  const here = problemsOf(round, section);
  const [first] = here;
  if (first === undefined || section !== state.section + 1 || (state.stage !== 'ready' && state.stage !== 'between'))
    return state;
  const isChain = round.template.sections[section]?.order === 'chain';
  return {
    ...state,
    stage: 'running',
    section,
    problem: first,
    phase: 0,
    isPaused: false,
    problems: state.problems.map((one, i) =>
      here.includes(i) && (!isChain || i === first) ? { ...one, status: 'open' } : one,
    ),
  };
}

function endSection(round: Round, state: RoundState, section: number): RoundState {
  if (state.stage !== 'running' || state.section !== section) return state;
  const here = problemsOf(round, section);
  return {
    ...state,
    stage: 'between',
    isPaused: false,
    problems: state.problems.map((one, i) =>
      here.includes(i) && one.status === 'open' ? { ...one, status: 'closed' } : one,
    ),
  };
}

function afterVerdict(round: Round, state: RoundState, what: Happening & { kind: 'verdict' }): RoundState {
  const judged = withProblem(state, what.problem, (one) => ({
    ...one,
    attempts: one.attempts.map((attempt) =>
      attempt.attempt === what.attempt ? { ...attempt, verdict: what.verdict } : attempt,
    ),
  }));
  if (what.verdict !== 'accepted') return judged;
  const before = judged.problems[what.problem]?.status;
  // The submission at zero is judged when its section is over: it counts, but unlocks nothing.
  if (before !== 'open' && before !== 'closed') return judged;
  const accepted = setStatus(judged, what.problem, 'accepted');
  return before === 'open' ? unlockNext(round, accepted, what.problem) : accepted;
}

/** In a chain the problem behind opens when this one is settled, and asked about where questions stand in between. */
function unlockNext(round: Round, state: RoundState, problem: number): RoundState {
  const section = round.template.sections[state.section];
  const own = state.problems[problem];
  const next = problem + 1;
  if (state.stage !== 'running' || section?.order !== 'chain' || own === undefined) return state;
  const isSettled = own.status === 'accepted' || own.status === 'set-aside';
  const waits = section.followUps?.when === 'between' && !own.isAsked;
  if (
    !isSettled ||
    waits ||
    state.problems[next]?.status !== 'locked' ||
    !problemsOf(round, state.section).includes(next)
  )
    return state;
  return { ...setStatus(state, next, 'open'), problem: next };
}

function setStatus(state: RoundState, problem: number, status: ProblemState['status']): RoundState {
  return withProblem(state, problem, (one) => ({ ...one, status }));
}

function withProblem(state: RoundState, problem: number, change: (one: ProblemState) => ProblemState): RoundState {
  return { ...state, problems: state.problems.map((one, i) => (i === problem ? change(one) : one)) };
}
