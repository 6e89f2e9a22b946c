import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { clip, describeTexts } from '#judge/compare/describe-text';

describe('two strings in words', () => {
  test.each([
    ['lo', 'low', 'is "lo", expected "low"'],
    ['lowe', 'lower case', 'is "lowe", expected "lower case": it ends where "r" should follow'],
    ['lower case', 'lower', 'is "lower case", expected "lower": it should end before " "'],
    [
      'newest wisest',
      'newest widest',
      'is "newest wisest", expected "newest widest": they part at character 10, "s" for "d"',
    ],
    ['', 'abcdefgh', 'is "", expected "abcdefgh": it ends where "a" should follow'],
    ['smile 🙂!', 'smile 🙃!', 'is "smile 🙂!", expected "smile 🙃!": they part at character 7, "🙂" for "🙃"'],
  ])('%j for %j', (actual, expected, words) => {
    expect(describeTexts(actual, expected)).toBe(words);
  });

  test('shows the place of the difference in long ones', () => {
    const words = describeTexts(`${'a'.repeat(1000)}b${'c'.repeat(1000)}`, `${'a'.repeat(1000)}d${'c'.repeat(1000)}`);
    expect(words).toContain('they part at character 1001, "b" for "d"');
    expect(words).toContain('…aaaaaaaaaaaab');
    expect(words.length).toBeLessThan(220);
  });

  test('stays short whatever the strings are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3000 }), fc.string({ maxLength: 3000 }), (a, b) => {
        fc.pre(a !== b);
        expect(describeTexts(a, b).length).toBeLessThan(700);
        expect(clip(a).length).toBeLessThanOrEqual(41);
      }),
    );
  });
});
