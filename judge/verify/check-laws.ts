/** Laws such as "shuffling the keys must not change the answer": true of the reference, and worth testing. */

import { createAuthor } from '../run/author';
import { checkLaw, type LawCheck } from '../run/check-law';
import { type PlannedCase, planCases } from '../run/plan-cases';
import { sessionOf } from '../run/session';
import type { Mistake, Problem } from '../spec/problem';
import { ProblemSpecError } from '../spec/spec-error';
import type { Check } from './check';
import type { VerifyContext } from './context';
import { type SharedRealms, shareRealms } from './share-realms';
import type { Finding } from './verification';

/** A law that holds by chance under one draw seldom does under another. */
const SALTS_OF_LAWS = 2;

export const checkLaws: Check = {
  id: 'laws',
  title: 'The reference obeys every law, and some mistake breaks it',
  needs: 'cases',
  async run(context) {
    const { problem, preparations, locate } = context;
    const findings: Finding[] = [];
    const shared = shareRealms(preparations.watched.openRealm);
    try {
      for (const index of problem.properties.keys()) {
        const where = `properties.${index}`;
        const add = (severity: Finding['severity'], message: string): void =>
          void findings.push({ severity, where, message, ...locate.path(where) });
        const planned = planCases(preparations.problem, 'submit').filter((one) => one.property === index);
        const trouble =
          planned.length === 0 ? 'no drawn case has every input that it changes' : await troubleOf(context, planned);
        if (trouble !== undefined) add('error', trouble);
        else if (!(await isBrokenByMistake(context, planned, shared)))
          add('warning', 'no mistake breaks this law; it rejects nothing that the cases accept');
      }
    } finally {
      shared.close();
    }
    return findings;
  },
};

/** What the reference makes of a law. */
async function troubleOf(
  { preparations, salts }: VerifyContext,
  planned: readonly PlannedCase[],
): Promise<string | undefined> {
  const { author } = sessionOf(preparations.problem, preparations.watched.openRealm);
  for (const salt of salts.slice(0, SALTS_OF_LAWS))
    for (const one of planned) {
      const result = await attempt(() => checkLaw(preparations.problem, one, salt, author));
      if (result.kind === 'broken') return `the reference breaks this law (salt ${salt}): ${result.message}`;
      if (result.kind === 'ill-posed')
        return `cannot be tested, because rounding alone changes the answer: ${result.why}`;
      if (result.kind === 'failed') return result.message;
    }
  return undefined;
}

/** Whether some mistake, taken for the reference, breaks the law by its own answers. */
async function isBrokenByMistake(
  context: VerifyContext,
  planned: readonly PlannedCase[],
  shared: SharedRealms,
): Promise<boolean> {
  const { problem, preparations, salts, mistakes } = context;
  // A mistake that the law's own case lets through may break it nevertheless, but most that break it are rejected there.
  const rejected = new Set(
    (await mistakes()).flatMap(({ id, rows }) =>
      rows.some(({ rejectedBy }) =>
        rejectedBy.some((one) => one.includes(`~property-${(planned[0]?.property ?? 0) + 1}`)),
      )
        ? [id]
        : [],
    ),
  );
  const order = [...problem.mistakes].sort((a, b) => Number(rejected.has(b.id)) - Number(rejected.has(a.id)));
  for (const mistake of order) {
    const mistaken = withReference(preparations.problem, mistake);
    const author = createAuthor(mistaken, shared.openRealm);
    try {
      for (const one of planned) {
        const result = await attempt(() => checkLaw(mistaken, one, salts[0] ?? 1, author));
        if (result.kind === 'broken') return true;
      }
    } finally {
      author.dispose();
    }
  }
  return false;
}

function withReference(problem: Problem, { source }: Mistake): Problem {
  return { ...problem, reference: source };
}

async function attempt(
  work: () => Promise<LawCheck>,
): Promise<LawCheck | { readonly kind: 'failed'; readonly message: string }> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemSpecError)) throw error;
    return { kind: 'failed', message: error.problem };
  }
}
