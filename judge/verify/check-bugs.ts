import { STYLES } from '../spec/problem';
import type { CaseRun } from './bench';
import type { Check } from './check';
import type { VerifyContext } from './context';
import type { Finding } from './verification';

/** Kind `debug`: each bug has cases of its own, which fail while it is there and pass once it is gone. */
export const checkBugs: Check = {
  id: 'bugs',
  title: 'The cases of each bug prove that bug gone, and no other',
  needs: 'cases',
  async run(context) {
    if (context.problem.kind !== 'debug') return [];
    return [...(await checkBroken(context)), ...(await checkSingles(context))];
  },
};

/** The program that the person is given has every bug. */
async function checkBroken({ problem, bench, prepared, locate }: VerifyContext): Promise<Finding[]> {
  const findings: Finding[] = [];
  const cases = await prepared();
  for (const style of STYLES) {
    const source = problem.starters[style];
    if (source === undefined) continue;
    const where = `broken (${style})`;
    const run = await bench.run({ source, style }, cases);
    if (run.kind === 'not-loaded') {
      findings.push({ severity: 'error', where, message: `cannot be run: ${run.message}`, ...locate.source(source) });
      continue;
    }
    for (const [bug, ids] of Object.entries(problem.bugs))
      for (const id of ids)
        if (!fails(run.cases, id))
          findings.push({
            severity: 'error',
            where,
            message: `passes the case ${id}, which is to prove the bug ${bug} gone; it must fail while the bug is there`,
            ...locate.source(source),
          });
  }
  return findings;
}

/** The reference with one bug alone fails the cases of that bug, and passes those of the others. */
async function checkSingles({ problem, mistakes, locate }: VerifyContext): Promise<Finding[]> {
  const judged = await mistakes();
  return Object.entries(problem.bugs).flatMap(([bug, own]) => {
    const cases = judged.find(({ id }) => id === bug)?.runs[0]?.cases ?? [];
    const where = `bugs.${bug}`;
    const error = (message: string): Finding => ({ severity: 'error', where, message, ...locate.path(where) });
    const passed = own.filter((id) => !fails(cases, id));
    const others = Object.entries(problem.bugs).filter(([other]) => other !== bug);
    return [
      ...passed.map((id) => error(`the reference with this bug alone passes its case ${id}; it must fail there`)),
      ...others.flatMap(([other, ids]) =>
        ids
          .filter((id) => !own.includes(id) && fails(cases, id))
          .map((id) =>
            error(
              `the reference with this bug alone fails ${id}, a case of the bug ${other}; that bug could not be seen to be gone`,
            ),
          ),
      ),
    ];
  });
}

/** Under some of its seeds the case rejects the program. */
function fails(cases: readonly CaseRun[], id: string): boolean {
  return cases.some(
    ({ prepared, judgement }) =>
      prepared.spec.id === id && prepared.property === undefined && judgement.verdict !== 'accepted',
  );
}
