'use client';

import type { OutputComparison } from '#judge/verdict/verdict';
import { formatError, formatNumber } from './format-number';
import styles from './report.module.css';
import { indexOf, sliceOf, type TensorSlice } from './tensor-slice';

/** Rows of the table; the rest is counted. */
const MAX_TABLE = 200;
/** Up to here the numbers say more than the picture, so they are open from the start. */
const SMALL_OUTPUT = 16;
/** Side of the largest picture and of its largest and smallest square, in px. */
const PICTURE_SIZE = 208;
const LARGEST_SQUARE = 18;
const SMALLEST_SQUARE = 7;

/** The difference as a picture (each square is one element of the last two axes) and as a table for reading. */
export function DifferencePicture({ comparison }: { comparison: OutputComparison }) {
  const slice = sliceOf(comparison);
  const name = comparison.output === '' ? 'result' : comparison.output;
  const total = comparison.errorOverTolerance.length;
  const wrong = comparison.errorOverTolerance.filter((error) => !(error <= 1)).length;
  const [low, high] = rangeOf(slice, comparison);
  const shade = (value: number | undefined): number => (value === undefined ? 0 : (value - low) / (high - low || 1));
  return (
    <figure className={styles.figure}>
      <figcaption>
        <code>
          {name}
          {formatShape(comparison)}
        </code>{' '}
        {wrong} of {total} elements wrong
        {comparison.truncated && ' among the first 4,096'}
        {slice.where !== '' && `; pictured at ${slice.where}`}
        {slice.isCut && `, the first ${slice.rows} × ${slice.columns}`}
      </figcaption>
      <div className={styles.pictures}>
        {comparison.texts === undefined && (
          <>
            <Picture title="expected" slice={slice} label={`Picture of ${name}: expected values`}>
              {(flat) => valueSquare(shade(comparison.expected[flat]), comparison.expected[flat])}
            </Picture>
            <Picture title="yours" slice={slice} label={`Picture of ${name}: your values`}>
              {(flat) => valueSquare(shade(comparison.actual[flat]), comparison.actual[flat])}
            </Picture>
          </>
        )}
        <Picture
          title="error / tolerance"
          slice={slice}
          label={`Picture of ${name}: ${wrong} of ${total} elements are wrong`}
        >
          {(flat) => errorSquare(comparison.errorOverTolerance[flat])}
        </Picture>
      </div>
      <p className={styles.legend} aria-hidden>
        {slice.rowAxis !== '' && `rows ${slice.rowAxis}, `}
        {slice.columnAxis !== '' && `columns ${slice.columnAxis} · `}
        {comparison.texts === undefined && (
          <>
            <span className={styles.lowSquare} /> {formatNumber(low)} to <span className={styles.highSquare} />{' '}
            {formatNumber(high)} ·{' '}
          </>
        )}
        <span className={styles.rightSquare} /> right <span className={styles.wrongSquare} /> wrong, deeper is further
        off
      </p>
      <details open={total <= SMALL_OUTPUT}>
        <summary>Values as a table</summary>
        <ValueTable comparison={comparison} name={name} />
      </details>
    </figure>
  );
}

interface Square {
  readonly className: string | undefined;
  readonly opacity: number;
}

interface PictureProps {
  readonly title: string;
  readonly label: string;
  readonly slice: TensorSlice;
  /** The square of the element at a flat position. */
  readonly children: (flatIndex: number) => Square;
}

function Picture({ title, label, slice: { rows, columns, flatIndex }, children }: PictureProps) {
  const size = Math.max(SMALLEST_SQUARE, Math.min(LARGEST_SQUARE, Math.floor(PICTURE_SIZE / Math.max(rows, columns))));
  const gap = size > 10 ? 1.5 : 0.75;
  const places = Array.from({ length: rows * columns }, (_, i) => ({
    row: Math.floor(i / columns),
    column: i % columns,
  }));
  return (
    <div>
      <p className={styles.pictureTitle}>{title}</p>
      <svg
        className={styles.picture}
        viewBox={`0 0 ${columns * size} ${rows * size}`}
        width={columns * size}
        role="img"
        aria-label={label}
      >
        {places.map(({ row, column }) => {
          const { className, opacity } = children(flatIndex(row, column));
          return (
            <rect
              key={`${row}-${column}`}
              x={column * size}
              y={row * size}
              width={size - gap}
              height={size - gap}
              rx={size > 10 ? 2 : 1}
              className={className}
              style={{ fillOpacity: opacity }}
            />
          );
        })}
      </svg>
    </div>
  );
}

function valueSquare(shade: number, value: number | undefined): Square {
  if (value === undefined || !Number.isFinite(value)) return { className: styles.wrongElement, opacity: 1 };
  // A lowest value stays visible against the page.
  return { className: styles.valueElement, opacity: 0.1 + 0.9 * Math.min(1, Math.max(0, shade)) };
}

/** From just visible at the tolerance to full at 10,000 times it. */
function errorSquare(error: number | undefined): Square {
  if (error === undefined || error <= 1) return { className: styles.rightElement, opacity: 1 };
  return {
    className: styles.wrongElement,
    opacity: Number.isFinite(error) ? Math.min(1, 0.45 + 0.14 * Math.log10(error)) : 1,
  };
}

function ValueTable({ comparison, name }: { comparison: OutputComparison; name: string }) {
  const { expected, actual, errorOverTolerance, shape, axes, texts } = comparison;
  const shownText = (strings: readonly string[] | undefined, numbers: readonly number[], i: number): string =>
    strings === undefined ? formatNumber(numbers[i]) : JSON.stringify(strings[i] ?? '');
  const isRight = (i: number): boolean => (errorOverTolerance[i] ?? 0) <= 1;
  const order = Array.from(expected.keys()).sort((a, b) => Number(isRight(a)) - Number(isRight(b)) || a - b);
  const shown = order.slice(0, MAX_TABLE);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus.
    <section className={styles.table} tabIndex={0} aria-label={`Values of ${name}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{axes.length > 0 ? `[${axes.join(', ')}]` : 'index'}</th>
            <th scope="col">expected</th>
            <th scope="col">yours</th>
            <th scope="col">error / tolerance</th>
            <th scope="col">verdict</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((i) => (
            <tr key={i} className={isRight(i) ? undefined : styles.wrongRow}>
              <td>[{indexOf(shape, i).join(', ')}]</td>
              <td>{shownText(texts?.expected, expected, i)}</td>
              <td>{shownText(texts?.actual, actual, i)}</td>
              <td>{formatError(errorOverTolerance[i])}</td>
              <td>{isRight(i) ? 'right' : 'wrong'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {expected.length > shown.length && <p className={styles.muted}>{expected.length - shown.length} more elements</p>}
    </section>
  );
}

/** Smallest and largest value on the picture, expected and actual alike, so that both share one scale. */
function rangeOf({ rows, columns, flatIndex }: TensorSlice, { expected, actual }: OutputComparison): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows * columns; i++) {
    const flat = flatIndex(Math.floor(i / columns), i % columns);
    for (const value of [expected[flat], actual[flat]]) {
      if (value === undefined || !Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low <= high ? [low, high] : [0, 0];
}

function formatShape({ shape, axes }: OutputComparison): string {
  const parts = shape.map((size, axis) => (axes[axis] === String(size) ? `${size}` : `${axes[axis]}=${size}`));
  return parts.length === 0 ? '' : `[${parts.join(', ')}]`;
}
