/** A bank, templates and rounds for the tests of rounds. */

import type { BankEntry } from '../../../app/_rounds/bank-entry';
import { chooseProblems } from '../../../app/_rounds/choose-problems';
import type { Round } from '../../../app/_rounds/round';
import { printCode } from '../../../app/_rounds/round-code';
import type { Happening, RoundEvent } from '../../../app/_rounds/round-event';
import type { Section, Template } from '../../../app/_rounds/template-schema';

export const MINUTE = 60_000;
export const START = Date.UTC(2026, 0, 5, 9);

export function entry(slug: string, more: Partial<BankEntry> = {}): BankEntry {
  return {
    slug,
    version: '1.0.0',
    title: `Problem ${slug}`,
    difficulty: 'medium',
    kind: 'implement',
    topics: ['attention'],
    askedIn: ['ml-coding'],
    ...more,
  };
}

/** Twenty problems, a to t; every third is easy, every fifth is to debug. */
export const bank: readonly BankEntry[] = Array.from('abcdefghijklmnopqrst', (letter, i) =>
  entry(letter, { difficulty: i % 3 === 0 ? 'easy' : 'medium', kind: i % 5 === 0 ? 'debug' : 'implement' }),
);

export function template(...sections: Partial<Section>[]): Template {
  return {
    format: 1,
    id: 'test-round',
    version: '1.0.0',
    title: 'A round for tests',
    says: 'Rehearses nothing but the code of rounds.',
    license: 'MIT',
    sections: sections.map((section, i) => ({
      id: `s${i}`,
      title: `Section ${i}`,
      minutes: 45,
      problems: [{}],
      ...section,
    })),
  };
}

export const chain = template({
  problems: [{ problem: 'a' }, { problem: 'b' }, { problem: 'c' }],
  order: 'chain',
  followUps: { when: 'between', count: 2 },
});

export function round(of: Template, seed = 7): Round {
  const choice = chooseProblems(of, seed, bank);
  if (choice.kind === 'impossible') throw new Error(`${choice.where}: ${choice.why}`);
  return {
    id: '0b0e4c0e-7a51-4a5e-9d43-0d4a8f3f2c11',
    code: printCode(of, true, seed, choice.problems),
    seed,
    template: of,
    problems: choice.problems.map(({ section, entry: { ...rest } }) => ({
      section,
      ...rest,
      topics: [...rest.topics],
      askedIn: [...rest.askedIn],
    })),
    createdAt: START,
  };
}

/** Events from `[minute, what happened]`, numbered in order. */
export function events(...happened: readonly (readonly [number, Happening])[]): RoundEvent[] {
  return happened.map(([minute, what], seq) => ({
    round: '0b0e4c0e-7a51-4a5e-9d43-0d4a8f3f2c11',
    seq,
    at: START + minute * MINUTE,
    what,
  }));
}

export const started = (section = 0): Happening => ({ kind: 'section-started', section });

export const submit = (problem: number, attempt: number, code = 'code'): Happening => ({
  kind: 'submit',
  problem,
  attempt,
  style: 'arrays',
  code,
  why: 'asked',
});

/** A measured time of a submission. */
export const timing = (problem: number, attempt: number, more: Partial<Happening & { kind: 'timing' }> = {}) =>
  ({
    kind: 'timing',
    problem,
    attempt,
    tier: 'great',
    ratio: 1.2,
    low: 1.1,
    high: 1.4,
    noisy: false,
    ...more,
  }) satisfies Happening;

export function verdict(
  problem: number,
  attempt: number,
  of: (Happening & { kind: 'verdict' })['verdict'],
  passed = 0,
): Happening {
  return {
    kind: 'verdict',
    problem,
    attempt,
    verdict: of,
    message: '',
    passed: of === 'accepted' ? 10 : passed,
    total: 10,
    mistake: null,
    tier: null,
  };
}
