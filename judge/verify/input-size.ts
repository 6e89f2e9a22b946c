import type { PreparedCase } from '../run/prepare-cases';
import { isTensor, type Value } from '../tensor/value';

/** Elements of all inputs of a case. */
export function inputSizeOf({ calls }: Pick<PreparedCase, 'calls'>): number {
  return calls.reduce((sum, { args }) => sum + args.reduce<number>((inner, value) => inner + sizeOfValue(value), 0), 0);
}

function sizeOfValue(value: Value): number {
  if (typeof value !== 'object' || value === null) return 1;
  return isTensor(value) ? value.data.length : value.reduce<number>((sum, item) => sum + sizeOfValue(item), 0);
}
