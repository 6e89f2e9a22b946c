/** Elements and bytes of a tensor, counted without functions that a solution may have replaced. */

export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (let i = 0; i < shape.length; i++) size *= shape[i] as number;
  return size;
}

/** Of one element. */
export function bytesOf(dtype: string): number {
  if (dtype === 'bool') return 1;
  return dtype === 'complex64' ? 8 : 4;
}
