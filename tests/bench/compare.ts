/** The bench `compare`: the judge's comparison of a large output against a bare loop over the same arrays. */

import { compareLeaf } from '../../judge/compare/compare-leaf';
import type { Leaf } from '../../judge/compare/leaf';
import { createRandom } from '../../judge/tensor/random';
import { type Spread, spreadOf } from './spread';

export interface CompareTimes {
  readonly bench: 'compare';
  readonly elements: number;
  readonly judgeMs: Spread;
  readonly bareMs: Spread;
  /** Median over median. */
  readonly ratio: number;
  /** Memory that a comparison adds, in bytes an element; a copy of the output is 8. */
  readonly bytesAnElement: number;
}

const SIDE = 4_000;
const ELEMENTS = SIDE * SIDE;
const TURNS = 9;
const MOST = { ratio: 1.5, bytesAnElement: 8 };

export async function measureCompare(tell: (line: string) => void): Promise<CompareTimes> {
  tell(`${ELEMENTS / 1e6} million elements …`);
  const random = createRandom(1);
  const data = Float64Array.from({ length: ELEMENTS }, () => random.uniform(-1, 1));
  const leaf = (elements: Float64Array): Leaf => ({
    output: '',
    dtype: 'f32',
    axes: ['N', 'D'],
    shape: [SIDE, SIDE],
    data: elements,
  });
  const expected = leaf(data);
  const actual = leaf(data.map(Math.fround));
  const tolerance = data.map((x) => 1e-9 + Math.abs(x) * 2 ** -22);
  const judge: number[] = [];
  const bare: number[] = [];
  let bytes = 0;
  for (let turn = -2; turn < TURNS; turn++) {
    const before = process.memoryUsage();
    const [judgeMs, comparison] = timed(() => compareLeaf(expected, actual, tolerance));
    const after = process.memoryUsage();
    const [bareMs, wrong] = timed(() => countWrong(data, actual.data, tolerance));
    if (comparison.wrongCount !== 0 || wrong !== 0) throw new Error('the outputs were meant to be within tolerance');
    // The first turns find the code not yet compiled.
    if (turn < 0) continue;
    judge.push(judgeMs);
    bare.push(bareMs);
    bytes = Math.max(bytes, after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers);
  }
  const [judgeMs, bareMs] = [spreadOf(judge), spreadOf(bare)];
  const ratio = Math.round((judgeMs.median / bareMs.median) * 100) / 100;
  const bytesAnElement = Math.round((bytes / ELEMENTS) * 100) / 100;
  return { bench: 'compare', elements: ELEMENTS, judgeMs, bareMs, ratio, bytesAnElement };
}

export function formatCompare({ elements, judgeMs, bareMs, ratio, bytesAnElement }: CompareTimes): string {
  const range = ({ median, min, max }: Spread): string =>
    `${median.toFixed(0)} (${min.toFixed(0)}–${max.toFixed(0)}) ms`;
  const reached = ratio <= MOST.ratio && bytesAnElement <= MOST.bytesAnElement;
  return [
    `${elements / 1e6} million elements: judge ${range(judgeMs)}, bare loop ${range(bareMs)}, ${ratio}×; ${bytesAnElement} bytes an element`,
    `aim: at most ${MOST.ratio}× and ${MOST.bytesAnElement} bytes (${reached ? 'reached' : 'missed'})`,
    '',
  ].join('\n');
}

/** The least that a comparison has to do: which elements are out of tolerance, and which is worst. */
function countWrong(expected: Float64Array, actual: Float64Array, tolerance: Float64Array): number {
  let wrong = 0;
  let worst = -1;
  for (let i = 0; i < expected.length; i++) {
    const ratio = Math.abs((actual[i] as number) - (expected[i] as number)) / (tolerance[i] as number);
    if (!(ratio <= 1)) wrong++;
    if (ratio > worst) worst = ratio;
  }
  return wrong;
}

function timed<T>(work: () => T): [number, T] {
  const startedAt = performance.now();
  const result = work();
  return [performance.now() - startedAt, result];
}
