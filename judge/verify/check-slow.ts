import type { PreparedCase } from '../run/prepare-cases';
import { type Problem, STYLES, type Style } from '../spec/problem';
import type { Check } from './check';
import type { VerifyContext } from './context';
import { inputSizeOf } from './input-size';
import type { Finding } from './verification';

/** A slow variant must still be at work when this multiple of the limit has passed, or a fast machine lets it through. */
const TO_SPARE = 1.5;

/** A right solution must be done after this part of the limit, or a slow machine stops it; an author is warned from the second. */
const MOST_OF_LIMIT = 1 / 3;
const WARN_OF_LIMIT = 1 / 10;

interface SlowProgram {
  readonly where: string;
  readonly style: Style;
  readonly source: string;
}

/** The slow variants, and the given program of kind `optimise`, which is one more. */
function slowPrograms({ kind, slow, starters }: Problem): SlowProgram[] {
  const given = STYLES.flatMap((style): SlowProgram[] => {
    const source = kind === 'optimise' ? starters[style] : undefined;
    return source === undefined ? [] : [{ where: `given (${style})`, style, source }];
  });
  return [...slow.map(({ id, source }): SlowProgram => ({ where: `slow.${id}`, style: 'arrays', source })), ...given];
}

/** A program of worse complexity is stopped by the time limit of a large case, which no right solution comes near. */
export const checkSlow: Check = {
  id: 'slow',
  title: 'Every slow program is stopped, and no right solution comes near the limit',
  needs: 'cases',
  async run(context) {
    const { problem, locate } = context;
    const limitOf = (prepared: PreparedCase): number => prepared.spec.timeLimitMs ?? problem.limits.timeMs;
    // The small cases first: they show whether the variant is right at all, and cost nothing.
    const cases = [...(await context.prepared())].sort((a, b) => inputSizeOf(a) - inputSizeOf(b));
    const findings: Finding[] = [];
    const stopping = new Set<string>();
    for (const { where, style, source } of slowPrograms(problem)) {
      const error = (message: string): void =>
        void findings.push({
          severity: 'error',
          where,
          message,
          ...(where.startsWith('slow.') ? locate.path(where) : locate.source(source)),
        });
      const run = await context.bench.runTimed({ source, style }, cases, (one) => TO_SPARE * limitOf(one));
      if (run.kind === 'not-loaded') {
        error(`cannot be run: ${run.message}`);
        continue;
      }
      const wrong = run.cases.find(
        ({ judgement }) => !STOPPED.has(judgement.verdict) && judgement.verdict !== 'accepted',
      );
      const stopped = run.cases.find(({ judgement }) => STOPPED.has(judgement.verdict));
      if (wrong !== undefined)
        error(
          `is wrong and not only slow: in ${wrong.prepared.id} ${wrong.judgement.verdict}: ${wrong.judgement.message}`,
        );
      else if (stopped !== undefined) stopping.add(stopped.prepared.id);
      else {
        const nearest = [...run.cases].sort(
          (a, b) => b.judgement.elapsedMs / limitOf(b.prepared) - a.judgement.elapsedMs / limitOf(a.prepared),
        )[0];
        if (nearest !== undefined)
          error(
            `is not stopped: its slowest case ${nearest.prepared.id} takes ${Math.ceil(nearest.judgement.elapsedMs)} ms; ${TO_SPARE * limitOf(nearest.prepared)} ms are due, ${TO_SPARE} × the limit`,
          );
      }
    }
    return [
      ...findings,
      ...(await nearTheLimit(
        context,
        cases.filter(({ id }) => stopping.has(id)),
        limitOf,
      )),
    ];
  },
};

const STOPPED: ReadonlySet<string> = new Set(['time-limit', 'memory-limit']);

/** A busy machine slows one run; a program that comes near the limit does so in each of so many more. */
const MORE_RUNS = 3;

/** Right solutions that take much of the limit in the cases that stop the slow variants. */
async function nearTheLimit(
  { bench, solutions, locate }: VerifyContext,
  cases: readonly PreparedCase[],
  limitOf: (prepared: PreparedCase) => number,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { where, source, style, elapsedMs } of await solutions())
    for (const prepared of cases) {
      const limitMs = limitOf(prepared);
      let taken = elapsedMs.get(prepared.id) ?? 0;
      for (let run = 0; run < MORE_RUNS && taken > MOST_OF_LIMIT * limitMs; run++) {
        const again = await bench.runTimed({ source, style }, [prepared], () => limitMs);
        const judgement = again.kind === 'ran' ? again.cases[0]?.judgement : undefined;
        if (judgement?.verdict === 'accepted') taken = Math.min(taken, judgement.elapsedMs);
      }
      if (taken <= WARN_OF_LIMIT * limitMs) continue;
      findings.push({
        severity: taken > MOST_OF_LIMIT * limitMs ? 'error' : 'warning',
        where,
        message: `takes ${Math.ceil(taken)} ms of the ${limitMs} ms of ${prepared.id}, which stops a slow variant; a tenth is right`,
        ...locate.source(source),
      });
    }
  return findings;
}
