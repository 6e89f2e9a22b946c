/** The accepted solution that a report holds the person's code against, and the difference in lines. */

import { diffLines } from 'diff';
import type { ProblemPage } from '../_lib/problem-page';

export type AcceptedSolution = ProblemPage['accepted'][number];

/** A problem's file names its solutions with the one that times are held against first, for each style. */
export function fastestAccepted(page: ProblemPage, style: 'arrays' | 'tensors'): AcceptedSolution | undefined {
  return page.accepted.find((one) => one.style === style) ?? page.accepted[0];
}

export interface DiffLine {
  readonly kind: 'same' | 'yours' | 'theirs';
  readonly text: string;
}

/** From the person's code to another's, line by line (Myers). */
export function linesOfDiff(yours: string, theirs: string): DiffLine[] {
  return diffLines(withEnd(yours), withEnd(theirs)).flatMap(({ added, removed, value }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((text): DiffLine => ({ kind: added ? 'theirs' : removed ? 'yours' : 'same', text })),
  );
}

const withEnd = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);
