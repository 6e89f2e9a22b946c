import type { Mistake } from '../spec/problem';
import type { Check } from './check';
import type { Finding } from './verification';

/** That each edit matches once is the parser's to say; here, that it changes what the reference does at all. */
export const checkEdits: Check = {
  id: 'edits',
  title: 'Each mistake is a program of its own',
  needs: 'text',
  async run({ problem, locate }) {
    const findings: Finding[] = [];
    const seen = new Map<string, string>([[squeeze(problem.reference), 'the reference']]);
    const all: [string, Mistake][] = [
      ...problem.mistakes.map((one): [string, Mistake] => [`mistakes.${one.id}`, one]),
      ...problem.slow.map((one): [string, Mistake] => [`slow.${one.id}`, one]),
    ];
    for (const [where, { source }] of all) {
      const code = squeeze(source);
      const twin = seen.get(code);
      if (twin !== undefined)
        findings.push({
          severity: 'error',
          where,
          message: `is the same program as ${twin}, but for white space and comments`,
          ...locate.path(where),
        });
      else seen.set(code, where);
    }
    return findings;
  },
};

function squeeze(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/[^\n]*/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}
