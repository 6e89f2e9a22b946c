import { describe, expect, test } from 'vitest';

import { type AuthorError, edited, FENCE, ROW_SUMS, refusal } from './row-sums';

const REFERENCE = `${FENCE}ts reference`;
const EDIT = '[["sum + x", "sum + x / 2"]]';

const ERRORS: AuthorError[] = [
  [
    'an edit that matches nothing',
    '"sum + x",',
    '"total + x",',
    'problem.md:20:20 mistakes.means: "total + x" occurs 0 times in the reference; an edit must match exactly once',
  ],
  [
    'an edit that matches twice',
    '"sum + x",',
    '"sum",',
    'problem.md:20:20 mistakes.means: "sum" occurs 2 times in the reference (line 26); an edit must match exactly once',
  ],
  [
    'an edit without a replacement',
    EDIT,
    '[["sum + x"]]',
    'problem.md:20:19 mistakes.means.edit.0: needs at least 2 items',
  ],
  [
    'a mistake without edit and fence',
    `edit: ${EDIT}, `,
    '',
    `problem.md:20:3 mistakes.means: needs either "edit" or a fence ${FENCE}ts mistake=means, not both and not neither`,
  ],
  [
    'a mistake with an edit and a fence',
    REFERENCE,
    `${FENCE}ts mistake=means\n${FENCE}\n${REFERENCE}`,
    `problem.md:20:3 mistakes.means: needs either "edit" or a fence ${FENCE}ts mistake=means, not both and not neither`,
  ],
  [
    'a fence of an unknown mistake',
    REFERENCE,
    `${FENCE}ts mistake=other\n${FENCE}\n${REFERENCE}`,
    'problem.md:25:1 mistake=other: has a fence but no entry "says" under mistakes; there is only means',
  ],
  [
    'a fence of a mistake named like a member of objects',
    REFERENCE,
    `${FENCE}ts mistake=constructor\n${FENCE}\n${REFERENCE}`,
    'problem.md:25:1 mistake=constructor: has a fence but no entry "says" under mistakes; there is only means',
  ],
  ['no reference', REFERENCE, `${FENCE}ts`, 'problem.md:23:1 reference: there is no fence ```ts reference'],
  [
    'two references',
    REFERENCE,
    `${REFERENCE}\n${FENCE}\n${REFERENCE}`,
    'problem.md:27:1 reference: stands twice; first on line 25',
  ],
  [
    'a reference that is never closed',
    'x, 0));\n```\n',
    'x, 0));\n',
    'problem.md:25:1 fence "ts reference": is not closed before the next one opens on line 27',
  ],
  [
    'two fences with one id',
    REFERENCE,
    `${FENCE}ts accepted=loops\n${FENCE}\n${REFERENCE}`,
    'problem.md:30:1 accepted=loops: stands twice; first on line 25',
  ],
  [
    'a fence with an unknown role',
    REFERENCE,
    `${FENCE}ts startr\n${FENCE}\n${REFERENCE}`,
    'problem.md:25:7 fence "ts startr": unknown role "startr"; did you mean "starter"?',
  ],
  [
    'a fence without an id',
    REFERENCE,
    `${FENCE}ts mistake\n${FENCE}\n${REFERENCE}`,
    'problem.md:25:1 fence "ts mistake": needs an id: mistake=<id>',
  ],
  [
    'a fence with an unknown attribute',
    'style=arrays',
    'stile=arrays',
    'problem.md:28:22 fence "ts accepted=loops stile=arrays note="Plain loops."": unknown attribute "stile" of accepted; did you mean "style"?',
  ],
  [
    'an unknown style',
    'style=arrays',
    'style=lists',
    'problem.md:28:22 fence "ts accepted=loops style=lists note="Plain loops."": style is "lists"; expected arrays or tensors',
  ],
];

describe('author errors in programs and fences', () => {
  test.each(ERRORS)('%s', (_, find, replace, message) => {
    expect(refusal(edited(ROW_SUMS, find, replace))).toBe(message);
  });
});
