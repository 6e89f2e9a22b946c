import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '#judge/spec/apply-edits';

const reference = (source: string) => ({ source, line: 10 });

describe('edits of the reference', () => {
  test('are made in order, each on the result of the one before', () => {
    expect(
      applyEdits(reference('a + b'), [
        ['a', 'x'],
        ['x +', 'x -'],
      ]),
    ).toEqual({ kind: 'edited', source: 'x - b' });
  });

  test('put in what they say, whatever signs it holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, replacement, after) => {
        fc.pre(!before.includes('@') && !after.includes('@') && replacement !== '@');
        expect(applyEdits(reference(`${before}@${after}`), [['@', replacement]])).toEqual({
          kind: 'edited',
          source: `${before}${replacement}${after}`,
        });
      }),
    );
  });

  test('an edit and its reverse change nothing, which is a fault', () => {
    const edited = applyEdits(reference('a + b'), [
      ['+', '-'],
      ['-', '+'],
    ]);
    expect(edited).toEqual({ kind: 'misfit', index: 0, problem: 'the edits cancel out: nothing is changed' });
  });

  test.each<[string, string, readonly (readonly [string, string])[], number, string]>([
    ['nowhere', 'a + b', [['c', 'd']], 0, '"c" occurs 0 times in the reference; an edit must match exactly once'],
    [
      'nowhere any more',
      'a + b',
      [
        ['a', 'c'],
        ['a', 'd'],
      ],
      1,
      '"a" occurs 0 times in the reference; an edit must match exactly once',
    ],
    [
      'twice',
      'x\ny\nx',
      [['x', 'z']],
      0,
      '"x" occurs 2 times in the reference (lines 11, 13); an edit must match exactly once',
    ],
    [
      'five times',
      'x\nx\nx\nx\nx',
      [['x', 'z']],
      0,
      '"x" occurs 5 times in the reference (lines 11, 12, 13, …); an edit must match exactly once',
    ],
    [
      'twice, overlapping',
      'aaa',
      [['aa', 'b']],
      0,
      '"aa" occurs 2 times in the reference (line 11); an edit must match exactly once',
    ],
    ['itself', 'a + b', [['a', 'a']], 0, '"a" is replaced by itself'],
  ])('that match %s are refused with the place', (_, source, edits, index, problem) => {
    expect(applyEdits(reference(source), edits)).toEqual({ kind: 'misfit', index, problem });
  });
});
