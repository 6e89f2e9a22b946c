import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkProblemText, parseProblem } from '#judge/spec/parse-problem';
import { ROUND_TYPES } from '#judge/spec/problem';
import { frontMatterSchema } from '#judge/spec/schema';

const page = readFileSync(new URL('../../../problems/FORMAT.md', import.meta.url), 'utf8');
const example = /^````md\n([\s\S]*?)\n````$/m.exec(page)?.[1] ?? '';

/** What stands between backticks in the tables and the text, the example left out. */
const told = page
  .replace(example, '')
  .split('\n')
  .filter((line) => !line.startsWith('```'))
  .flatMap((line) => line.split('`').filter((_, i) => i % 2 === 1));

describe('the page about the format', () => {
  test('shows a complete example without a fault', () => {
    expect(checkProblemText(example)).toEqual([]);
    expect(parseProblem(example)).toMatchObject({
      id: 'centre-columns',
      cases: [{ id: 'by-hand', sample: true }, { seeds: 2 }, {}, {}],
      accepted: [{ style: 'arrays' }, { style: 'tensors' }],
      learn: expect.stringContaining('PCA'),
    });
  });

  test.each(Object.keys(frontMatterSchema.shape))('tells of the key %s', (key) => {
    expect(told).toContain(key);
  });

  test.each([
    ...ROUND_TYPES,
    ...['close', 'exact', 'up-to-sign(K)', 'up-to-permutation(K)', 'relabelled(K)', 'set', 'top-k(scores)'],
    ...['valid-by(<id>)', 'statistical', 'custom'],
    ...['reference', 'mistake=<id>', 'slow=<id>', 'generator=<id>', 'invalid=<id>', 'starter style=…'],
    ...['broken style=…', 'given style=…', 'checker', 'residual=<id>', 'property=<id>'],
    ...['uniform(a,b)', 'log-uniform(a,b)', 'integers(a,b)', 'dyadic(a,b,q)', 'constant(c)', 'bernoulli(p)', 'causal'],
  ])('tells of %s', (name) => {
    expect(told).toContain(name);
  });
});
