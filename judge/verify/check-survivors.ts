import type { Check } from './check';
import type { Finding } from './verification';

/** A mistake that people make must not pass. */
export const checkSurvivors: Check = {
  id: 'survivors',
  title: 'Every mistake is rejected',
  needs: 'cases',
  async run({ problem, mistakes, salts, locate }) {
    if (problem.mistakes.length === 0)
      return [
        {
          severity: 'error',
          where: 'mistakes',
          message: 'there is none; tests that reject nothing prove nothing',
          ...locate.path('mistakes'),
        },
      ];
    const findings: Finding[] = [];
    for (const { id, rows } of await mistakes()) {
      const survived = rows.filter((row) => row.style === 'arrays' && row.rejectedBy.length === 0);
      const rejected = rows.find((row) => row.style === 'arrays' && row.rejectedBy.length > 0);
      const [first] = survived;
      if (first === undefined) continue;
      const message =
        rejected === undefined
          ? 'survives every case'
          : `survives every case under salt ${salts[first.saltIndex]}, though ${rejected.rejectedBy.join(', ')} rejects it under salt ${salts[rejected.saltIndex]}; its rejection hangs on the draw`;
      findings.push({ severity: 'error', where: `mistakes.${id}`, message, ...locate.path(`mistakes.${id}`) });
    }
    return findings;
  },
};
