/** Arguments of a call, made anew for each call from plain values: nested arrays, or tensors. */

import type { Style } from '#judge/spec/problem';
import type { Tensor, Value } from '#judge/tensor/value';
import type { TensorLibrary } from './tensor-library';

const isArray = Array.isArray;
const CopyFloat32 = Float32Array;
const CopyInt32 = Int32Array;
const CopyUint8 = Uint8Array;

/** `null` becomes undefined (an optional argument left out); tensors become what the style asks for. */
export function buildArgument(value: Value, style: Style, tensors: TensorLibrary | undefined): unknown {
  if (value === null) return undefined;
  if (isArray(value)) {
    const list = value as readonly Value[];
    const items: unknown[] = [];
    for (let i = 0; i < list.length; i++) items[i] = buildArgument(list[i] as Value, style, tensors);
    return items;
  }
  if (typeof value !== 'object') return value;
  const tensor = value as Tensor;
  return style === 'tensors' && tensors !== undefined ? buildTensor(tensor, tensors) : nestedArrays(tensor);
}

function buildTensor({ dtype, shape, data }: Tensor, tensors: TensorLibrary): unknown {
  // A copy: on the cpu backend the tensor would share the buffer.
  if (dtype === 'f32') return tensors.create(new CopyFloat32(data), shape, 'float32');
  if (dtype === 'i32') return tensors.create(new CopyInt32(data), shape, 'int32');
  return tensors.create(new CopyUint8(data), shape, 'bool');
}

function nestedArrays({ dtype, shape, data }: Tensor): unknown {
  let at = 0;
  const level = (axis: number): unknown => {
    if (axis === shape.length) {
      const element = data[at++] as number;
      return dtype === 'bool' ? element === 1 : element;
    }
    const size = shape[axis] as number;
    const items: unknown[] = [];
    for (let i = 0; i < size; i++) items[i] = level(axis + 1);
    return items;
  };
  return level(0);
}

/** True when an argument no longer equals the value that it was made from. Bounded by the size of the value. */
export function isChanged(argument: unknown, value: Value, tensors: TensorLibrary | undefined): boolean {
  if (value === null) return argument !== undefined;
  if (isArray(value)) {
    const list = value as readonly Value[];
    if (!isArray(argument) || argument.length !== list.length) return true;
    for (let i = 0; i < list.length; i++) if (isChanged(argument[i], list[i] as Value, tensors)) return true;
    return false;
  }
  if (typeof value !== 'object') return false;
  const tensor = value as Tensor;
  if (tensors?.isTensor(argument) === true) {
    // Disposing an input frees it; it changes nothing that anyone reads later.
    if (argument.isDisposed) return false;
    const now = tensors.read(argument);
    for (let i = 0; i < tensor.data.length; i++) if (!same(now[i], tensor.data[i])) return true;
    return false;
  }
  return isArrayChanged(argument, tensor);
}

function isArrayChanged(argument: unknown, { dtype, shape, data }: Tensor): boolean {
  let at = 0;
  const level = (part: unknown, axis: number): boolean => {
    if (axis === shape.length) {
      const element = data[at++];
      return dtype === 'bool' ? part !== (element === 1) : !same(part, element);
    }
    if (!isArray(part) || part.length !== shape[axis]) return true;
    for (let i = 0; i < part.length; i++) if (level(part[i], axis + 1)) return true;
    return false;
  };
  return level(argument, 0);
}

/** Equal, or both NaN. */
function same(a: unknown, b: unknown): boolean {
  return a === b || (a !== a && b !== b);
}
