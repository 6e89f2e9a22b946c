import type { OutputComparison } from '#judge/verdict/verdict';

/** Rows and columns that fit on a screen; the rest is told. */
const MAX_ROWS = 26;
const MAX_COLUMNS = 26;

/** A part of a tensor that fits on a screen: its last two axes, at one index of the others. */
export interface TensorSlice {
  readonly rows: number;
  readonly columns: number;
  readonly rowAxis: string;
  readonly columnAxis: string;
  /** The index of the outer axes in words, `B = 1`; empty where there are none. */
  readonly where: string;
  /** Whether rows or columns were left out. */
  readonly isCut: boolean;
  readonly flatIndex: (row: number, column: number) => number;
}

/** The slice that holds the first wrong element. */
export function sliceOf({ shape, axes, expected, errorOverTolerance }: OutputComparison): TensorSlice {
  const allColumns = shape.at(-1) ?? 1;
  const allRows = shape.length >= 2 ? (shape.at(-2) ?? 1) : 1;
  const area = Math.max(1, allRows * allColumns);
  const firstWrong = Math.max(
    0,
    errorOverTolerance.findIndex((error) => !(error <= 1)),
  );
  const offset = Math.floor(firstWrong / area) * area;
  const outer = indexOf(shape, offset).slice(0, Math.max(0, shape.length - 2));
  // A truncated output may end in the middle of a slice.
  const filledRows = Math.ceil((expected.length - offset) / Math.max(1, allColumns));
  const rows = Math.min(allRows, MAX_ROWS, Math.max(1, filledRows));
  const columns = Math.min(allColumns, MAX_COLUMNS);
  return {
    rows,
    columns,
    rowAxis: shape.length >= 2 ? (axes.at(-2) ?? '') : '',
    columnAxis: axes.at(-1) ?? '',
    where: outer.map((at, axis) => `${axes[axis]} = ${at}`).join(', '),
    isCut: rows < allRows || columns < allColumns,
    flatIndex: (row, column) => offset + row * allColumns + column,
  };
}

/** Row-major position as one index an axis. */
export function indexOf(shape: readonly number[], flatIndex: number): number[] {
  let rest = flatIndex;
  const index = new Array<number>(shape.length).fill(0);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const size = Math.max(1, shape[axis] ?? 1);
    index[axis] = rest % size;
    rest = Math.floor(rest / size);
  }
  return index;
}
