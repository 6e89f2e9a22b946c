/**
 * `npm run bench -- timing-aa`: a program against itself, on an idle and on a busy machine.
 *
 * Nothing may be called too slow, however near the border lies; the interval holds 1 about as often as it says
 * where the machine is quiet, and is honest about the rest.
 */

import type { Measurement } from '#judge/timing/measure';
import { problemOf, repeated, share, trialsOf, trialsUnderLoad } from './timing-bench';

const SLUG = 'scaled-dot-product-attention';
/** A call of some milliseconds: shorter ones spend most of a trial on drawing their inputs. */
const SIZE = 128;
/** Of each kind: three hundred in all. */
const TRIALS = 150;

/** A border far nearer than any of the bank's. */
const TIERS = { pass: 1.5, good: 1.3, great: 0.8 };

interface Row {
  readonly machine: 'idle' | 'busy';
  readonly trials: number;
  /** Trials that gave a ratio; the others said why not. */
  readonly measured: number;
  readonly wronglySlow: number;
  /** Share of intervals that hold 1. */
  readonly coverage: number;
  /** Largest median of the ratios, and median width of the interval. */
  readonly largestRatio: number;
  readonly medianWidth: number;
}

export interface AaReport {
  readonly bench: 'timing-aa';
  readonly border: number;
  readonly rows: readonly Row[];
}

export async function measureAa(tell: (line: string) => void): Promise<AaReport> {
  const problem = await problemOf(SLUG);
  const program = repeated(problem, 1);
  const programs = { person: program, other: program };
  tell(`timing-aa: ${TRIALS} trials on this machine as it is`);
  const idle = rowOf('idle', await trialsOf(problem, programs, TIERS, TRIALS, SIZE));
  tell(`timing-aa: ${idle.wronglySlow} of ${idle.measured} wrongly too slow; ${TRIALS} trials, several at a time`);
  const busy = rowOf('busy', await trialsUnderLoad(problem, programs, TIERS, TRIALS, SIZE));
  return { bench: 'timing-aa', border: TIERS.pass, rows: [idle, busy] };
}

function rowOf(machine: Row['machine'], results: readonly Measurement[]): Row {
  const measured = results.flatMap((one) => (one.kind === 'measured' ? [one] : []));
  const widths = measured.map(({ ratio }) => ratio.high / ratio.low).sort((a, b) => a - b);
  return {
    machine,
    trials: results.length,
    measured: measured.length,
    wronglySlow: measured.filter(({ grade }) => grade.tier === 'slow').length,
    coverage: share(measured.filter(({ ratio }) => ratio.low <= 1 && ratio.high >= 1).length, measured.length),
    largestRatio: Math.max(...measured.map(({ ratio }) => ratio.ratio)),
    medianWidth: widths[widths.length >> 1] ?? Number.NaN,
  };
}

export function formatAa({ border, rows }: AaReport): string {
  const lines = rows.map(
    (row) =>
      `${row.machine}  ${String(row.trials).padStart(6)}  ${String(row.measured).padStart(8)}  ${String(row.wronglySlow).padStart(8)}  ${row.coverage.toFixed(3).padStart(8)}  ${row.largestRatio.toFixed(2).padStart(7)}  ${row.medianWidth.toFixed(2).padStart(5)}`,
  );
  return `One program against itself; too slow is beyond ${border}\n      trials  measured  too slow  coverage  largest  width\n${lines.join('\n')}\n`;
}
