'use client';

import type { OutputComparison } from '#judge/verdict/verdict';
import styles from './report.module.css';

/** Rows and columns that fit on a screen; the rest is told. */
const MAX_ROWS = 24;
const MAX_COLUMNS = 24;
const MAX_TABLE = 200;

interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly rowAxis: string;
  readonly columnAxis: string;
  /** Flat position of the first element of the shown slice. */
  readonly offset: number;
  readonly slice: string;
}

/** The difference as a picture (each square is one element) and as a table for reading. */
export function DifferencePicture({ comparison }: { comparison: OutputComparison }) {
  const grid = gridOf(comparison);
  const name = comparison.output === '' ? 'result' : comparison.output;
  const wrong = comparison.errorOverTolerance.filter((error) => !(error <= 1)).length;
  return (
    <figure className={styles.figure}>
      <figcaption>
        {name} {formatShape(comparison)}
        {grid.slice !== '' && `, slice ${grid.slice}`}: {wrong} wrong {wrong === 1 ? 'element' : 'elements'}
        {comparison.truncated && ' among the first 4,096'}
      </figcaption>
      <Squares comparison={comparison} grid={grid} name={name} wrong={wrong} />
      <p className={styles.legend} aria-hidden>
        <span className={styles.rightSquare} /> right <span className={styles.wrongSquare} /> wrong, darker is further off
        {grid.rowAxis !== '' && ` · rows ${grid.rowAxis}, columns ${grid.columnAxis}`}
      </p>
      <details>
        <summary>Values as a table</summary>
        <ValueTable comparison={comparison} name={name} />
      </details>
    </figure>
  );
}

function Squares({ comparison, grid, name, wrong }: { comparison: OutputComparison; grid: Grid; name: string; wrong: number }) {
  const rows = Math.min(grid.rows, MAX_ROWS);
  const columns = Math.min(grid.columns, MAX_COLUMNS);
  const squares = Array.from({ length: rows * columns }, (_, i) => {
    const row = Math.floor(i / columns);
    const column = i % columns;
    return { row, column, error: comparison.errorOverTolerance[grid.offset + row * grid.columns + column] ?? 0 };
  });
  const size = 16;
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${columns * size} ${rows * size}`}
      width={columns * size}
      height={rows * size}
      role="img"
      aria-label={`Picture of ${name}: ${wrong} of ${comparison.errorOverTolerance.length} elements are wrong`}
    >
      {squares.map(({ row, column, error }) => (
        <rect
          key={`${row}-${column}`}
          x={column * size + 1}
          y={row * size + 1}
          width={size - 2}
          height={size - 2}
          rx={2}
          className={error <= 1 ? styles.rightElement : styles.wrongElement}
          style={error <= 1 ? undefined : { opacity: opacityOf(error) }}
        />
      ))}
    </svg>
  );
}

function ValueTable({ comparison, name }: { comparison: OutputComparison; name: string }) {
  const { expected, actual, errorOverTolerance, shape } = comparison;
  const order = Array.from(expected.keys()).sort((a, b) => Number((errorOverTolerance[a] ?? 0) <= 1) - Number((errorOverTolerance[b] ?? 0) <= 1) || a - b);
  const shown = order.slice(0, MAX_TABLE);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus.
    <section className={styles.table} tabIndex={0} aria-label={`Values of ${name}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">index</th>
            <th scope="col">expected</th>
            <th scope="col">yours</th>
            <th scope="col">error / tolerance</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((i) => (
            <tr key={i} className={(errorOverTolerance[i] ?? 0) <= 1 ? undefined : styles.wrongRow}>
              <td>[{indexOf(shape, i).join(', ')}]</td>
              <td>{format(expected[i])}</td>
              <td>{format(actual[i])}</td>
              <td>{formatError(errorOverTolerance[i])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {expected.length > shown.length && <p>{expected.length - shown.length} more elements</p>}
    </section>
  );
}

/** The last two axes as rows and columns, at the slice that holds the first wrong element. */
function gridOf({ shape, axes, errorOverTolerance }: OutputComparison): Grid {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.length >= 2 ? (shape.at(-2) ?? 1) : 1;
  const firstWrong = Math.max(0, errorOverTolerance.findIndex((error) => !(error <= 1)));
  const area = Math.max(1, rows * columns);
  const offset = Math.floor(firstWrong / area) * area;
  const outer = indexOf(shape, offset).slice(0, -2);
  return { rows, columns, offset, rowAxis: axes.at(-2) ?? '', columnAxis: axes.at(-1) ?? '', slice: outer.map((at, axis) => `${axes[axis]}=${at}`).join(', ') };
}

function indexOf(shape: readonly number[], flatIndex: number): number[] {
  let rest = flatIndex;
  const index = new Array<number>(shape.length).fill(0);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const size = Math.max(1, shape[axis] ?? 1);
    index[axis] = rest % size;
    rest = Math.floor(rest / size);
  }
  return index;
}

function formatShape({ shape, axes }: OutputComparison): string {
  return shape.length === 0 ? '' : `[${shape.map((size, axis) => (axes[axis] === String(size) ? size : `${axes[axis]}=${size}`)).join(', ')}]`;
}

function format(value: number | undefined): string {
  return value === undefined ? '' : Number.isFinite(value) ? String(Number(value.toPrecision(6))) : String(value);
}

function formatError(error: number | undefined): string {
  if (error === undefined) return '';
  if (!Number.isFinite(error)) return '∞';
  return error >= 100 ? error.toExponential(1) : error.toFixed(2);
}

/** From just visible at the tolerance to full at 10,000 times it. */
function opacityOf(error: number): number {
  return Number.isFinite(error) ? Math.min(1, 0.45 + 0.14 * Math.log10(error)) : 1;
}
