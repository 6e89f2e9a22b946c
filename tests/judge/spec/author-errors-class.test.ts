import { describe, expect, test } from 'vitest';

import { ACCUMULATOR, type AuthorError, edited, refusal } from './row-sums';

const ERRORS: AuthorError[] = [
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

describe('author errors of a class problem', () => {
  test.each(ERRORS)('%s', (_, find, replace, message) => {
    expect(refusal(edited(ACCUMULATOR, find, replace))).toBe(message);
  });
});
