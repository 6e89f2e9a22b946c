/** The person's own rating: what each mark means. Told with anchors, so that a mark is more than a mood. */

import type { RubricKey } from './round-event';

export const MARKS = [1, 2, 3, 4] as const;

export const RUBRIC_WORDS: Readonly<
  Record<RubricKey, { readonly title: string; readonly anchors: readonly [string, string, string, string] }>
> = {
  correctness: {
    title: 'Correctness',
    anchors: [
      'It did not run, or was wrong on ordinary inputs.',
      'Right on ordinary inputs, wrong on edge cases.',
      'Right after a wrong submission or two.',
      'Right at the first submission, edge cases included.',
    ],
  },
  communication: {
    title: 'Communication',
    anchors: [
      'I wrote in silence.',
      'I named steps, but an interviewer could not have followed my reasons.',
      'I asked what was unclear and told my plan before I wrote.',
      'I asked, planned, and told each trade-off as I met it.',
    ],
  },
  complexity: {
    title: 'Complexity',
    anchors: [
      'I did not think about time or memory.',
      'I could tell the complexity only when I looked for it.',
      'I told time and memory, and they are right.',
      'I told both, and what would limit it at ten times the size.',
    ],
  },
  testing: {
    title: 'Testing',
    anchors: [
      'I only submitted.',
      'I ran the samples.',
      'I tried an input of my own or an edge case.',
      'I chose inputs for each risk before I submitted.',
    ],
  },
  quality: {
    title: 'Code quality',
    anchors: [
      'I could not explain it tomorrow.',
      'It works, with names and parts that mislead.',
      'Clear names, small steps, nothing left over.',
      'I would send it for review as it is.',
    ],
  },
};
