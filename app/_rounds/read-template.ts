/** A template file in, a `Template` or everything that is wrong with it out, with line and column. */

import { explainIssues } from '#judge/spec/explain-issue';
import { createFaults, type Faults } from '#judge/spec/faults';
import { pathInWords } from '#judge/spec/read-front-matter';
import { readYaml, type YamlTree } from '#judge/spec/yaml-tree';
import { type Section, type Template, templateSchema } from './template-schema';

export interface TemplateFault {
  /** Path inside the file, such as `sections.coding.minutes`. */
  readonly where: string;
  readonly problem: string;
  readonly line: number;
  readonly column: number;
}

export type ReadTemplate =
  | { readonly kind: 'template'; readonly template: Template }
  | { readonly kind: 'faults'; readonly faults: readonly TemplateFault[] };

/** @throws never: each fault is a value, in the file's order */
export function readTemplate(text: string): ReadTemplate {
  const faults = createFaults();
  const tree = readYaml(text, 1, faults);
  const template = tree === undefined ? undefined : readTree(tree, faults);
  if (template !== undefined && faults.errors.length === 0) return { kind: 'template', template };
  return {
    kind: 'faults',
    faults: faults.errors
      .map(({ where, problem, line, column }) => ({
        where: where === 'front matter' ? 'template' : where,
        problem,
        line: line ?? 1,
        column: column ?? 1,
      }))
      .sort((a, b) => a.line - b.line || a.column - b.column),
  };
}

/** `phone-screen.yaml:12:5 sections.screen.phases: …` */
export function formatFault(file: string, { where, problem, line, column }: TemplateFault): string {
  return `${file}:${line}:${column} ${where}: ${problem}`;
}

function readTree({ value, find }: YamlTree, faults: Faults): Template | undefined {
  const parsed = templateSchema.safeParse(value);
  if (!parsed.success) {
    for (const { path, at, message } of explainIssues(templateSchema, value, parsed.error.issues))
      faults.add(pathInWords(path, value), message, find(at));
    return undefined;
  }
  const seen = new Set<string>();
  for (const [i, section] of parsed.data.sections.entries()) {
    if (seen.has(section.id)) faults.add('sections', `the id ${section.id} is used twice`, find(['sections', i]));
    seen.add(section.id);
    checkSection(section, (key, problem, at) =>
      faults.add(`sections.${section.id}.${key}`, problem, find(['sections', i, ...at])),
    );
  }
  return parsed.data;
}

type AddFault = (key: string, problem: string, at: readonly (string | number)[]) => void;

function checkSection(section: Section, add: AddFault): void {
  const { phases, minutes, order, problems, followUps } = section;
  if (phases !== undefined) {
    const sum = phases.reduce((total, phase) => total + phase.minutes, 0);
    if (sum !== minutes) add('phases', `their minutes add up to ${sum}, the section has ${minutes}`, ['phases']);
    const twice = phases.find(({ id }, i) => phases.findIndex((one) => one.id === id) < i);
    if (twice !== undefined) add('phases', `the phase ${twice.id} stands twice`, ['phases']);
  }
  if (order === 'chain' && problems.length < 2) add('order', 'a chain needs two problems or more', ['order']);
  if (followUps?.when === 'between' && problems.length < 2)
    add('followUps', 'there is nothing between one problem: use when: after', ['followUps']);
  for (const [i, slot] of problems.entries()) checkSlot(slot, i, add);
}

function checkSlot(slot: Section['problems'][number], index: number, add: AddFault): void {
  const others = Object.keys(slot).filter((key) => key !== 'problem');
  if (slot.problem !== undefined && others.length > 0)
    add(`problems.${index}`, `names the problem ${slot.problem}; ${others.join(', ')} would draw one`, [
      'problems',
      index,
    ]);
}
