import type { Check } from './check';
import type { Finding } from './verification';

/** A case that rejects no mistake costs time; its note says why it is there nevertheless. */
export const checkIdleCases: Check = {
  id: 'idle-cases',
  title: 'Every case rejects a mistake, or has a note',
  needs: 'cases',
  async run({ problem, prepared, mistakes, locate }) {
    const rejecting = new Set(
      (await mistakes()).flatMap(({ rows }) => rows.flatMap(({ rejectedBy }) => rejectedBy.map(withoutSeed))),
    );
    const made = new Set((await prepared()).map(({ spec }) => spec.id));
    return problem.cases.flatMap(({ id, note }): Finding[] =>
      note !== undefined || rejecting.has(id) || !made.has(id)
        ? []
        : [
            {
              severity: 'warning',
              where: `cases.${id}`,
              message: 'rejects no mistake and has no note that says what it is for',
              ...locate.path(`cases.${id}`),
            },
          ],
    );
  },
};

/** `causal#1` is a case of `causal`; a law that shuffles it is another thing. */
function withoutSeed(id: string): string {
  return id.replace(/#\d+$/, '');
}
