import type { Check } from './check';
import { findMaths } from './find-maths';
import type { Finding } from './verification';

/** Every formula that the pages show must be one that KaTeX takes. */
export const checkMaths: Check = {
  id: 'maths',
  title: 'KaTeX takes every formula',
  needs: 'text',
  async run({ problem, host, locate }) {
    const findings: Finding[] = [];
    const texts: [string, string][] = [
      ['statement', problem.statement],
      ['learn', problem.learn],
      ['complexity', problem.complexity],
      ...problem.hints.map((hint, i): [string, string] => [`hints.${i}`, hint]),
      ...problem.followUps.flatMap(({ ask, answer }, i): [string, string][] => [
        [`followUps.${i}.ask`, ask],
        [`followUps.${i}.answer`, answer],
      ]),
    ];
    for (const [where, markdown] of texts) {
      const { formulas, unclosed } = findMaths(markdown);
      for (const { tex } of formulas) {
        const trouble = host.parseMath(tex);
        if (trouble !== undefined)
          findings.push({
            severity: 'error',
            where,
            message: `KaTeX cannot read $${shorten(tex)}$: ${trouble}`,
            ...locate.text(tex, where),
          });
      }
      for (const offset of unclosed)
        findings.push({
          severity: 'error',
          where,
          message: `the $ before "${shorten(markdown.slice(offset + 1, offset + 31))}" is never closed; write \\$ for a dollar sign`,
          ...locate.text(markdown.slice(offset, offset + 30), where),
        });
    }
    return findings;
  },
};

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}
