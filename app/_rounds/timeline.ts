/** What happened in a round, one row for each event, in order and in words. */

import { timingText } from '../_lib/timing-words';
import type { Timed } from './clock';
import { sectionClock } from './clock';
import type { Round } from './round';
import type { Happening } from './round-event';

export interface TimelineRow {
  readonly seq: number;
  /** Since the first section began; true time, so that a clock that was set moves nothing. */
  readonly atMs: number;
  /** What the clock of the running section showed; null between sections. */
  readonly leftMs: number | null;
  readonly what: Happening;
  readonly words: string;
}

/** @param events timed by `trueTimes` */
export function timelineOf(round: Round, events: readonly Timed[]): TimelineRow[] {
  const startMs = events.find(({ what }) => what.kind === 'section-started')?.trueMs ?? events[0]?.trueMs ?? 0;
  let section: number | undefined;
  return events.map(({ seq, trueMs, what }): TimelineRow => {
    if (what.kind === 'section-started') section = what.section;
    const leftMs = section === undefined ? null : leftOf(round, events, section, trueMs);
    if (what.kind === 'section-ended' || what.kind === 'expired') section = undefined;
    return { seq, atMs: trueMs - startMs, leftMs, what, words: wordsOf(round, what) };
  });
}

function leftOf(round: Round, events: readonly Timed[], section: number, atMs: number): number | null {
  const spec = round.template.sections[section];
  if (spec === undefined) return null;
  return sectionClock(events, section, spec.minutes, atMs, (spec.pauses?.minutes ?? 0) * 60_000)?.leftMs ?? null;
}

function wordsOf(round: Round, what: Happening): string {
  const titleOf = (problem: number): string => round.problems[problem]?.title ?? `problem ${problem + 1}`;
  const sectionOf = (section: number): string => round.template.sections[section]?.title ?? `section ${section + 1}`;
  switch (what.kind) {
    case 'section-started':
      return `The clock of "${sectionOf(what.section)}" started`;
    case 'reopened':
      return 'The page was opened again';
    case 'shown':
      return `Turned to ${titleOf(what.problem)}`;
    case 'phase':
      return `Went on to phase ${what.phase + 1}`;
    case 'run':
      return `Run ${what.run} of ${titleOf(what.problem)}`;
    case 'run-verdict':
      return `Run ${what.run} of ${titleOf(what.problem)}: ${what.verdict}, ${what.passed} of ${what.total} cases`;
    case 'submit':
      return `Submission ${what.attempt} of ${titleOf(what.problem)} (${what.style})${what.why === 'expiry' ? ', made at zero' : ''}`;
    case 'verdict':
      return `Submission ${what.attempt} of ${titleOf(what.problem)}: ${what.verdict}, ${what.passed} of ${what.total} cases`;
    case 'set-aside':
      return `${titleOf(what.problem)} was set aside`;
    case 'tab-left':
      return 'The tab was left';
    case 'tab-returned':
      return 'Back in the tab';
    case 'paused':
      return 'Paused';
    case 'resumed':
      return 'The clock went on';
    case 'note':
      return `Notes written (${what.text.length} characters)`;
    case 'answer':
      return `Question ${what.question + 1} of ${titleOf(what.problem)} answered${what.aloud ? ' aloud' : ''}`;
    case 'rating':
      return `${titleOf(what.problem)}: own mark for ${what.key} is ${what.mark}`;
    case 'clock-jumped':
      return `The machine's clock moved ${what.byMs < 0 ? 'back' : 'forward'} by ${Math.round(Math.abs(what.byMs) / 1_000)} s`;
    case 'jump-disputed':
      return 'The person says that the clock was set and nothing slept: that jump does not count';
    case 'expired':
      return `The clock of "${sectionOf(what.section)}" reached zero`;
    case 'section-ended':
      return `"${sectionOf(what.section)}" was ended`;
    case 'questions-done':
      return `Done with the questions on ${titleOf(what.problem)}`;
    case 'finished':
      return 'The round was finished';
    case 'timing':
      return `Submission ${what.attempt} of ${titleOf(what.problem)} was timed: ${timingText(what)}`;
  }
}
