/** A report on a terminal, and as the JSON document that other programs read. */

import { type Inspection, leftBehindText } from '#judge/verdict/inspection';
import { formatInterval, type TimingReport } from '#judge/verdict/timing';
import type { CaseReport, Report } from '#judge/verdict/verdict';
import { kernelLines } from './print-kernels';

/** The documented shape, and nothing beside it: `{ problem, style, backend, fallbacks, salt, verdict, cases, diagnosis, timing }`, and `inspection` where it was asked for. */
export function toJson(report: Report, inspection: Inspection | string | undefined): object {
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
    timing: timing?.kind === 'measured' ? timingJson(timing) : null,
    ...(inspection === undefined ? {} : { inspection: typeof inspection === 'string' ? null : inspection }),
  };
}

function timingJson({ ratio, low, high, tier }: TimingReport & { kind: 'measured' }): object {
  return { ratio, low, high, tier };
}

function caseJson({ id, seed, verdict, message, worst }: CaseReport): object {
  if (worst === null) return { id, seed, verdict, message, worst };
  const { index, expected, actual, errorOverTolerance } = worst;
  return { id, seed, verdict, message, worst: { index, expected, actual, errorOverTolerance } };
}

/** @param inspection of one case, or why there is none */
export function printReport(report: Report, inspection: Inspection | string | undefined, withKernels: boolean): string {
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
        : `Not yet proven gone: the bug that shows in ${cases.join(', ')}`,
    );
  if (report.cases.length > 0) {
    const width = Math.max(...report.cases.map(({ id }) => id.length));
    lines.push('', ...report.cases.map((one) => caseLine(one, width)));
  }
  lines.push(...speedLines(report), ...timingLines(report));
  if (inspection !== undefined) lines.push(...inspectionLines(inspection, withKernels));
  lines.push(
    '',
    `${report.problem}, ${report.style}, ${report.backend}, salt ${report.salt}, ${Math.round(report.elapsedMs)} ms`,
  );
  for (const { backend, message } of report.fallbacks) lines.push(`${backend} did not give this verdict: ${message}`);
  for (const { level, text } of report.console.slice(0, 20)) lines.push(`console.${level}: ${text}`);
  return `${lines.join('\n')}\n`;
}

function speedLines({ speed }: Report): string[] {
  if (speed === null) return [];
  if (speed.kind === 'void') return ['', `Speed could not be measured: ${speed.why}`];
  const { factor, low, high, asked, noisy } = speed;
  return [
    '',
    `${formatInterval(factor, low, high)} × as fast as the given program, ${asked} asked for${noisy ? ', noisy' : ''}`,
  ];
}

function inspectionLines(inspection: Inspection | string, withKernels: boolean): string[] {
  if (typeof inspection === 'string') return withKernels ? ['', `The kernels cannot be told: ${inspection}`] : [];
  const { caseId, leftBehind } = inspection;
  return [
    ...(leftBehind === null
      ? []
      : ['', `Case ${caseId}: ${leftBehindText(leftBehind)}. It does not count against you.`]),
    ...(withKernels ? ['', ...kernelLines(inspection)] : []),
  ];
}

function timingLines({ timing }: Report): string[] {
  if (timing === null) return [];
  if (timing.kind === 'void') return ['', `Time could not be measured: ${timing.why}`];
  const { ratio, low, high, tier, noisy, against, grows, points, growth, slow, stopped } = timing;
  const width = Math.max(...points.map(({ n }) => String(n).length));
  return [
    '',
    `${formatInterval(ratio, low, high)} × the time of ${against}: ${tier}${noisy ? ', noisy' : ''}`,
    ...points.map(
      ({ n, personMs, otherMs }) =>
        `  ${grows} = ${String(n).padStart(width)}  ${personMs.toPrecision(3)} ms, ${against} ${otherMs.toPrecision(3)} ms`,
    ),
    ...[growth, slow === null ? '' : `It grows like a known slow solution (${slow.id}): ${slow.says}`, stopped].filter(
      (line) => line !== '',
    ),
  ];
}

function caseLine({ id, verdict, worst }: CaseReport, width: number): string {
  const error = worst === null ? '' : `  worst error ${worst.errorOverTolerance.toPrecision(2)} × tolerance`;
  return `  ${verdict === 'accepted' ? '✓' : '✗'} ${id.padEnd(width)}  ${verdict}${error}`;
}
