/**
 * One `problem.md` in, one `Problem` out.
 *
 * Checks form and names only. Whether the reference, the cases and the mistakes do what they promise is
 * found out by running them (the admission test).
 */

import { checkFencesNamed, checkFencesUnique, findReference } from './check-fences';
import { createFaults, type Faults } from './faults';
import type { Problem } from './problem';
import { readCases, readInvalid } from './read-case';
import { readComparators } from './read-comparators';
import { readFences } from './read-fences';
import { readFrontMatter } from './read-front-matter';
import { readMarkdown } from './read-markdown';
import { checkLibraries, readPerformance } from './read-performance';
import { checkKind, readAccepted, readBugs, readStarters, readVariants } from './read-programs';
import { readProperties } from './read-properties';
import { readSignature } from './read-signature';
import { type Reading, sourcesOf } from './reading';
import { ProblemSpecError } from './spec-error';
import { splitFile } from './split-file';
import { readYaml, type YamlTree } from './yaml-tree';

const DEFAULT_TIME_LIMIT_MS = 4_000;

/**
 * Parse the text of a problem file.
 * @throws ProblemSpecError the first of `checkProblemText`
 */
export function parseProblem(text: string): Problem {
  const { problem, errors } = readProblem(text);
  const [first] = errors;
  if (first !== undefined) throw first;
  if (problem === undefined) throw new Error('a file without faults must give a problem');
  return problem;
}

/**
 * Find everything wrong with a problem file that can be told without running it, in the file's order.
 * What depends on a fault is not looked at: mending one may show others.
 */
export function checkProblemText(text: string): readonly ProblemSpecError[] {
  return readProblem(text).errors;
}

function readProblem(text: string): { problem: Problem | undefined; errors: readonly ProblemSpecError[] } {
  const faults = createFaults();
  const parts = faults.attempt(() => splitFile(text));
  if (parts === undefined) return { problem: undefined, errors: faults.errors };
  const tree = readYaml(parts.yaml, parts.yamlLine, faults);
  const problem = readParts(tree, parts.body, parts.bodyLine, faults);
  const errors = faults.errors.map((error) => placed(error, tree));
  const byPlace = (a: ProblemSpecError, b: ProblemSpecError): number =>
    (a.line ?? 1) - (b.line ?? 1) || (a.column ?? 1) - (b.column ?? 1);
  return { problem: errors.length === 0 ? problem : undefined, errors: errors.sort(byPlace) };
}

/** An error that tells only the path gets the place to which the path leads. */
function placed(error: ProblemSpecError, tree: YamlTree | undefined): ProblemSpecError {
  if (error.line !== undefined) return error;
  const { line, column } = tree?.find(error.where.split('.')) ?? { line: 1, column: 1 };
  return new ProblemSpecError(error.where, error.problem, line, column);
}

function readParts(tree: YamlTree | undefined, body: string, bodyLine: number, faults: Faults): Problem | undefined {
  const frontMatter = tree === undefined ? undefined : readFrontMatter(tree, faults);
  const before = faults.errors.length;
  const { lines, fences } = readFences(body, bodyLine, faults);
  // A fence that cannot be read may be the one that is missing below.
  const allRead = faults.errors.length === before;
  const { statement, learn } = readMarkdown(lines, bodyLine, faults);
  checkFencesUnique({ fences, faults });
  const reference = findReference(fences, allRead ? bodyLine : undefined, faults);
  if (tree === undefined || frontMatter === undefined) return undefined;
  const signature = readSignature(frontMatter.signature, { faults, find: tree.find });
  if (signature === undefined || reference === undefined) return undefined;

  const reading: Reading = { faults, fences, signature, find: tree.find };
  const kind = frontMatter.kind ?? 'implement';
  checkKind(kind, frontMatter, reading);
  checkLibraries(frontMatter, reading);
  checkFencesNamed(frontMatter, reading);
  return {
    format: 1,
    id: frontMatter.id,
    uuid: frontMatter.uuid,
    version: frontMatter.version,
    title: frontMatter.title,
    difficulty: frontMatter.difficulty,
    topics: frontMatter.topics,
    license: frontMatter.license,
    kind,
    askedIn: frontMatter.askedIn ?? [],
    signature,
    cases: readCases(frontMatter.cases, reading),
    invalid: readInvalid(frontMatter.invalid, reading),
    compare: readComparators(frontMatter.compare, reading),
    toleranceFactor: frontMatter.tolerance?.factor ?? 1,
    properties: readProperties(frontMatter.properties, reading),
    performance: faults.attempt(() => readPerformance(frontMatter.performance, reading)),
    mistakes: faults.attempt(() => readVariants('mistakes', frontMatter.mistakes, reference, reading)) ?? [],
    slow: faults.attempt(() => readVariants('slow', frontMatter.slow, reference, reading)) ?? [],
    bugs: readBugs(frontMatter, reading),
    speedup: frontMatter.speedup,
    forbid: frontMatter.forbid ?? [],
    allow: frontMatter.allow,
    limits: {
      timeMs: frontMatter.limits?.timeMs ?? DEFAULT_TIME_LIMIT_MS,
      largestTensor: frontMatter.limits?.largestTensor,
      peakBytes: frontMatter.limits?.peakBytes,
    },
    hints: frontMatter.hints,
    followUps: frontMatter.followUps ?? [],
    complexity: frontMatter.complexity ?? '',
    statement: statement.text,
    learn: learn.text,
    reference: reference.source,
    accepted: readAccepted(fences),
    starters: readStarters(kind, reading),
    generators: {
      ...sourcesOf(fences, 'generator'),
      ...Object.fromEntries(
        Object.entries(sourcesOf(fences, 'invalid')).map(([id, source]) => [`invalid=${id}`, source]),
      ),
    },
    checker: fences.find(({ role }) => role === 'checker')?.source,
    residuals: sourcesOf(fences, 'residual'),
    customProperties: sourcesOf(fences, 'property'),
  };
}
