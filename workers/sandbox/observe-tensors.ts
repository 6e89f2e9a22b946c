/**
 * Watches one job: which kernels run, and which of the tensors that it makes are still alive when it is over.
 *
 * Only for a job that asks for it, after a verdict. A solution can reach tfjs and may falsify what is seen here: it
 * wins nothing but a wrong table of its own, since no verdict reads it.
 */

import type { Observation } from '#judge/run/realm';
import { collectTensors } from './collect-tensors';
import { createKernelTable, type KernelConfig } from './kernel-table';
import { shorten } from './shorten';
import type { TensorLibrary } from './tensor-library';
import { bytesOf, sizeOf } from './tensor-size';

export interface TensorObserver {
  /** @param stackOf take the stack of the tensor with this number */
  begin(stackOf: number | null): void;
  /** Whether the code at work is the solution's. */
  watch(on: boolean): void;
  made(tensor: object): void;
  /** Inputs and outputs of a call are not left behind. */
  keep(args: readonly unknown[], returned: unknown): void;
  /** @param objects those of a class problem: what they hold is kept on purpose */
  end(objects: readonly unknown[]): Observation;
  /** Take the hooks away. */
  leave(): void;
}

interface Tfjs {
  getBackend?(): string;
  getKernelsForBackend?(name: string): KernelConfig[];
}

/** What is behind it is not told apart any more. */
const MAX_MADE = 100_000;
const MAX_STACK = 8_192;

const NewError = Error;
const NewWeakSet = WeakSet;
const { apply, getOwnPropertyDescriptor } = Reflect;
const { has, add } = WeakSet.prototype;

export function createTensorObserver(namespace: unknown, tensors: TensorLibrary, now: () => number): TensorObserver {
  const tf = namespace as Tfjs;
  const { getBackend, getKernelsForBackend } = tf;
  const table = createKernelTable(now, tensors.readAhead === undefined);
  let made: object[] = [];
  let stackOf: number | null = null;
  let stack: unknown;
  let excluded: object[] = [];

  return {
    begin(next) {
      made = [];
      excluded = [];
      stackOf = next;
      stack = undefined;
      table.begin(getBackend === undefined ? [] : (getKernelsForBackend?.(getBackend()) ?? []));
    },
    watch: table.watch,
    made(tensor) {
      if (made.length === stackOf) stack = new NewError().stack;
      if (made.length < MAX_MADE) made[made.length] = tensor;
    },
    keep(args, returned) {
      collectTensors([args, returned], tensors, excluded);
    },
    end(objects) {
      // What hides in an object may hold tensors on purpose: then nothing is said.
      const isWhole = collectTensors(objects, tensors, excluded);
      const leftBehind = isWhole
        ? findLeftBehind(made, excluded, typeof stack === 'string' ? stack : '', stackOf)
        : null;
      return { ...table.rows(), leftBehind };
    },
    leave() {
      table.leave();
      made = [];
      excluded = [];
    },
  };
}

function findLeftBehind(
  made: readonly object[],
  excluded: readonly object[],
  stack: string,
  stackOf: number | null,
): Observation['leftBehind'] {
  const known = new NewWeakSet();
  for (let i = 0; i < excluded.length; i++) {
    const tensor = excluded[i] as object;
    note(known, tensor);
    // Views of an input or an output hold no bytes of their own.
    note(known, dataOf(tensor, 'dataId'));
  }
  let tensors = 0;
  let bytes = 0;
  let first = -1;
  for (let i = 0; i < made.length; i++) {
    const tensor = made[i] as object;
    if (dataOf(tensor, 'isDisposedInternal') === true || !note(known, tensor)) continue;
    if (first < 0) first = i;
    tensors++;
    const { shape, dtype } = tensor as { readonly shape: readonly number[]; readonly dtype: string };
    if (note(known, dataOf(tensor, 'dataId'))) bytes += sizeOf(shape) * bytesOf(dtype);
  }
  return first < 0 ? null : { tensors, bytes, first, stack: first === stackOf ? shorten(stack, MAX_STACK) : '' };
}

/** @returns whether it was new */
function note(known: WeakSet<object>, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || (apply(has, known, [value]) as boolean)) return false;
  apply(add, known, [value]);
  return true;
}

function dataOf(object: object, key: string): unknown {
  return getOwnPropertyDescriptor(object, key)?.value;
}
