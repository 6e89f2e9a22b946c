/** Values as text: nested arrays a person can read, copy and edit (JSON, but for infinities, where nothing is cut). */

import { isTensor, type Tensor, type Value } from './value';

/** @param maxCharacters longer texts are cut, with the shape told */
export function formatValue(value: Value, maxCharacters: number): string {
  if (value === null) return 'null';
  if (!isTensor(value))
    return typeof value === 'object'
      ? `[${value.map((item: Value) => formatValue(item, maxCharacters)).join(', ')}]`
      : typeof value === 'string'
        ? JSON.stringify(value)
        : String(value);
  const text = formatTensor(value);
  return text.length <= maxCharacters ? text : `${text.slice(0, maxCharacters)} … (shape [${value.shape.join(', ')}])`;
}

function formatTensor({ dtype, shape, data }: Tensor): string {
  let at = 0;
  const level = (axis: number): string => {
    if (axis === shape.length) {
      const element = data[at++] ?? 0;
      return dtype === 'bool' ? String(element === 1) : formatFloat32(element);
    }
    return `[${Array.from({ length: shape[axis] ?? 0 }, () => level(axis + 1)).join(', ')}]`;
  };
  return level(0);
}

/** The shortest decimal that is the same float32: 0.1, not 0.10000000149011612. */
function formatFloat32(value: number): string {
  for (let digits = 6; digits <= 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === Math.fround(value)) return String(short);
  }
  return String(value);
}

/** Like `formatValue`, for float64 outputs: 6 significant digits are what a person compares. */
export function formatLeaf(
  {
    shape,
    data,
    texts,
    dtype,
  }: {
    readonly shape: readonly number[];
    readonly data: Float64Array;
    readonly texts?: readonly string[];
    /** Booleans are 0 and 1 in `data`. */
    readonly dtype?: string;
  },
  maxCharacters: number,
): string {
  let at = 0;
  const level = (axis: number): string => {
    if (axis === shape.length && texts !== undefined) return JSON.stringify(texts[at++] ?? '');
    if (axis === shape.length && (dtype === 'bool' || dtype === 'boolean')) return String(data[at++] === 1);
    if (axis === shape.length) return String(Number((data[at++] ?? 0).toPrecision(6)));
    return `[${Array.from({ length: shape[axis] ?? 0 }, () => level(axis + 1)).join(', ')}]`;
  };
  const text = level(0);
  return text.length <= maxCharacters ? text : `${text.slice(0, maxCharacters)} … (shape [${shape.join(', ')}])`;
}
