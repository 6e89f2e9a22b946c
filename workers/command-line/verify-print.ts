/** Verifications on a terminal: one block a problem, the kill matrix, totals. */

import type { MatrixRow, Verification } from '#judge/verify/verification';
import { findingsOf } from '#judge/verify/verify-problem';

/** A mistake counts as rejected with margin from here. */
const MIN_MARGIN = 10;

export function countOf(verification: Verification, severity: 'error' | 'warning'): number {
  return findingsOf(verification).filter((finding) => finding.severity === severity).length;
}

/** @param isBrief leave the matrix out */
export function printVerification(verification: Verification, elapsedMs: number, isBrief: boolean): string {
  const { problem, matrix, solutions } = verification;
  const errors = countOf(verification, 'error');
  const counts = [
    plural(matrix.cases.length, 'case'),
    plural(solutions.length, 'solution'),
    plural(mistakesOf(matrix.rows).length, 'mistake'),
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    ...(countOf(verification, 'warning') > 0 ? [plural(countOf(verification, 'warning'), 'warning')] : []),
    `${(elapsedMs / 1000).toFixed(1)} s`,
  ];
  const lines = [`${errors === 0 ? '✓' : '✗'} ${problem}  ${counts.join(', ')}`];
  for (const { severity, where, message, line, column } of findingsOf(verification)) {
    const place = line === undefined ? '' : `problem.md:${line}${column === undefined ? '' : `:${column}`} `;
    lines.push(`    ${severity}: ${place}${where}: ${message}`);
  }
  if (!isBrief && matrix.rows.length > 0) lines.push(...printMatrix(verification));
  return `${lines.join('\n')}\n`;
}

/** A row a mistake, ■ where a case rejects it; a second row where float32 tensors are judged differently. */
function printMatrix({ matrix }: Verification): string[] {
  const { cases, rows } = matrix;
  const shown = rows.filter((row) => row.style === 'arrays' || !isLikeArrays(row, rows));
  const nameOf = ({ mistake, style }: MatrixRow): string => (style === 'arrays' ? mistake : `${mistake} (tensors)`);
  const width = Math.max(...shown.map((row) => nameOf(row).length));
  return [
    `    rejected by (■), one column a case: ${cases.join(' ')}`,
    ...shown.map((row) => {
      const cells = cases.map((id) => (row.rejectedBy.includes(id) ? '■' : '·')).join('');
      return `    ${nameOf(row).padEnd(width)} ${cells}`;
    }),
  ];
}

function isLikeArrays(row: MatrixRow, rows: readonly MatrixRow[]): boolean {
  const arrays = rows.find((one) => one.style === 'arrays' && one.mistake === row.mistake);
  return arrays?.rejectedBy.join() === row.rejectedBy.join();
}

export function printTotals(verifications: readonly Verification[], elapsedMs: number): string {
  const sum = (count: (one: Verification) => number): number =>
    verifications.reduce((total, one) => total + count(one), 0);
  const rows = verifications.flatMap(({ matrix }) => matrix.rows);
  const mistakes = sum(({ matrix }) => mistakesOf(matrix.rows).length);
  const rejected = (style: MatrixRow['style']): string => {
    const ofStyle = rows.filter((row) => row.style === style);
    const share = ofStyle.filter(({ margin }) => margin >= MIN_MARGIN).length / Math.max(1, ofStyle.length);
    return `${Number((100 * share).toFixed(1))} % of ${ofStyle.length} in ${style}`;
  };
  return [
    '',
    `${plural(verifications.length, 'problem')}, ${plural(
      sum(({ matrix }) => matrix.cases.length),
      'case',
    )}, ${plural(
      sum(({ solutions }) => solutions.length),
      'solution',
    )}, ${plural(mistakes, 'mistake')}`,
    `${(mistakes / Math.max(1, verifications.length)).toFixed(1)} mistakes a problem; rejected by at least ${MIN_MARGIN} × tolerance: ${rejected('arrays')}, ${rejected('tensors')}`,
    `${plural(
      sum((one) => countOf(one, 'error')),
      'error',
    )}, ${plural(
      sum((one) => countOf(one, 'warning')),
      'warning',
    )}, ${(elapsedMs / 1000).toFixed(0)} s`,
    '',
  ].join('\n');
}

function mistakesOf(rows: readonly MatrixRow[]): string[] {
  return [...new Set(rows.map(({ mistake }) => mistake))];
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
