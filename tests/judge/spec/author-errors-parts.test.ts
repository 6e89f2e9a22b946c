import { describe, expect, test } from 'vitest';
import { DEBUG, EVERYTHING, OPTIMISE } from './everything';
import { type AuthorError, edited, FENCE, refusal } from './row-sums';

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
