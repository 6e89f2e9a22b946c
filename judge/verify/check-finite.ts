import { formatElement } from '../compare/leaf';
import { axisIndexOf } from '../tensor/value';
import type { Check } from './check';
import type { Finding } from './verification';

/**
 * NaN and infinities in the expected answers must be meant.
 *
 * They are where the statement names the value in code (`-Infinity`, `NaN`), or the note of the case does.
 */
export const checkFinite: Check = {
  id: 'finite',
  title: 'The reference returns no NaN and no infinity that nobody announced',
  needs: 'cases',
  async run({ problem, allCases, locate }) {
    const announced = (problem.statement.match(/`[^`\n]*`/g) ?? []).join(' ');
    const findings = new Map<string, Finding>();
    for (const one of await allCases()) {
      if (one.kind !== 'prepared') continue;
      const { spec, expected } = one.prepared;
      const declared = `${announced} ${spec.note ?? ''}`;
      for (const { leaf } of expected) {
        const at = leaf.data.findIndex((x) => !Number.isFinite(x) && !isDeclared(x, declared));
        const where = `cases.${one.id}`;
        if (at < 0 || findings.has(spec.id)) continue;
        const name = Number.isNaN(leaf.data[at]) ? 'NaN' : String(leaf.data[at]);
        findings.set(spec.id, {
          severity: 'error',
          where,
          message: `the reference returns ${name} at ${formatElement(leaf, axisIndexOf(leaf.shape, at))}; mend it, or name \`${name}\` in the statement or in the note of the case`,
          ...locate.path(where),
        });
      }
    }
    return [...findings.values()];
  },
};

function isDeclared(value: number, text: string): boolean {
  return Number.isNaN(value) ? /\bNaN\b/.test(text) : /Infinity|∞|-inf\b|\\infty/i.test(text);
}
