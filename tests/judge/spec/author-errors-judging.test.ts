import { describe, expect, test } from 'vitest';
import { EVERYTHING } from './everything';
import { type AuthorError, edited, refusal } from './row-sums';

const LAW = '{ shift: { scores: 3.5 }, output: same';

const COMPARE: AuthorError[] = [
  ['an unknown output', 'rows: up-to', 'row: up-to', 'compare.row: there is no output row; did you mean "rows"?'],
  [
    'an unknown comparator',
    'flags: exact',
    'flags: exactly',
    'compare.flags: "exactly" is no comparator; did you mean "exact"?',
  ],
  [
    'a comparator without its argument',
    'up-to-sign(D)',
    'up-to-sign',
    'compare.signs: "up-to-sign": up-to-sign needs a dim in brackets',
  ],
  ['an argument too many', 'merges: set', 'merges: set(N)', 'compare.merges: "set(N)": set takes nothing in brackets'],
  [
    'a sign of what has none',
    'labels: relabelled(K)',
    'labels: up-to-sign(N)',
    'compare.labels: up-to-sign(N): only f32[…] has signs to ignore, not i32[N]',
  ],
  [
    'a sign along an axis that is not there',
    'up-to-sign(D)',
    'up-to-sign(K)',
    'compare.signs: up-to-sign(K): f32[N,D] has no axis K',
  ],
  [
    'a permutation along an axis that is not there',
    'up-to-permutation(K)',
    'up-to-permutation(N)',
    'compare.rows: up-to-permutation(N): f32[K,D] has no axis N',
  ],
  [
    'labels that are no labels',
    'flags: exact',
    'flags: relabelled(K)',
    'compare.flags: relabelled(K): labels are i32[…], not bool[N]',
  ],
  [
    'labels of an unknown dim',
    'relabelled(K)',
    'relabelled(Q)',
    'compare.labels: relabelled(Q): Q is no dim; there are N, D, K, L',
  ],
  [
    'indices that are none',
    'draws: statistical',
    'draws: top-k(scores)',
    'compare.draws: top-k(scores): indices are i32[…], not f32[N]',
  ],
  [
    'indices into an unknown input',
    'top-k(scores)',
    'top-k(score)',
    'compare.top: top-k(score): score is no parameter; did you mean "scores"?',
  ],
  [
    'indices into rows that the output has not',
    'top-k(scores)',
    'top-k(x)',
    'compare.top: top-k(x): i32[K] and x f32[N,D] differ before the last axis',
  ],
  [
    'indices into booleans',
    'top-k(scores)',
    'top-k(mask)',
    'compare.top: top-k(mask): mask is bool[N]; indices point into numbers',
  ],
  [
    'residuals that are not there',
    'valid-by(orthogonal)',
    'valid-by(ortogonal)',
    'compare.factors: valid-by(ortogonal): there is no fence ```ts residual=ortogonal; did you mean "orthogonal"?',
  ],
  [
    'a sample of booleans',
    'flags: exact',
    'flags: statistical',
    'compare.flags: statistical: a sample holds numbers, not bool[N]',
  ],
  [
    'fractions that are none',
    'flags: exact',
    'flags: close',
    'compare.flags: close: bool[N] has no fractions; it is compared exactly',
  ],
  [
    'a tolerance without a reason',
    'why: "The exponent is taken twice, once by the caller."',
    'why: "Because."',
    'tolerance.why: must give the reason in at least 20 characters',
  ],
  ['a tolerance of nothing', 'factor: 4', 'factor: 0', 'tolerance.factor: must be more than 0'],
];

const LAWS: AuthorError[] = [
  [
    'two changes at once',
    LAW,
    '{ shift: { scores: 3.5 }, scale: { x: 2 }, output: same',
    'properties.1: needs exactly one of permute, shift, scale, causal, vary, custom; it has shift and scale',
  ],
  [
    'no change',
    LAW,
    '{ output: same',
    'properties.1: needs exactly one of permute, shift, scale, causal, vary, custom; it has none',
  ],
  [
    'a misspelt change',
    LAW,
    '{ shft: { scores: 3.5 }, output: same',
    'properties.1: unknown key "shft"; did you mean "shift"?',
  ],
  [
    'a change of an unknown parameter',
    LAW,
    '{ shift: { score: 3.5 }, output: same',
    'properties.1.shift.score: score is no parameter; did you mean "scores"?',
  ],
  [
    'a shift of booleans',
    LAW,
    '{ shift: { mask: 3.5 }, output: same',
    'properties.1.shift.mask: mask is bool[N]; only floats are changed',
  ],
  ['a shift by nothing', LAW, '{ shift: { scores: 0 }, output: same', 'properties.1.shift.scores: 0 changes nothing'],
  ['a scale by one', '{ x: 2, temperature: 0.5 }', '{ x: 1 }', 'properties.2.scale.x: 1 changes nothing'],
  ['a change of no parameter', LAW, '{ shift: {}, output: same', 'properties.1.shift: names no parameter'],
  ['a law without an output', LAW, '{ shift: { scores: 3.5 }', 'properties.1.output: is missing'],
  [
    'a law with a misspelt output',
    '{ scaled: 2 }',
    '{ scaled: 2, shfted: 1 }',
    'properties.2.output: unknown key "shfted"; did you mean "shifted"?',
  ],
  [
    'a law with two outputs',
    '{ scaled: 2 }',
    '{ scaled: 2, shifted: 1 }',
    'properties.2.output: needs exactly one of shifted, scaled',
  ],
  [
    'a dim where nothing is shuffled',
    LAW,
    '{ shift: { scores: 3.5 }, output: N',
    'properties.1.output: a dim belongs to permute and causal, not to shift',
  ],
  [
    'an output shuffled along what no input is',
    'mask: N }, output: N',
    'mask: N }, output: D',
    'properties.0.output: no input is shuffled along D',
  ],
  [
    'a scaled output of a shuffle',
    'mask: N }, output: N',
    'mask: N }, output: { scaled: 2 }',
    'properties.0.output: scaled belongs to shift and scale, not to permute',
  ],
  [
    'two dims of time',
    'causal: { x: N, scores: N }',
    'causal: { x: D, scores: N }',
    'properties.3.output: must be the dim of time of all its inputs, D and N',
  ],
  [
    'a causal law with another output',
    'scores: N }, output: N',
    'scores: N }, output: same',
    'properties.3.output: must be the dim of time of all its inputs, N',
  ],
  [
    'a tensor that varies',
    'vary: { k: [1, 2, 3] }',
    'vary: { x: [1, 2, 3] }',
    'properties.4.vary.x: x is f32[N,D]; only an int or float varies',
  ],
  [
    'an int that takes a fraction',
    'vary: { k: [1, 2, 3] }',
    'vary: { k: [1, 2.5] }',
    'properties.4.vary.k: k is an int and cannot be 2.5',
  ],
  ['a single value', 'vary: { k: [1, 2, 3] }', 'vary: { k: [1] }', 'properties.4.vary.k: needs at least 2 items'],
  [
    'a custom law without its fence',
    '{ custom: odd',
    '{ custom: even',
    'properties.5.custom: there is no fence ```ts property=even; there is only odd',
  ],
  [
    'a custom law with an output',
    '{ custom: odd',
    '{ custom: odd, output: same',
    'properties.5.output: a custom law tells its output in the fence',
  ],
];

describe.each([
  ['comparators', COMPARE],
  ['laws', LAWS],
])('author errors in %s', (_, errors) => {
  test.each(errors)('%s', (_name, find, replace, message) => {
    expect(refusal(edited(EVERYTHING, find, replace))).toContain(message);
  });
});
