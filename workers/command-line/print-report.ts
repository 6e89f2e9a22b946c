/** A report on a terminal, and as the JSON document that other programs read. */

import type { CaseReport, Report } from '#judge/verdict/verdict';

/** The documented shape, and nothing beside it: `{ problem, style, backend, fallbacks, salt, verdict, cases, diagnosis, timing }`. */
export function toJson(report: Report): object {
  const { problem, style, backend, fallbacks, salt, verdict, cases, diagnosis, timing } = report;
  return {
    problem,
    style,
    backend,
    fallbacks,
    salt,
    verdict,
    cases: cases.map(caseJson),
    diagnosis: diagnosis && { mistake: diagnosis.mistake, says: diagnosis.says, match: diagnosis.match },
    timing,
  };
}

function caseJson({ id, seed, verdict, message, worst }: CaseReport): object {
  if (worst === null) return { id, seed, verdict, message, worst };
  const { index, expected, actual, errorOverTolerance } = worst;
  return { id, seed, verdict, message, worst: { index, expected, actual, errorOverTolerance } };
}

export function printReport(report: Report): string {
  const lines = [`${report.verdict}: ${report.message}`];
  if (report.diagnosis !== null) {
    const { says, match, cases, mistake } = report.diagnosis;
    lines.push(
      match === 'all'
        ? `This equals a known mistake (${mistake}): ${says}`
        : `On ${cases.slice(0, 4).join(', ')} it looks like ${mistake}: ${says}`,
    );
  }
  for (const { id, says, gone, cases } of report.bugs)
    lines.push(
      gone
        ? `Gone: ${id}${says === undefined ? '' : ` (${says})`}`
        : `Still there: a bug that shows in ${cases.join(', ')}`,
    );
  if (report.cases.length > 0) {
    const width = Math.max(...report.cases.map(({ id }) => id.length));
    lines.push('', ...report.cases.map((one) => caseLine(one, width)));
  }
  lines.push(
    '',
    `${report.problem}, ${report.style}, ${report.backend}, salt ${report.salt}, ${Math.round(report.elapsedMs)} ms`,
  );
  for (const { backend, message } of report.fallbacks) lines.push(`${backend} did not give this verdict: ${message}`);
  for (const { level, text } of report.console.slice(0, 20)) lines.push(`console.${level}: ${text}`);
  return `${lines.join('\n')}\n`;
}

function caseLine({ id, verdict, worst }: CaseReport, width: number): string {
  const error = worst === null ? '' : `  worst error ${worst.errorOverTolerance.toPrecision(2)} × tolerance`;
  return `  ${verdict === 'accepted' ? '✓' : '✗'} ${id.padEnd(width)}  ${verdict}${error}`;
}
