/** Copies of a case's calls for the reference: exact in float64, or with every float nudged by a rounding error. */

import type { ValueType } from '../spec/signature';
import { mapFloats } from '../tensor/generate';
import { createRandom } from '../tensor/random';
import type { Value } from '../tensor/value';
import type { PlannedCall } from './make-case';

/** Unit round-off of float32, 2^-24: the relative error of storing a number once. */
export const UNIT_ROUNDOFF = 2 ** -24;

/** How far the knife-edge check moves the inputs, in units of round-off: an honest float32 program accumulates that much. */
const KNIFE_EDGE_FACTOR = 64;

/** `measured` copies tell how far outputs move; `edge` copies only tell whether discrete outputs hold. */
export interface Variants {
  readonly exact: readonly PlannedCall[];
  readonly measured: readonly (readonly PlannedCall[])[];
  readonly edge: readonly (readonly PlannedCall[])[];
}

/**
 * The float64 copy of the calls, 8 copies with inputs scaled by 1 ± u (6 random, 2 coherent) and, where
 * outputs are discrete, 4 with 1 ± 64u. f32 tensors and float scalars move; whole numbers and booleans do not.
 */
export function variantsOf(calls: readonly PlannedCall[], seed: number, hasDiscreteOutputs: boolean): Variants {
  const random = createRandom(seed);
  const randomSign = (): number => (random.boolean(0.5) ? 1 : -1);
  const plus = (): number => 1;
  const minus = (): number => -1;
  const scaled = (sign: () => number, factor: number) =>
    calls.map((call) => changeCall(call, (x) => x * (1 + sign() * factor * UNIT_ROUNDOFF)));
  const six = Array.from({ length: 6 }, () => scaled(randomSign, 1));
  const edge = hasDiscreteOutputs
    ? [randomSign, randomSign, plus, minus].map((sign) => scaled(sign, KNIFE_EDGE_FACTOR))
    : [];
  return { exact: toFloat64Calls(calls), measured: [...six, scaled(plus, 1), scaled(minus, 1)], edge };
}

/** The calls with every f32 tensor as float64, values unchanged. */
export function toFloat64Calls(calls: readonly PlannedCall[]): PlannedCall[] {
  return calls.map((call) => changeCall(call, (x) => x));
}

function changeCall(call: PlannedCall, change: (x: number) => number): PlannedCall {
  return { ...call, args: call.args.map((value, i) => changeArgument(value, call.params[i]?.type, change)) };
}

function changeArgument(value: Value, type: ValueType | undefined, change: (x: number) => number): Value {
  if (typeof value === 'number') return type?.kind === 'scalar' && type.scalar === 'float' ? change(value) : value;
  if (Array.isArray(value) && type?.kind === 'list')
    return value.map((item: Value) => changeArgument(item, type.item, change));
  return mapFloats(value, change);
}
