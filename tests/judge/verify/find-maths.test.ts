import { expect, test } from 'vitest';
import { blankCode, findMaths } from '#judge/verify/find-maths';

const texOf = (markdown: string): string[] => findMaths(markdown).formulas.map(({ tex }) => tex);

test('finds formulas in a line and in blocks', () => {
  expect(texOf('Let $x$ and $y_1$.\n\n$$\n\\sum_i x_i\n$$\n')).toEqual(['x', 'y_1', '\\sum_i x_i']);
});

test('leaves code alone, fenced or in a line', () => {
  expect(texOf('`$a$` and ``b ` $c$``\n\n```text\n$d$\n```\n\n~~~\n$e$\n~~~\n\n$f$')).toEqual(['f']);
});

test('tells where a formula stands', () => {
  expect(findMaths('ab $x$').formulas).toEqual([{ tex: 'x', offset: 3 }]);
});

test.each([
  ['a dollar sign that is never closed', 'costs $5 a day', [6]],
  ['a formula that would leave its paragraph', 'Let $x be\n\nso that y$ holds', [4, 20]],
  ['a block that is never closed', '$$\nx', [0]],
])('reports %s', (_, markdown, unclosed) => {
  expect(findMaths(markdown)).toEqual({ formulas: [], unclosed });
});

test('takes an escaped dollar sign for a dollar sign', () => {
  expect(findMaths('costs \\$5, that is $x$')).toMatchObject({ formulas: [{ tex: 'x' }], unclosed: [] });
});

test('does not take the dollars of a block for those of a line', () => {
  expect(texOf('$$a$$ and $b$')).toEqual(['a', 'b']);
});

test('keeps every other character where it was', () => {
  const text = 'a `b`\n```ts\nc\n```\nd';
  expect(blankCode(text)).toHaveLength(text.length);
  expect(blankCode(text)).toMatch(/^a {4}\n {5}\n \n {3}\nd$/);
});
