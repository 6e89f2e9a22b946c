import type { RunState } from '../use-judge';
import { announcementOf } from './words';

/** What a screen reader is told of runs. */
export function Announcement({ state }: { state: RunState }) {
  // A verdict that is the same as the last one is told again: a new element is news, an equal text is none.
  const run = state.kind === 'done' ? state.report.elapsedMs : state.kind;
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      <span key={run}>{announcementOf(state)}</span>
    </p>
  );
}
