import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseProblems, drawSeed, SEEDS } from '../../../app/_rounds/choose-problems';
import { bank, entry, template } from './round-fixture';

const slugs = (of: ReturnType<typeof template>, seed: number, from = bank): string[] => {
  const choice = chooseProblems(of, seed, from);
  return choice.kind === 'chosen' ? choice.problems.map(({ entry: { slug } }) => slug) : [];
};

const seeds = fc.integer({ min: 0, max: SEEDS - 1 });
const three = template({ problems: [{}, { kinds: ['debug'] }] }, { problems: [{ difficulty: ['easy'] }] });

describe('the choice of problems', () => {
  test('is the same for the same seed, whatever the order of the bank', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(slugs(three, seed, [...bank].reverse())).toEqual(slugs(three, seed));
      }),
    );
  });

  test('holds no problem twice, and fits every slot', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const choice = chooseProblems(three, seed, bank);
        if (choice.kind !== 'chosen') throw new Error(choice.why);
        const [, second, third] = choice.problems;
        expect(new Set(choice.problems.map((one) => one.entry.slug)).size).toBe(3);
        expect(second?.entry.kind).toBe('debug');
        expect(third?.entry.difficulty).toBe('easy');
      }),
    );
  });

  test('comes to every problem of the bank, about equally often', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 4_000; seed++) {
      const [slug = ''] = slugs(template({}), seed);
      counts.set(slug, (counts.get(slug) ?? 0) + 1);
    }
    // Binomial(4000, 1/20): mean 200, deviation 13.8; five deviations either side.
    expect(counts.size).toBe(20);
    for (const count of counts.values()) expect(Math.abs(count - 200)).toBeLessThan(69);
  });

  test('changes with a new problem of the bank only where that one is drawn', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [before] = slugs(template({}), seed);
        const [after] = slugs(template({}), seed, [...bank, entry('new')]);
        expect([before, 'new']).toContain(after);
      }),
    );
  });

  test('leaves a problem that another slot names to that slot', () => {
    for (let seed = 0; seed < 200; seed++)
      expect(slugs(template({ problems: [{}, { problem: 'b' }] }), seed)[0]).not.toBe('b');
  });

  test('says where nothing fits', () => {
    expect(chooseProblems(template({ problems: [{}, { topics: ['cooking'] }] }), 1, bank)).toEqual({
      kind: 'impossible',
      where: 'sections.s0.problems.1',
      why: 'no problem of the bank fits',
    });
    expect(chooseProblems(template({ problems: [{ problem: 'zz' }] }), 1, bank)).toMatchObject({
      why: 'there is no problem zz',
    });
    const debug = { kinds: ['debug' as const] };
    expect(chooseProblems(template({ problems: [debug, debug, debug, debug, debug] }), 1, bank)).toMatchObject({
      why: 'only 4 of the bank fit, and other places of the template take them',
    });
  });
});

describe('the draw of a seed', () => {
  test('avoids what was solved lately where it can', () => {
    const avoid = new Set(Array.from('abcdefghij'));
    for (let from = 0; from < 50; from++) {
      const chosen = slugs(three, drawSeed(three, bank, avoid, from));
      expect(chosen.filter((slug) => avoid.has(slug))).toEqual([]);
    }
  });

  test('meets the fewest where it cannot avoid all', () => {
    const avoid = new Set(bank.filter(({ kind }) => kind === 'debug').map(({ slug }) => slug));
    const chosen = slugs(three, drawSeed(three, bank, avoid, 3));
    expect(chosen.filter((slug) => avoid.has(slug))).toHaveLength(1);
  });
});
