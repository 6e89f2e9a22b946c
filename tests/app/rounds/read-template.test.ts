import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseProblem } from '#judge/spec/parse-problem';
import type { BankEntry } from '../../../app/_rounds/bank-entry';
import { chooseProblems } from '../../../app/_rounds/choose-problems';
import { formatFault, readTemplate } from '../../../app/_rounds/read-template';

const problems = fileURLToPath(new URL('../../../problems', import.meta.url));
const files = readdirSync(`${problems}/rounds`).filter((name) => name.endsWith('.yaml'));

const read = (text: string): string[] => {
  const outcome = readTemplate(text);
  return outcome.kind === 'template' ? [] : outcome.faults.map((fault) => formatFault('t.yaml', fault));
};

const GOOD = `format: 1
id: two-parts
version: 1.0.0
title: Two parts
says: Rehearses nothing but the reading of templates.
license: MIT
sections:
  - id: first
    title: First part
    minutes: 30
    phases: [{ id: plan, minutes: 5 }, { id: implement, minutes: 25 }]
    problems: [{ problem: adam }, { topics: [attention] }]
    order: chain
    followUps: { when: between, count: 2 }
    pauses: { count: 1, minutes: 5 }
    aids: [hints]
  - id: second
    title: Second part
    minutes: 20
    breakBefore: 5
    problems: [{ kinds: [debug] }]
`;

describe('a template file', () => {
  test('is read where nothing is wrong with it', () => {
    expect(read(GOOD)).toEqual([]);
  });

  test.each([
    ['minutes: 30', 'minuts: 30', 't.yaml:10:5 sections.first: unknown key "minuts"; did you mean "minutes"?'],
    [
      '[debug]',
      '[debugg]',
      't.yaml:21:26 sections.second.problems.0.kinds.0: "debugg" is none of implement, optimise, debug; did you mean "debug"?',
    ],
    ['minutes: 25', 'minutes: 20', 't.yaml:11:5 sections.first.phases: their minutes add up to 25, the section has 30'],
    ['id: second', 'id: first', 't.yaml:17:5 sections: the id first is used twice'],
    [
      '{ problem: adam }',
      '{ problem: adam, topics: [attention] }',
      't.yaml:12:16 sections.first.problems.0: names the problem adam; topics would draw one',
    ],
    ['id: plan', 'id: implement', 't.yaml:11:5 sections.first.phases: the phase implement stands twice'],
    ['minutes: 20', 'minutes: 999', 't.yaml:19:5 sections.second.minutes: must be at most 240'],
    ['license: MIT\n', '', 't.yaml:1:1 license: is missing'],
    [
      'title: Two parts',
      'title: Two parts\ntitle: Three',
      't.yaml:5:1 template: the key "title" stands twice; first on line 4',
    ],
    [
      '[{ kinds: [debug] }]',
      '[{ kinds: [debug] }]\n    order: chain',
      't.yaml:22:5 sections.second.order: a chain needs two problems or more',
    ],
  ])('with %s as %s says where and what', (before, after, message) => {
    expect(read(GOOD.replace(before, after))).toContain(message);
  });

  test('that is no YAML, or hostile, is refused and not thrown', () => {
    expect(read('a: [').length).toBeGreaterThan(0);
    expect(read(`a: ${'['.repeat(5_000)}`).length).toBeGreaterThan(0);
    expect(read('').length).toBeGreaterThan(0);
  });
});

describe('the templates of the bank', () => {
  const bank: BankEntry[] = readdirSync(problems, { withFileTypes: true })
    .filter((one) => one.isDirectory() && one.name !== 'rounds')
    .map(({ name }) => parseProblem(readFileSync(`${problems}/${name}/problem.md`, 'utf8')))
    .map((problem) => ({ ...problem, slug: problem.id }));

  test('are the seven', () => {
    expect(files.map((name) => name.replace('.yaml', ''))).toEqual([
      'big-tech',
      'coding-sprint',
      'debugging',
      'ml-coding',
      'phone-screen',
      'research-lab',
      'transformer-depth',
    ]);
  });

  test.each(files)('%s is named like its file and finds problems for every seed', (file) => {
    const outcome = readTemplate(readFileSync(`${problems}/rounds/${file}`, 'utf8'));
    if (outcome.kind === 'faults') throw new Error(outcome.faults.map((fault) => formatFault(file, fault)).join('\n'));
    expect(`${outcome.template.id}.yaml`).toBe(file);
    for (let seed = 0; seed < 300; seed++)
      expect(chooseProblems(outcome.template, seed, bank)).toMatchObject({ kind: 'chosen' });
  });
});

test('the example of the format page is read as it stands', () => {
  const page = readFileSync(`${problems}/FORMAT-ROUNDS.md`, 'utf8');
  expect(read(/```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '')).toEqual([]);
});
