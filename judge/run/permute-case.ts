/** Inputs whose slices along named axes are shuffled. */

import type { Parameter } from '../spec/signature';
import { createRandom, shuffled } from '../tensor/random';
import { sizeOf, type Tensor, type TensorData, type Value } from '../tensor/value';
import type { MadeCase, PlannedCall } from './make-case';

/** Dim -> the old position of each slice. */
export type Orders = ReadonlyMap<string, readonly number[]>;

/** Draw an order for each dim that is shuffled; dims of the same name are shuffled alike. */
export function ordersOf(made: MadeCase, axes: Readonly<Record<string, string>>, seed: number): Orders {
  const random = createRandom(seed);
  const orders = new Map<string, readonly number[]>();
  for (const dim of Object.values(axes)) {
    const size = made.dims[dim];
    if (typeof size === 'number' && !orders.has(dim))
      orders.set(
        dim,
        shuffled(
          Array.from({ length: size }, (_, i) => i),
          random,
        ),
      );
  }
  return orders;
}

/** Shuffle the named axes of the inputs: parameter -> dim. */
export function permuteCase(made: MadeCase, axes: Readonly<Record<string, string>>, orders: Orders): MadeCase {
  const permuteArgument = (value: Value, param: Parameter | undefined): Value => {
    const dim = param === undefined ? undefined : axes[param.name];
    const order = dim === undefined ? undefined : orders.get(dim);
    if (
      order === undefined ||
      param?.type.kind !== 'tensor' ||
      value === null ||
      typeof value !== 'object' ||
      Array.isArray(value)
    )
      return value;
    const axis = param.type.axes.findIndex((one) => 'name' in one && one.name === dim);
    return axis < 0 ? value : permuteAxis(value as Tensor, axis, order);
  };
  const calls = made.calls.map(
    (call): PlannedCall => ({ ...call, args: call.args.map((value, i) => permuteArgument(value, call.params[i])) }),
  );
  return { calls, dims: made.dims };
}

/** `result[…, i, …] = tensor[…, order[i], …]` on the given axis. */
export function permuteAxis(tensor: Tensor, axis: number, order: readonly number[]): Tensor {
  const inner = sizeOf(tensor.shape.slice(axis + 1));
  const block = inner * order.length;
  const data: TensorData = tensor.data.slice();
  for (let outer = 0; outer < data.length; outer += block)
    order.forEach((from, to) => {
      data.set(tensor.data.subarray(outer + from * inner, outer + (from + 1) * inner), outer + to * inner);
    });
  return { ...tensor, data };
}
