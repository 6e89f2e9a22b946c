/**
 * The values that pass between the judge and a realm: plain data that survives a structured clone.
 *
 * Tensors are dense and row-major: a typed array and a shape. Views and strides are left out on
 * purpose; the judge reads each output once, so a copy costs less than a second meaning of "element i".
 */

export type DType = 'f32' | 'i32' | 'bool';

/** Element storage. `f32` inputs travel as Float32Array to a solver and as Float64Array to a reference. */
export type TensorData = Float32Array | Float64Array | Int32Array | Uint8Array;

export interface Tensor {
  readonly kind: 'tensor';
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: TensorData;
}

/** An argument of a call. `null` stands for an optional argument that is left out; a list is an array of values. */
export type Value = Tensor | number | boolean | string | null | readonly Value[];

/** What a call returned, once parsed: one value, or a record of named values. */
export type Returned =
  | { readonly kind: 'single'; readonly value: Value }
  | { readonly kind: 'record'; readonly fields: Readonly<Record<string, Value>> };

/** Number of elements of a tensor of this shape; 1 for a scalar tensor (shape []). */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, dim) => product * dim, 1);
}

export function isTensor(value: Value): value is Tensor {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** Row-major position `flatIndex` of a tensor of this shape, as one index an axis. */
export function axisIndexOf(shape: readonly number[], flatIndex: number): number[] {
  const index = new Array<number>(shape.length);
  let rest = flatIndex;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const dim = shape[axis]!;
    index[axis] = rest % dim;
    rest = Math.floor(rest / dim);
  }
  return index;
}
