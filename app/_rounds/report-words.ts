/** Figures of a report as they are read, on the page and in Markdown alike. */

import { timingText } from '../_lib/timing-words';
import type { ProblemFigures } from './report';
import { RUBRIC } from './round-event';
import { RUBRIC_WORDS } from './rubric';

const NO_DATA = 'no data';

/** `12 min 05 s`; a figure without data says so. */
export function formatDuration(ms: number | null, none = NO_DATA): string {
  if (ms === null) return none;
  const seconds = Math.round(ms / 1_000);
  const rest = String(seconds % 60).padStart(2, '0');
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${rest} s`;
}

const STATUS: Readonly<Record<ProblemFigures['status'], string>> = {
  locked: 'never unlocked',
  open: 'open',
  accepted: 'accepted',
  'set-aside': 'set aside',
  closed: 'not accepted when its section ended',
};

/** Name and value of each figure of a problem, in the order in which they are shown. */
export function figureRows(one: ProblemFigures): (readonly [string, string])[] {
  const wrong = Object.entries(one.wrong).map(([verdict, count]) => `${count} × ${verdict}`);
  const ratings = RUBRIC.flatMap((key) => {
    const mark = one.ratings[key];
    return mark === undefined ? [] : [`${RUBRIC_WORDS[key].title} ${mark} of 4`];
  });
  return [
    ['Outcome', STATUS[one.status]],
    ['To the first run', formatDuration(one.toFirstRunMs, 'never run')],
    ['To the first green case', formatDuration(one.toFirstGreenMs, 'no case passed')],
    ['To accepted', formatDuration(one.toAcceptedMs, 'not accepted')],
    ['Time in the editor', formatDuration(one.workedMs)],
    ['Runs', String(one.runs)],
    ['Submissions', String(one.submissions)],
    ['Wrong verdicts', wrong.join(', ') || (one.submissions === 0 ? NO_DATA : 'none')],
    [
      'Known mistakes made',
      one.mistakes.map(({ id, says }) => `${id}: ${says}`).join(' ') || (one.submissions === 0 ? NO_DATA : 'none'),
    ],
    ['Timing tier', one.timing === null ? (one.tier ?? 'not measured') : timingText(one.timing)],
    ['Own rating', ratings.join(', ') || 'not rated'],
  ];
}
