/** The picture of a timeline as shapes on a line of time; drawing is left to the page. */

import type { RoundReport } from './report';
import type { Round } from './round';
import type { TimelineRow } from './timeline';

/** A stretch of time, ms since the first start. */
export interface Span {
  readonly kind: 'section' | 'phase' | 'worked' | 'pause' | 'away' | 'break';
  readonly fromMs: number;
  readonly toMs: number;
  /** Of `worked`: index of the problem. */
  readonly problem: number | undefined;
  readonly label: string;
}

export interface Mark {
  readonly kind: 'run' | 'accepted' | 'wrong' | 'pending' | 'expired';
  readonly atMs: number;
  readonly problem: number | undefined;
  readonly label: string;
}

export interface TimelineShapes {
  readonly totalMs: number;
  readonly spans: readonly Span[];
  readonly marks: readonly Mark[];
}

export function timelineShapes(round: Round, { timeline }: RoundReport): TimelineShapes {
  const last = timeline.at(-1)?.atMs ?? 0;
  const spans: Span[] = [];
  const open = new Map<Span['kind'], Omit<Span, 'toMs'>>();
  const close = (kind: Span['kind'], atMs: number): void => {
    const span = open.get(kind);
    if (span !== undefined && atMs > span.fromMs) spans.push({ ...span, toMs: atMs });
    open.delete(kind);
  };
  const begin = (kind: Span['kind'], fromMs: number, label: string, problem?: number): void => {
    close(kind, fromMs);
    open.set(kind, { kind, fromMs, label, problem });
  };
  let section = -1;
  for (const { atMs, what } of timeline) {
    switch (what.kind) {
      case 'section-started': {
        section = what.section;
        const spec = round.template.sections[section];
        close('break', atMs);
        begin('section', atMs, spec?.title ?? '');
        if (spec?.phases?.[0] !== undefined) begin('phase', atMs, spec.phases[0].id);
        begin(
          'worked',
          atMs,
          '',
          round.problems.findIndex((one) => one.section === section),
        );
        break;
      }
      case 'phase':
        begin('phase', atMs, round.template.sections[section]?.phases?.[what.phase]?.id ?? '');
        break;
      case 'shown':
        begin('worked', atMs, '', what.problem);
        break;
      case 'questions-done':
      case 'set-aside':
        // In a chain the next problem opens here.
        if (open.has('worked') && round.problems[what.problem + 1]?.section === section)
          begin('worked', atMs, '', what.problem + 1);
        break;
      case 'paused':
        begin('pause', atMs, 'paused');
        break;
      case 'resumed':
        close('pause', atMs);
        break;
      case 'tab-left':
        begin('away', atMs, 'away from the tab');
        break;
      case 'tab-returned':
      case 'reopened':
        close('away', atMs);
        break;
      case 'expired':
      case 'section-ended':
      case 'finished':
        for (const kind of ['section', 'phase', 'worked', 'pause', 'away'] as const) close(kind, atMs);
        if (round.template.sections[section + 1] !== undefined && what.kind !== 'finished')
          begin('break', atMs, 'questions and break');
        break;
      default:
        break;
    }
  }
  for (const kind of [...open.keys()]) close(kind, last);
  return { totalMs: Math.max(last, 1), spans, marks: timeline.flatMap((row) => markOf(row, timeline)) };
}

function markOf({ atMs, what, words }: TimelineRow, timeline: readonly TimelineRow[]): Mark[] {
  switch (what.kind) {
    case 'run':
      return [{ kind: 'run', atMs, problem: what.problem, label: words }];
    case 'submit': {
      const verdict = timeline.find(
        (row) => row.what.kind === 'verdict' && row.what.problem === what.problem && row.what.attempt === what.attempt,
      );
      const kind =
        verdict?.what.kind !== 'verdict' ? 'pending' : verdict.what.verdict === 'accepted' ? 'accepted' : 'wrong';
      return [{ kind, atMs, problem: what.problem, label: verdict?.words ?? words }];
    }
    case 'expired':
      return [{ kind: 'expired', atMs, problem: undefined, label: words }];
    default:
      return [];
  }
}
