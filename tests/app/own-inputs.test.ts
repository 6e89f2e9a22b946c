import { describe, expect, test } from 'vitest';
import { readOwnInputs } from '../../app/_workbench/own-inputs';

const PARAMS = [
  { name: 'x', optional: false },
  { name: 'mask', optional: true },
];

function read(x: string, mask = '') {
  return readOwnInputs(PARAMS, { x, mask });
}

describe('an own input', () => {
  test('is none where nothing is written', () => {
    expect(read(' ')).toEqual({ kind: 'none' });
    expect(readOwnInputs(undefined, { x: '1' })).toEqual({ kind: 'none' });
  });

  test.each<[string, unknown]>([
    [
      '[[1, 2.5e-3], [-0, 3]]',
      [
        [1, 2.5e-3],
        [-0, 3],
      ],
    ],
    ['[0.5, -Infinity, Infinity]', [0.5, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['["Infinity", "a \\" -Infinity", "1e400"]', ['Infinity', 'a " -Infinity', '1e400']],
    ['{ "Infinity": [Infinity] }', { Infinity: [Number.POSITIVE_INFINITY] }],
    ['null', null],
  ])('reads %s', (text, value) => {
    expect(read(text)).toEqual({ kind: 'inputs', inputs: { x: value } });
  });

  test.each([
    '[1, 2',
    'Infinit',
    'Infinity2',
    '1Infinity',
    '1e-Infinity',
    '1-Infinity',
    '.Infinity',
    '--Infinity',
    '+Infinity',
    '[NaN]',
    '[Infinity, oops]',
    '"Infinity',
  ])('refuses %s', (text) => {
    const own = read(text);
    expect(own).toMatchObject({ kind: 'invalid', name: 'x', message: expect.stringMatching(/^x is no JSON: ./) });
    // What stands in for an infinity is not the person's.
    expect(own).not.toMatchObject({ message: expect.stringContaining('999') });
  });

  test.each(['1e400', '[1, -1e400]', '[1e999999]'])('refuses %s instead of making it infinite', (text) => {
    expect(read(text)).toMatchObject({
      kind: 'invalid',
      message: expect.stringMatching(/^x holds -?1e\d+, which is too large for a number; infinities are written out/),
    });
  });

  test('may lack what is optional, and nothing else', () => {
    expect(read('[1]', '[true]')).toEqual({ kind: 'inputs', inputs: { x: [1], mask: [true] } });
    expect(read('', '[true]')).toEqual({ kind: 'invalid', name: 'x', message: 'x is missing' });
  });
});
