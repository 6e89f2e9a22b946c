import { describe, expect, test } from 'vitest';
import { DEBUG, EVERYTHING, OPTIMISE } from './everything';
import { type AuthorError, edited, FENCE, refusal } from './row-sums';

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

const SPEED: AuthorError[] = [
  ['a dim that does not exist', 'grow: [N]', 'grow: [T]', 'performance: the signature has no dim T; there are N, D'],
  ['sizes that fall', '[16, 32, 64]', '[16, 64, 32]', 'performance.n: the sizes must grow'],
  ['sizes outside of the range', '[16, 32, 64]', '[16, 32, 65]', 'performance: N is 65, outside 1..64'],
  ['a fixed size outside of the range', 'fixed: { D: 8 }', 'fixed: { D: 9 }', 'performance: D is 9, outside 1..8'],
  [
    'a dim that grows and is fixed',
    'fixed: { D: 8 }',
    'fixed: { D: 8, N: 3 }',
    'performance.fixed.N: N grows and cannot be fixed',
  ],
  ['tiers that rise', 'good: 1.5', 'good: 5', 'performance.tiers: must fall: pass > good > great'],
  [
    'a generator that is not there',
    'fixed: { D: 8 }, generator: made',
    'fixed: { D: 8 }, generator: mad',
    'performance.generator: there is no fence ```ts generator=mad; did you mean "made"?',
  ],
  [
    'a size that nothing gives',
    'fixed: { D: 8 }, generator: made, generatorParams: { gap: 1 }',
    'fixed: {}',
    'performance: the size of D is not given; put it into grow or fixed',
  ],
  [
    'a misspelt limit',
    'largestTensor: 65536',
    'largestTenser: 65536',
    'limits: unknown key "largestTenser"; did you mean "largestTensor"?',
  ],
  ['a limit of nothing', 'peakBytes: 4000000', 'peakBytes: 0', 'limits.peakBytes: must be at least 1'],
  [
    'one library allowed and forbidden',
    '[math.sqrt, math.exp]',
    '[math.sqrt, tf.exp]',
    'allow.1: tf.exp: forbid already names members of tf; use one of allow and forbid for a library',
  ],
  [
    'a member of no library',
    '[math.sqrt, math.exp]',
    '[np.sqrt]',
    'allow.0: must name a member of tf or math, such as tf.train.adam',
  ],
];

const FENCES: AuthorError[] = [
  [
    'a generator that nothing names',
    `${FENCE}ts generator=made`,
    `${FENCE}ts generator=other\n${FENCE}\n${FENCE}ts generator=made`,
    'generator=other: nothing names it: write its id under "generator" of a case, of an invalid input or of performance',
  ],
  [
    'a checker that nothing names',
    'lengths: custom',
    'lengths: exact',
    'checker: nothing names it: write "custom" for an output under "compare"',
  ],
  [
    'residuals that nothing names',
    'factors: valid-by(orthogonal)',
    'factors: close',
    'residual=orthogonal: nothing names it: write valid-by(<id>) for an output under "compare"',
  ],
  [
    'a law that nothing names',
    `${FENCE}ts property=odd`,
    `${FENCE}ts property=odd\n${FENCE}\n${FENCE}ts property=even`,
    'property=even: nothing names it: write { custom: <id>, says: … } under "properties"',
  ],
  [
    'two checkers',
    `${FENCE}ts checker`,
    `${FENCE}ts checker\n${FENCE}\n${FENCE}ts checker`,
    'checker: stands twice; first on line 99',
  ],
  [
    'an invalid input that nothing names',
    `${FENCE}ts invalid=ragged`,
    `${FENCE}ts invalid=other\n${FENCE}\n${FENCE}ts invalid=ragged`,
    'invalid=other: has a fence but no entry under invalid',
  ],
  [
    'an invalid input without inputs',
    `${FENCE}ts invalid=ragged`,
    `${FENCE}ts generator=made-2`,
    'invalid.ragged: needs dims, inputs, gen, a generator or a fence ```ts invalid=ragged',
  ],
  [
    'an invalid input made twice',
    '{ id: ragged, ',
    '{ id: ragged, generator: made, ',
    'invalid.ragged: the fence invalid=ragged already makes its inputs',
  ],
  [
    'a slow program that nothing names',
    `${FENCE}ts slow=by-hand`,
    `${FENCE}ts slow=other\n${FENCE}\n${FENCE}ts slow=by-hand`,
    'slow=other: has a fence but no entry "says" under slow; there are twice, by-hand',
  ],
  [
    'an edit that changes nothing',
    '["return", "return void"]',
    '["return", "return"]',
    'mistakes.no-scale: "return" is replaced by itself',
  ],
  [
    'edits that cancel out',
    '["return", "return void"]',
    '["return", "stop"], ["stop", "return"]',
    'mistakes.no-scale: the edits cancel out: nothing is changed',
  ],
  [
    'a broken program of another kind',
    `${FENCE}ts starter style=arrays`,
    `${FENCE}ts broken style=arrays`,
    'broken style=arrays: belongs to kind debug, but the kind is implement',
  ],
  [
    'two starters of one style',
    `${FENCE}ts starter style=arrays`,
    `${FENCE}ts starter\n${FENCE}\n${FENCE}ts starter style=arrays`,
    'starter style=arrays: stands twice; first on line 96',
  ],
  [
    'a checker with an id',
    `${FENCE}ts checker`,
    `${FENCE}ts checker=mine`,
    'fence "ts checker=mine": checker takes no id',
  ],
  ['a backtick in a note', 'note="Plain."', 'note="`x`"', 'a fence line must not hold a backtick'],
  ['an id of signs', 'property=odd', 'property=odd!', 'the id "odd!" must be words joined by "-"'],
  [
    'a section behind Learn',
    'It teaches everything.',
    'It teaches.\n\n## More',
    '"## Learn" must be the last section, but "## More" follows it',
  ],
  [
    'constants without a generator',
    'generator: made, generatorParams: { gap: 2 }',
    'generatorParams: { gap: 2 }',
    'cases.drawn: generatorParams are for a generator fence; name one under generator',
  ],
  [
    'a literal of another shape',
    'x: [[1], [2]]',
    'x: [[1], [2, 3]]',
    'cases.by-hand.inputs.x: rows differ in length on axis 1: 1 and 2',
  ],
  [
    'a literal against its dims',
    'x: [[1], [2]]',
    'x: [[1]]',
    'cases.by-hand.inputs.x: the axis N has size 1, but N is 2 elsewhere',
  ],
  ['a literal of another type', 'k: 1,', 'k: 1.5,', 'cases.by-hand.inputs.k: expected int, got number 1.5'],
];

const KINDS: [...AuthorError, string][] = [
  [
    'a speedup of another kind',
    'kind: optimise',
    'kind: implement',
    'speedup: belongs to kind optimise, but the kind is implement',
    OPTIMISE,
  ],
  ['no speedup', 'speedup: 100\n', '', 'kind: optimise needs "speedup"', OPTIMISE],
  ['a speedup that is none', 'speedup: 100', 'speedup: 1', 'speedup: must be more than 1', OPTIMISE],
  [
    'no sizes',
    'performance: { grow: [N], n: [256, 1024, 4096], tiers: { pass: 4, good: 1.5, great: 0.8 } }\n',
    '',
    'kind: optimise needs "performance"',
    OPTIMISE,
  ],
  [
    'no given program',
    'given style=arrays',
    'accepted=slow',
    'kind: optimise needs a fence ```ts given style=…',
    OPTIMISE,
  ],
  [
    'a starter beside the given program',
    `${FENCE}ts given`,
    `${FENCE}ts starter\n${FENCE}\n${FENCE}ts given`,
    'in kind optimise the editor opens with the fence "given"',
    OPTIMISE,
  ],
  [
    'bugs of another kind',
    'kind: debug',
    'kind: implement',
    'bugs: belongs to kind debug, but the kind is implement',
    DEBUG,
  ],
  [
    'no broken program',
    'broken style=arrays',
    'accepted=broken',
    'kind: debug needs a fence ```ts broken style=…',
    DEBUG,
  ],
  [
    'a bug that is no mistake',
    'bugs: { starts-at-one:',
    'bugs: { start-at-one:',
    'bugs.start-at-one: there is no mistake start-at-one; did you mean "starts-at-one"?',
    DEBUG,
  ],
  [
    'a bug that an unknown case proves',
    '[first, second]',
    '[first, secund]',
    'bugs.starts-at-one: there is no case secund; did you mean "second"?',
    DEBUG,
  ],
];

describe.each([
  ['comparators', COMPARE],
  ['laws', LAWS],
  ['speed, limits and libraries', SPEED],
  ['fences and inputs', FENCES],
])('author errors in %s', (_, errors) => {
  test.each(errors)('%s', (_name, find, replace, message) => {
    expect(refusal(edited(EVERYTHING, find, replace))).toContain(message);
  });
});

describe('author errors in what a kind needs', () => {
  test.each(KINDS)('%s', (_, find, replace, message, file) => {
    expect(refusal(edited(file, find, replace))).toContain(message);
  });
});
