import { isLiteral, type PlannedCall } from '../run/make-case';
import type { PreparedCase } from '../run/prepare-cases';
import type { Value } from '../tensor/value';
import type { Check } from './check';
import type { Finding } from './verification';

/** A seed must mean the same bytes every time, and other bytes than another seed. */
export const checkSeeds: Check = {
  id: 'seeds',
  title: 'The same seed gives the same bytes',
  needs: 'cases',
  async run({ problem, preparations, cases, allCases, locate }) {
    const findings = new Map<string, Finding>();
    const add = (severity: Finding['severity'], { spec }: PreparedCase, message: string): void => {
      const where = `cases.${spec.id}`;
      if (!findings.has(where)) findings.set(where, { severity, where, message, ...locate.path(where) });
    };
    const first = new Map((await cases(0)).map((one) => [one.id, one]));
    for (const again of await preparations.again()) {
      const one = first.get(again.id);
      if (one?.kind !== 'prepared') continue;
      if (again.kind === 'failed' || inputText(again.prepared.calls) !== inputText(one.prepared.calls))
        add(
          'error',
          one.prepared,
          `the same seed (${one.prepared.seed}) gave other inputs the second time; draw from the generator's "random" alone`,
        );
      else if (outputText(again.prepared) !== outputText(one.prepared))
        add(
          'error',
          one.prepared,
          `the reference gave another answer to the same inputs (${one.prepared.seed}); it must not depend on chance or on earlier calls`,
        );
    }
    // Only a generator of the author's can ignore its seed: the built-in ones are tested.
    const texts = new Map<string, { text: string; prepared: PreparedCase; count: number }>();
    for (const one of await allCases()) {
      if (one.kind !== 'prepared' || one.prepared.spec.generator === undefined) continue;
      if (one.prepared.property !== undefined || isLiteral(problem, one.prepared.spec)) continue;
      const { id } = one.prepared.spec;
      const text = inputText(one.prepared.calls);
      const known = texts.get(id);
      if (known === undefined) texts.set(id, { text, prepared: one.prepared, count: 1 });
      else texts.set(id, { ...known, count: known.text === text ? known.count + 1 : Number.NEGATIVE_INFINITY });
    }
    for (const { prepared, count } of texts.values())
      if (count > 1)
        add(
          prepared.spec.seeds > 1 ? 'error' : 'warning',
          prepared,
          `its generator "${prepared.spec.generator}" ignores its seed: ${count} seeds gave the same inputs`,
        );
    return [...findings.values()];
  },
};

function inputText(calls: readonly PlannedCall[]): string {
  return JSON.stringify(calls.map(({ args }) => args.map(plain)));
}

function outputText({ expected }: PreparedCase): string {
  return JSON.stringify(expected.map(({ leaf }) => [leaf.shape, Array.from(leaf.data, String)]));
}

/** Typed arrays as lists of text: JSON has no NaN. */
function plain(value: Value): unknown {
  if (Array.isArray(value)) return value.map((item: Value) => plain(item));
  if (typeof value !== 'object' || value === null) return value;
  return 'data' in value ? [value.shape, Array.from(value.data, String)] : value;
}
