import type { Problem } from '../spec/problem';
import { STYLES } from '../spec/problem';
import type { Bench } from './bench';
import type { Check } from './check';
import type { Locator } from './locate';
import type { Finding } from './verification';

/** One program of the problem's file, and what it has to export. */
interface Part {
  readonly where: string;
  readonly source: string;
  readonly exports: readonly string[];
  /** A program made by edits stands nowhere in the file: it is compiled, and its types are those of the reference. */
  readonly isFence: boolean;
}

/** Programs that do not compile never get to prove anything; types are what the editor would have told the author. */
export const checkFences: Check = {
  id: 'fences',
  title: 'Every program compiles, type-checks and exports its name',
  needs: 'text',
  async run({ problem, bench, host, locate }) {
    const findings: Finding[] = [];
    const sound: Part[] = [];
    for (const part of partsOf(problem, locate)) {
      const trouble = compile(part, bench, locate);
      if (trouble === undefined) sound.push(part);
      else findings.push(trouble);
    }
    const files = new Map(sound.filter(({ isFence }) => isFence).map((part) => [fileName(part.where), part]));
    const issues = await host.typeCheck([...files].map(([name, { source }]) => ({ name, text: source })));
    for (const { file, line, column, message } of issues) {
      const part = files.get(file);
      if (part === undefined) continue;
      findings.push({
        severity: 'error',
        where: part.where,
        message: `line ${line} of the fence: ${message}`,
        ...locate.source(part.source, line, column),
      });
    }
    return findings;
  },
};

function compile({ where, source, exports }: Part, bench: Bench, locate: Locator): Finding | undefined {
  const compiled = bench.compile(source);
  if (compiled.kind !== 'compiled') {
    const { position, message } = compiled;
    const place = position === null ? '' : `line ${position.line} of its code: `;
    return {
      severity: 'error',
      where,
      message: `does not compile: ${place}${message}`,
      ...orPath(locate.source(source, position?.line, position?.column), where, locate),
    };
  }
  const missing = exports.filter((name) => !compiled.exports.includes(name));
  if (missing.length === 0 || (exports.length === 1 && compiled.exports.includes('default'))) return undefined;
  const has = compiled.exports.length === 0 ? 'nothing' : compiled.exports.join(', ');
  return {
    severity: 'error',
    where,
    message: `must export ${missing.join(' and ')}; it exports ${has}`,
    ...orPath(locate.source(source), where, locate),
  };
}

function orPath(place: ReturnType<Locator['source']>, where: string, locate: Locator): ReturnType<Locator['source']> {
  return place.line === undefined ? locate.path(where) : place;
}

function partsOf(problem: Problem, locate: Locator): Part[] {
  const name = [problem.signature.name];
  const part = (where: string, source: string, exports: readonly string[] = name): Part => ({
    where,
    source,
    exports,
    isFence: true,
  });
  const edited = (where: string, source: string): Part => ({
    ...part(where, source),
    isFence: locate.source(source).line !== undefined,
  });
  return [
    part('reference', problem.reference),
    ...problem.accepted.map(({ id, source }) => part(`accepted.${id}`, source)),
    ...STYLES.flatMap((style) => {
      const source = problem.starters[style];
      return source === undefined ? [] : [part(`starter (${style})`, source)];
    }),
    ...problem.mistakes.map(({ id, source }) => edited(`mistakes.${id}`, source)),
    ...problem.slow.map(({ id, source }) => edited(`slow.${id}`, source)),
    ...Object.entries(problem.generators).map(([id, source]) => part(`generator=${id}`, source, ['generate'])),
    ...Object.entries(problem.residuals).map(([id, source]) => part(`residual=${id}`, source, ['residuals'])),
    ...Object.entries(problem.customProperties).map(([id, source]) =>
      part(`property=${id}`, source, ['transform', 'relate']),
    ),
    ...(problem.checker === undefined ? [] : [part('checker', problem.checker, ['check'])]),
  ];
}

function fileName(where: string): string {
  return `${where.replace(/\W+/g, '-').replace(/-$/, '')}.ts`;
}
