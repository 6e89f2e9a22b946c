/**
 * The example that the statement works by hand is the sample case that Run judges.
 *
 * Held against the first sample, and against samples whose id begins with `by-hand`. Each innermost row of an input
 * and of the expected answer must stand, in order, in one fenced block, one row or column of a table, one span of code
 * or one formula of the statement; answers may be rounded there (12.69 for 12.6894). Answers of which many are right (a set, a sample, a
 * factorisation, labels of clusters) are not held against it.
 */

import type { ExpectedOutput, PreparedCase } from '../run/prepare-cases';
import type { CaseSpec, Comparator } from '../spec/problem';
import type { Check } from './check';
import { readExamples, shows, type Token } from './statement-numbers';
import type { Finding } from './verification';

type Row = readonly (number | boolean | string)[];

/** Comparators under which the reference's answer is one of many. */
const MANY_ANSWERS: readonly Comparator['kind'][] = [
  'set',
  'statistical',
  'custom',
  'valid-by',
  'relabelled',
  'up-to-sign',
];

export const checkSample: Check = {
  id: 'sample',
  title: 'The example of the statement is the sample case',
  needs: 'cases',
  async run({ problem, prepared, locate }) {
    const samples = problem.cases.filter((spec) => spec.sample);
    const [first] = samples;
    if (first === undefined)
      return [
        {
          severity: 'error',
          where: 'cases',
          message: 'no case is a sample; mark one with sample: true',
          ...locate.path('cases'),
        },
      ];
    const examples = readExamples(problem.statement);
    const made = await prepared();
    const hasManyAnswers = Object.values(problem.compare).some(({ kind }) => MANY_ANSWERS.includes(kind));
    return samples
      .filter((spec) => spec === first || spec.id.startsWith('by-hand'))
      .flatMap((spec): Finding[] => {
        const where = `cases.${spec.id}`;
        const one = made.find((other) => other.spec.id === spec.id);
        if (one === undefined) return [];
        if (one.seed !== 'written out')
          return [
            {
              severity: 'warning',
              where,
              message: 'the first sample is drawn; write its inputs out, so that a reader can follow them by hand',
              ...locate.path(where),
            },
          ];
        const missing = missingInput(spec, examples) ?? (hasManyAnswers ? undefined : missingAnswer(one, examples));
        return missing === undefined ? [] : [{ severity: 'error', where, message: missing, ...locate.path(where) }];
      });
  },
};

function missingInput(spec: CaseSpec, examples: readonly (readonly Token[])[]): string | undefined {
  const named: [string, unknown][] = [
    ...Object.entries(spec.inputs),
    ...spec.instances.flatMap((instance) => Object.entries(instance)),
    ...spec.script.flatMap(({ inputs }) => Object.entries(inputs)),
  ];
  for (const [name, value] of named)
    for (const row of rowsOf(value))
      if (!shows(examples, row))
        return `its input ${name} holds ${rowText(row)}, which no example of the statement shows`;
  return undefined;
}

function missingAnswer({ expected }: PreparedCase, examples: readonly (readonly Token[])[]): string | undefined {
  for (const output of expected)
    for (const row of answerRows(output))
      if (!shows(examples, row))
        return `its answer${output.leaf.output === '' ? '' : ` ${output.leaf.output}`} holds ${rowText(row)}, which no example of the statement shows`;
  return undefined;
}

/** The innermost lists of a literal; a value outside of lists is a row of its own. */
function rowsOf(value: unknown): Row[] {
  if (isElement(value)) return [[value]];
  if (!Array.isArray(value) || value.length === 0) return [];
  return value.every(isElement) ? [value] : value.flatMap(rowsOf);
}

function isElement(value: unknown): value is number | boolean | string {
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string';
}

function answerRows({ leaf }: ExpectedOutput): Row[] {
  const width = leaf.shape.at(-1) ?? 1;
  const isBoolean = leaf.dtype === 'bool' || leaf.dtype === 'boolean';
  const elements: (number | boolean | string)[] = [
    ...(leaf.texts ?? Array.from(leaf.data, (x) => (isBoolean ? x === 1 : x))),
  ];
  if (width === 0) return [];
  return Array.from({ length: elements.length / width }, (_, i) => elements.slice(i * width, (i + 1) * width));
}

function rowText(row: Row): string {
  const text = row.map((one) => (typeof one === 'number' ? String(Number(one.toPrecision(6))) : JSON.stringify(one)));
  return row.length === 1 ? (text[0] ?? '') : `[${text.slice(0, 12).join(', ')}${row.length > 12 ? ', …' : ''}]`;
}
