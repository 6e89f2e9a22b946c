import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseComparator } from '#judge/spec/read-comparators';

describe('comparators', () => {
  test.each(['close', 'exact', 'set', 'statistical', 'custom'])('%s stands alone', (kind) => {
    expect(parseComparator(kind, 'here')).toEqual({ kind });
    expect(() => parseComparator(`${kind}(N)`, 'here')).toThrow(`${kind} takes nothing in brackets`);
    expect(() => parseComparator(`${kind}()`, 'here')).toThrow(`${kind} takes nothing in brackets`);
  });

  test.each(['up-to-sign', 'up-to-permutation', 'relabelled'])('%s names a dim', (kind) => {
    expect(parseComparator(`${kind}(K)`, 'here')).toEqual({ kind, dim: 'K' });
    expect(parseComparator(` ${kind} ( K ) `, 'here')).toEqual({ kind, dim: 'K' });
    for (const text of [kind, `${kind}()`, `${kind}( )`])
      expect(() => parseComparator(text, 'here')).toThrow(`${kind} needs a dim in brackets`);
  });

  test('top-k names an input, valid-by a fence', () => {
    expect(parseComparator('top-k(scores)', 'here')).toEqual({ kind: 'top-k', values: 'scores' });
    expect(parseComparator('valid-by(orthogonal-columns)', 'here')).toEqual({
      kind: 'valid-by',
      fence: 'orthogonal-columns',
    });
  });

  test('whatever else is refused with the nearest one, or with all', () => {
    expect(() => parseComparator('upto-sign(K)', 'here')).toThrow('did you mean "up-to-sign"?');
    expect(() => parseComparator('sorted', 'here')).toThrow('there are close, exact, set, statistical, custom');
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        fc.pre(!/^\s*(close|exact|set|statistical|custom|up-to|relabelled|top-k|valid-by)/.test(text));
        expect(() => parseComparator(text, 'here')).toThrow('is no comparator');
      }),
    );
  });
});
