import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseProblems, SEEDS } from '../../../app/_rounds/choose-problems';
import { checkOf, parseCode, printCode, saltOf } from '../../../app/_rounds/round-code';
import { bank, template } from './round-fixture';

const two = { ...template({ problems: [{}, {}] }), title: 'Naïve – 速い' };

function chosen(seed: number, from = bank) {
  const choice = chooseProblems(two, seed, from);
  if (choice.kind === 'impossible') throw new Error(choice.why);
  return choice.problems;
}

describe('the code of a round', () => {
  test('reads back as it was printed, named or with the template inside', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: SEEDS - 1 }), fc.boolean(), (seed, isBuiltIn) => {
        const parsed = parseCode(printCode(two, isBuiltIn, seed, chosen(seed)));
        expect(parsed).toEqual({
          template: isBuiltIn ? { kind: 'named', id: 'test-round' } : { kind: 'inline', template: two },
          seed,
          check: checkOf(two, chosen(seed)),
        });
      }),
    );
  });

  test('has the same check where the template inside it is read and printed again', () => {
    const parsed = parseCode(printCode(two, false, 5, chosen(5)));
    if (typeof parsed === 'string' || parsed.template.kind !== 'inline') throw new Error('no template');
    expect(checkOf(parsed.template.template, chosen(5))).toBe(parsed.check);
  });

  test('is read whatever its case, and with letters that look alike', () => {
    const code = printCode(two, true, 1, chosen(1));
    expect(code).toMatch(/^R1-test-round-000001-/);
    expect(parseCode(` ${code.toUpperCase()} `)).toEqual(parseCode(code));
    expect(parseCode(code.replace('000001', 'OOOO0l'))).toEqual(parseCode(code));
  });

  test('has another check where a problem is another or has another version', () => {
    const later = bank.map((one) => ({ ...one, version: '2.0.0' }));
    expect(checkOf(two, chosen(1, later))).not.toBe(checkOf(two, chosen(1)));
    expect(checkOf(two, chosen(1))).not.toBe(checkOf(two, chosen(2)));
  });

  test.each([
    ['', 'This is no code of a round'],
    ['R2-phone-screen-000001-0000', 'This is no code of a round'],
    ['R1-phone-screen-u00001-0000', 'The part "u00001" of the code is misspelt.'],
    ['R1-~e30-000001-0000', 'The template inside this code is damaged'],
    ['R1-~!!-000001-0000', 'The template inside this code is damaged'],
    [`R1-${'a'.repeat(30_000)}-000001-0000`, 'This is too long'],
  ])('%s is refused in words', (text, why) => {
    expect(parseCode(text)).toContain(why);
  });

  test('gives each submission to each problem a salt of its own, the same for everybody', () => {
    const salts = ['a', 'b'].flatMap((slug) => [1, 2, 3].map((attempt) => saltOf(9, slug, attempt)));
    expect(new Set(salts).size).toBe(6);
    expect(saltOf(9, 'a', 1)).toBe(saltOf(9, 'a', 1));
  });
});
