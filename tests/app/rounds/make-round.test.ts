import { describe, expect, test } from 'vitest';
import { makeRound, replayRound } from '../../../app/_rounds/make-round';
import { roundSchema } from '../../../app/_rounds/round';
import { bank, template } from './round-fixture';

const two = template({ problems: [{}, {}] });
const birth = { id: '0b0e4c0e-7a51-4a5e-9d43-0d4a8f3f2c11', nowMs: 1 };
const later = { id: '3c2a9f60-5b7e-4f0c-8a55-6d1f0b9e7c22', nowMs: 2 };

function made(world: Parameters<typeof makeRound>[2]) {
  const outcome = makeRound(two, 12_345, world, birth);
  if (outcome.kind === 'refused') throw new Error(outcome.why);
  return outcome.round;
}

describe('a round that is replayed from its code', () => {
  test.each([
    ['of the bank', [two]],
    ['of another person', []],
  ])('has the same problems, seed and template, with a template %s', (_, templates) => {
    const round = made({ bank, templates });
    expect(replayRound(round.code, { bank, templates }, later)).toEqual({
      kind: 'made',
      round: { ...round, id: later.id, createdAt: 2 },
      isSame: true,
    });
  });

  test('says so where the bank has other problems or versions', () => {
    const round = made({ bank, templates: [two] });
    const newer = bank.map((one) => ({ ...one, version: '1.1.0' }));
    expect(replayRound(round.code, { bank: newer, templates: [two] }, later)).toMatchObject({ isSame: false });
    const changed = { ...two, version: '2.0.0' };
    expect(replayRound(round.code, { bank, templates: [changed] }, later)).toMatchObject({ isSame: false });
  });

  test('is refused in words where the code or the template is unknown', () => {
    expect(replayRound('hello', { bank, templates: [] }, later)).toMatchObject({ kind: 'refused' });
    expect(replayRound('R1-nothing-000001-0000', { bank, templates: [two] }, later)).toEqual({
      kind: 'refused',
      why: 'There is no template "nothing" here.',
    });
  });

  test('is stored in a form that is read back', () => {
    const round = made({ bank, templates: [two] });
    expect(roundSchema.parse(structuredClone(round))).toEqual(round);
  });
});
