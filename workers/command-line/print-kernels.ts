/** The kernels of a case as a table on a terminal. */

import { type Inspection, shapesText } from '#judge/verdict/inspection';

const HEAD = ['kernel', 'inputs', 'outputs', 'calls', 'ms', 'bytes'] as const;
/** Columns of numbers, which stand to the right. */
const NUMBERS = 3;

export function kernelLines({ caseId, backend, elapsedMs, kernels, otherCalls }: Inspection): string[] {
  if (kernels.length === 0) return [`Case ${caseId} ran no kernel of the tensor library`];
  const rows = kernels.map(({ name, inputs, moreInputs, outputs, calls, ms, bytes }) => [
    name,
    shapesText(inputs, moreInputs),
    shapesText(outputs),
    String(calls),
    ms === null ? '–' : ms.toFixed(2),
    bytes.toLocaleString('en'),
  ]);
  const widths = HEAD.map((head, i) => Math.max(head.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => {
        const width = widths[i] ?? 0;
        return i < HEAD.length - NUMBERS ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  return [
    `Kernels of case ${caseId} on ${backend}, ${elapsedMs.toFixed(2)} ms in all:`,
    ...[HEAD, ...rows].map((row) => `  ${line(row)}`),
    ...(otherCalls === 0 ? [] : [`  and ${otherCalls.toLocaleString('en')} calls of other kinds`]),
  ];
}
