import type { LatencyDocument, LatencyRow } from './latency';
import type { Spread } from './spread';

/** The bench's result as a table: medians with their range, in ms. */
export function formatLatency({ machine, warm, cold, aims }: LatencyDocument): string {
  const lines = [
    `Chromium ${machine.chromium}, ${machine.cores} cores, load ${machine.load.toFixed(1)}; ms: median (least–most)`,
    '',
    row(['', 'click to verdict', 'of it the judge', 'bare', 'above bare', 'ratio']),
    ...warm.map((one) =>
      row([
        nameOf(one),
        text(one.clickToVerdictMs),
        text(one.judgeMs),
        text(one.bareMs),
        text(one.aboveBareMs),
        `${one.ratio}×`,
      ]),
    ),
    '',
    ...cold.map(({ problem, firstVerdictMs }) => `cold page, ${problem}: first verdict after ${text(firstVerdictMs)}`),
    '',
    ...aims.map(
      ({ measure, aboveBareMs, reached }) =>
        `${measure}: aim ${aboveBareMs} ms above bare, reached ${reached.toFixed(0)} ms at worst${reached <= aboveBareMs ? '' : ' (missed)'}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const WIDTHS = [46, 22, 22, 22, 22, 8];

function row(cells: readonly string[]): string {
  return cells.map((cell, i) => (i === 0 ? cell.padEnd(WIDTHS[i] ?? 0) : cell.padStart(WIDTHS[i] ?? 0))).join('');
}

function nameOf({ problem, style, measure }: LatencyRow): string {
  return `${measure.padEnd(7)} ${problem}, ${style}`;
}

function text({ median, min, max }: Spread): string {
  return `${median.toFixed(0)} (${min.toFixed(0)}–${max.toFixed(0)})`;
}
