import { expect, test } from 'vitest';
import { readExamples, shows } from '#judge/verify/statement-numbers';

const block = (text: string): string => `Words.\n\n\`\`\`text\n${text}\n\`\`\`\n`;

test.each([
  ['a row', 'x = [[1, 2], [3, -4]]', [3, -4]],
  ['rows one after the other', 'x = [[1, 2], [3, -4]]', [1, 2, 3, -4]],
  ['a typographic minus', 'y = −0.5', [-0.5]],
  ['a rounded answer', '[12.6894, 1.0758]', [12.689414, 1.075766]],
  ['a fraction', '[1/3, 2/3]', [1 / 3, 2 / 3]],
  ['an exponent', 'eps = 1e-8', [1e-8]],
  ['booleans as words', 'mask = [true, false]', [true, false]],
  ['booleans as numbers', 'mask = [1, 0]', [true, false]],
  ['strings', '["low", \'er\']', ['low', 'er']],
  ['an infinity', '[−∞, Infinity]', [-Infinity, Infinity]],
  ['NaN', '[NaN]', [Number.NaN]],
])('finds %s in a block', (_, text, values) => {
  expect(shows(readExamples(block(text)), values)).toBe(true);
});

test.each([
  ['in another order', '[2, 1]', [1, 2]],
  ['with something between', '[1, 9, 2]', [1, 2]],
  ['with another sign', '[1, 2]', [1, -2]],
  ['beyond its rounding', '[12.6894]', [12.6896]],
  ['whole but not equal', '[12]', [12.3]],
  ['as a part of a name', 'x1 = w2', [1]],
])('does not find values %s', (_, text, values) => {
  expect(shows(readExamples(block(text)), values)).toBe(false);
});

test('reads tables by rows and by columns', () => {
  const examples = readExamples('| t | m |\n| --- | --- |\n| 1 | 0.5 |\n| 2 | 0.75 |\n');
  expect(shows(examples, [2, 0.75])).toBe(true);
  expect(shows(examples, [0.5, 0.75])).toBe(true);
  expect(shows(examples, [0.5, 2])).toBe(false);
});

test('reads code and formulas in a line, and no prose', () => {
  const examples = readExamples('With `alpha = 6` and $R = 2$ there are 7 numbers.');
  expect(shows(examples, [6])).toBe(true);
  expect(shows(examples, [2])).toBe(true);
  expect(shows(examples, [7])).toBe(false);
});
