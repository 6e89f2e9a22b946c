import { describe, expect, test } from 'vitest';

import { ACCUMULATOR, edited, FENCE, ROW_SUMS, refusal } from './row-sums';

const REFERENCE = `${FENCE}ts reference`;
const EDIT = '[["sum + x", "sum + x / 2"]]';

/** What the author wrote instead of what -> what the judge says. */
type AuthorError = readonly [name: string, find: string, replace: string, message: string];

const FUNCTION_ERRORS: readonly AuthorError[] = [
  ['an unknown key', 'hints:', 'colour: red\nhints:', 'problem.md:21:1 front matter: unknown key "colour"'],
  [
    'an unknown key of a case',
    'sample: true',
    'sampel: true',
    'problem.md:17:20 cases.by-hand: unknown key "sampel"; did you mean "sample"?',
  ],
  [
    'an unknown key of the signature',
    'reduces: [D]',
    'reduces: [D]\n  tolerance: 1',
    'problem.md:16:3 signature: unknown key "tolerance"; there are kind, name, dims, reduces, assume, params, returns',
  ],
  [
    'an unknown key of a mistake',
    'says: "You',
    'why: x, says: "You',
    'problem.md:20:48 mistakes.means: unknown key "why"; there are edit, says',
  ],
  ['a missing key', 'title: Row sums\n', '', 'problem.md:1:1 title: is missing'],
  ['a missing key of a case', '{ id: drawn, ', '{ ', 'problem.md:18:5 cases.1.id: is missing'],
  ['another format', 'format: 1', 'format: 2', 'problem.md:2:1 format: expected 1, got number 2'],
  ['a title that is no text', 'title: Row sums', 'title: 3', 'problem.md:6:1 title: expected text, got number 3'],
  [
    'another difficulty',
    'difficulty: easy',
    'difficulty: trivial',
    'problem.md:7:1 difficulty: "trivial" is none of easy, medium, hard',
  ],
  ['an id in capitals', 'id: row-sums', 'id: Row sums', 'problem.md:3:1 id: must be lower-case words joined by "-"'],
  ['a UUID of another version', 'f24f-467d', 'f24f-167d', 'problem.md:4:1 uuid: must be a random UUID (version 4)'],
  [
    'a version that is none',
    'version: 1.0.0',
    'version: "1.0"',
    'problem.md:5:1 version: must be a semantic version such as 1.0.0',
  ],
  ['a range that is none', 'N: 1..8', 'N: 8', 'problem.md:12:11 signature.dims.N: expected text, got number 8'],
  ['an open range', 'N: 1..8', 'N: 1..', 'problem.md:12:11 signature.dims.N: must be a range such as "1..64"'],
  ['an empty range', 'N: 1..8', 'N: 8..1', 'problem.md:12:11 signature.dims.N: the range 8..1 is empty'],
  [
    'a dim without a range',
    'D: 1..8',
    'E: 1..8',
    'problem.md:12:3 signature.dims: the dim D is used but has no range; there are N, E',
  ],
  [
    'a dim named like a member of objects',
    'reduces: [D]',
    'reduces: [toString]',
    'problem.md:15:13 signature.reduces: toString is no dim; there are N, D',
  ],
  [
    'an unknown type',
    '"f32[N,D]"',
    '"f64[N,D]"',
    'problem.md:13:13 signature.params.x: "f64[N,D]" is no type; write f32[B,T], i32[N], bool[T,S], int, float, bool, string or "list of …"',
  ],
  [
    'an axis that is none',
    '"f32[N,D]"',
    '"f32[N,D+1]"',
    'problem.md:13:13 signature.params.x: "D+1" is no axis; write a dim\'s name or a whole number',
  ],
  [
    'an optional result',
    'returns: f32[N]',
    'returns: "f32[N]?"',
    'problem.md:14:3 signature.returns: "f32[N]?" is no type; write f32[B,T], i32[N], bool[T,S], int, float, bool, string or "list of …"',
  ],
  [
    'a result that is no type',
    'returns: f32[N]',
    'returns: [f32]',
    'problem.md:14:3 signature.returns: must be a type, or a map of names to types',
  ],
  [
    'params as a list',
    'params: { x: "f32[N,D]" }',
    'params: [x]',
    'problem.md:13:3 signature.params: expected a map of names, got a list',
  ],
  [
    'a name that is no identifier',
    'name: rowSums',
    'name: row-sums',
    'problem.md:11:3 signature.name: must be a TypeScript identifier',
  ],
  ['two cases with one id', 'id: drawn', 'id: by-hand', 'problem.md:18:5 cases: the id by-hand is used twice'],
  [
    'no case',
    'cases:\n  - { id: by-hand, sample: true, inputs: { x: [[1, 2], [3, 4]] } }\n  - { id: drawn, dims: { N: 3, D: 4 }, gen: { x: "normal(0,1)" } }',
    'cases: []',
    'problem.md:16:1 cases: needs at least 1 item',
  ],
  ['a size outside of its range', 'N: 3, D: 4', 'N: 9, D: 4', 'problem.md:18:26 cases.drawn.dims.N: 9 is outside 1..8'],
  [
    'a size in a list outside of its range',
    'N: 3, D: 4',
    'N: 3, D: [4, 0]',
    'problem.md:18:32 cases.drawn.dims.D: 0 is outside 1..8',
  ],
  [
    'a size of an unknown dim',
    'N: 3, D: 4',
    'N: 3, E: 4',
    'problem.md:18:32 cases.drawn.dims.E: the signature has no dim E; there are N, D',
  ],
  [
    'a size that is no number',
    'N: 3, D: 4',
    'N: three, D: 4',
    'problem.md:18:26 cases.drawn.dims.N: must be a whole number, or a list of them',
  ],
  [
    'an input that is no parameter',
    'inputs: { x:',
    'inputs: { y:',
    'problem.md:17:44 cases.by-hand.inputs.y: y is no parameter; there is only x',
  ],
  [
    'a generator of an unknown parameter',
    'gen: { x:',
    'gen: { y:',
    'problem.md:18:47 cases.drawn.gen.y: y is no parameter; there is only x',
  ],
  [
    'an unknown generator',
    'normal(0,1)',
    'gauss(0,1)',
    'problem.md:18:47 cases.drawn.gen.x: "gauss(0,1)" is no generator; known are normal, uniform, log-uniform, integers, dyadic, constant, bernoulli, causal',
  ],
  [
    'a generator with too few arguments',
    'normal(0,1)',
    'normal(1)',
    'problem.md:18:47 cases.drawn.gen.x: "normal(1)": normal takes 2 numbers',
  ],
  [
    'a generator with an argument left out',
    'normal(0,1)',
    'normal(0,)',
    'problem.md:18:47 cases.drawn.gen.x: "normal(0,)": normal takes 2 numbers',
  ],
  [
    'a generator of an empty range',
    'normal(0,1)',
    'integers(4,1)',
    'problem.md:18:47 cases.drawn.gen.x: "integers(4,1)": the range is empty',
  ],
  [
    'a fence of a generator that is not there',
    'gen: { x: "normal(0,1)" }',
    'generator: pairs',
    `problem.md:18:40 cases.drawn.generator: there is no fence ${FENCE}ts generator=pairs`,
  ],
  [
    'a script for a function',
    'sample: true',
    'script: step x 5',
    'problem.md:17:20 cases.by-hand: instances and script belong to class problems',
  ],
  [
    'too many seeds',
    'dims: { N: 3, D: 4 }',
    'dims: { N: 3, D: 4 }, seeds: 51',
    'problem.md:18:40 cases.drawn.seeds: must be at most 50',
  ],
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
  [
    'a law about an unknown parameter',
    'hints:',
    'properties: [{ permute: { k: N }, output: same, says: "Shuffling changes nothing." }]\nhints:',
    'problem.md:21:27 properties.0.permute.k: k is no parameter; there is only x',
  ],
  [
    'a law about an axis that is not there',
    'hints:',
    'properties:\n  - permute: { x: T }\n    output: same\n    says: "Shuffling changes nothing."\nhints:',
    'problem.md:22:16 properties.0.permute.x: x has no axis T',
  ],
  [
    'a law with an unknown output',
    'hints:',
    'properties:\n  - permute: { x: N }\n    output: rows\n    says: "Shuffling changes nothing."\nhints:',
    'problem.md:23:5 properties.0.output: "rows" is neither "same" nor a dim of an output; there are same, N',
  ],
  [
    'a member to forbid of no library',
    'hints:',
    'forbid: [{ name: np.sum, why: "x" }]\nhints:',
    'problem.md:21:12 forbid.0.name: must name a member of tf or math, such as tf.train.adam',
  ],
  [
    'a key twice',
    'title: Row sums',
    'title: Row sums\ntitle: Again',
    'problem.md:7:1 front matter: the key "title" stands twice; first on line 6',
  ],
  [
    'a brace left open',
    '{ id: drawn, dims: { N: 3, D: 4 },',
    '{ id: drawn, dims: { N: 3, D: 4,',
    'problem.md:19:1 front matter: Flow map in block collection must be sufficiently indented and end with a }',
  ],
  [
    'a tab as indentation',
    'title: Row sums',
    '\ttitle: Row sums',
    'problem.md:6:1 front matter: Tabs are not allowed as indentation',
  ],
  [
    'an alias of nothing',
    'title: Row sums',
    'title: *nowhere',
    'problem.md:6:8 front matter: the alias *nowhere has no anchor &nowhere before it',
  ],
  [
    'an unknown tag',
    'title: Row sums',
    'title: !!js/function "x"',
    'problem.md:6:8 front matter: Unresolved tag: tag:yaml.org,2002:js/function',
  ],
  [
    'a list of topics that is none',
    'topics: [fixture]',
    'topics: fixture',
    'problem.md:8:1 topics: expected a list, got "fixture"',
  ],
];

const CLASS_ERRORS: readonly AuthorError[] = [
  [
    'an unknown method',
    'script: add x 3',
    'script: sub x 3',
    'problem.md:21:66 cases.drawn.script: there is no method sub; there are add, count',
  ],
  [
    'a script that cannot be read',
    'script: add x 3',
    'script: add 3',
    'problem.md:21:66 cases.drawn.script: must read like "step x 5" (at most 999 calls)',
  ],
  [
    'a script of a billion calls',
    'script: add x 3',
    'script: add x 1000000000',
    'problem.md:21:66 cases.drawn.script: must read like "step x 5" (at most 999 calls)',
  ],
  [
    'an unknown key of a call',
    '{ call: count }',
    '{ call: count, times: 2 }',
    'problem.md:20:116 cases.by-hand.script.1: unknown key "times"; there are on, call, inputs',
  ],
  [
    'a billion instances',
    '{ call: count }',
    '{ call: count, on: 1000000000 }',
    'problem.md:20:116 cases.by-hand.script.1.on: must be at most 99',
  ],
  [
    'an input of another method',
    '{ call: count }',
    '{ call: count, inputs: { x: 1 } }',
    'problem.md:20:126 cases.by-hand.script.1.inputs.x: x is no parameter of count',
  ],
  ['no script', ', script: add x 3', '', 'problem.md:21:5 cases.drawn: a case of a class problem needs a script'],
  [
    'an unknown constructor input',
    'instances: [{ scale: 2 }], script: add',
    'instances: [{ scala: 2 }], script: add',
    'problem.md:21:53 cases.drawn.instances.0.scala: scala is no parameter of the constructor; did you mean "scale"?',
  ],
  [
    'an unknown key of a method',
    'returns: int',
    'return: int',
    'problem.md:17:26 signature.methods.count: unknown key "return"; did you mean "returns"?',
  ],
  [
    'a class without a constructor',
    '  construct: { scale: float }\n',
    '',
    'problem.md:10:1 signature.construct: is missing',
  ],
  [
    'a law for a class',
    'hints:',
    'properties: [{ permute: { x: L }, output: same, says: "Shuffling changes nothing." }]\nhints:',
    'problem.md:24:14 properties.0: properties belong to problems that ask for a function',
  ],
];

describe('author errors of a function problem', () => {
  test.each(FUNCTION_ERRORS.map((error) => [...error] as const))('%s', (_, find, replace, message) => {
    expect(refusal(edited(ROW_SUMS, find, replace))).toBe(message);
  });
});

describe('author errors of a class problem', () => {
  test.each(CLASS_ERRORS.map((error) => [...error] as const))('%s', (_, find, replace, message) => {
    expect(refusal(edited(ACCUMULATOR, find, replace))).toBe(message);
  });
});
