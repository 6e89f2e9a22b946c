/**
 * The limits of a problem on tensors: the largest one, and the bytes of all that are alive at once.
 *
 * Counted where the backend stores data, so that tensors inside of a kernel count as well as those that a solution
 * sees, and views of the same data count once. A tensor that nobody disposes of stays alive.
 *
 * webgl copies what it is given into another layout before it computes: inside of it, data may be as large as the inputs.
 */

import type { JobLimits } from '#judge/run/realm';
import { tooLarge, tooMany, type Violation, violate } from './limit-error';
import { bytesOf, sizeOf } from './tensor-size';
import { uncurried } from './uncurried';

export interface TensorMeter {
  /** A job begins: what older jobs left alive counts no more. */
  begin(limits: JobLimits | undefined): void;
  /** Whether the code at work is the solution's; inputs are made by ours, and may be larger than its limit. */
  watch(on: boolean): void;
  /** Count from here on as if these tensors were not there: arguments of a call that is over. */
  release(tensors: readonly unknown[]): void;
  /** Be told of every tensor that the solution makes, or of none any more. */
  listen(listener: ((tensor: object) => void) | undefined): void;
  violation(): Violation | undefined;
}

interface Backend {
  write?(values: unknown, shape: readonly number[], dtype: string): object;
  move?(dataId: object, values: unknown, shape: readonly number[], dtype: string, refCount: number): void;
  disposeData?(dataId: object, force?: boolean): boolean;
}

interface Engine {
  readonly backend?: Backend;
  readonly backendName?: string;
  trackTensor?(tensor: { readonly shape: readonly number[]; readonly size: number }, backend: unknown): void;
}

const { apply, defineProperty } = Reflect;
const getOf = uncurried(WeakMap.prototype.get) as unknown as (
  map: WeakMap<object, number>,
  key: object,
) => number | undefined;
const setOf = uncurried(WeakMap.prototype.set) as unknown as (
  map: WeakMap<object, number>,
  key: object,
  value: number,
) => void;
const deleteOf = uncurried(WeakMap.prototype.delete) as unknown as (map: WeakMap<object, number>, key: object) => void;
const NewWeakMap = WeakMap;

/** Hook into a tfjs namespace, before any solution is loaded. */
export function meterTensors(namespace: unknown): TensorMeter {
  let limits: JobLimits | undefined;
  let isWatched = false;
  let alive = 0;
  let sizes = new NewWeakMap<object, number>();
  let found: Violation | undefined;
  /** Elements of the largest tensor that was made while the solution's code was not at work. */
  let largestGiven = 0;
  let listener: ((tensor: object) => void) | undefined;
  /** The wasm backend's write() stores by its own move(), which must not count again. */
  let isWriting = false;

  function fail(message: string): never {
    const { error, violation } = violate(message);
    found ??= violation;
    throw error;
  }

  function checkSize(shape: readonly number[], allowed = 0): void {
    const largest = limits?.largestTensor;
    if (largest === undefined) return;
    const size = sizeOf(shape);
    // Math may be the solution's by now.
    if (!isWatched && size > largestGiven) largestGiven = size;
    if (isWatched && size > largest && size > allowed) fail(tooLarge('a tensor', shape, size, largest));
  }

  const checkStored = (shape: readonly number[]): void => checkSize(shape, copiesInputs ? largestGiven : 0);

  function store(dataId: object, shape: readonly number[], dtype: string): void {
    const bytes = sizeOf(shape) * bytesOf(dtype);
    setOf(sizes, dataId, bytes);
    alive += bytes;
    const peak = limits?.peakBytes;
    if (peak !== undefined && isWatched && alive > peak) fail(tooMany('tensors', alive, peak));
  }

  function forget(dataId: object): void {
    alive -= getOf(sizes, dataId) ?? 0;
    deleteOf(sizes, dataId);
  }

  const engine = engineOf(namespace);
  const backend = engine?.backend;
  const copiesInputs = engine?.backendName === 'webgl';
  const { write, move, disposeData } = backend ?? {};
  if (engine?.trackTensor !== undefined) {
    const { trackTensor } = engine;
    replace(
      engine,
      'trackTensor',
      function (this: unknown, tensor: { readonly shape: readonly number[] }, of: unknown) {
        if (limits !== undefined) checkSize(tensor.shape);
        if (listener !== undefined && isWatched) listener(tensor);
        return apply(trackTensor, this, [tensor, of]);
      },
    );
  }
  if (backend !== undefined && write !== undefined)
    replace(backend, 'write', function (this: unknown, values: unknown, shape: readonly number[], dtype: string) {
      if (limits === undefined) return apply(write, this, [values, shape, dtype]);
      checkStored(shape);
      isWriting = true;
      let dataId: object;
      try {
        dataId = apply(write, this, [values, shape, dtype]) as object;
      } finally {
        isWriting = false;
      }
      store(dataId, shape, dtype);
      return dataId;
    });
  if (backend !== undefined && move !== undefined)
    replace(backend, 'move', function (this: unknown, ...args: Parameters<NonNullable<Backend['move']>>) {
      if (limits !== undefined && !isWriting) {
        checkStored(args[2]);
        store(args[0], args[2], args[3]);
      }
      return apply(move, this, args);
    });
  if (backend !== undefined && disposeData !== undefined)
    replace(backend, 'disposeData', function (this: unknown, dataId: object, force: boolean | undefined) {
      const isGone = apply(disposeData, this, [dataId, force]) as boolean;
      if (isGone && limits !== undefined) forget(dataId);
      return isGone;
    });

  return {
    begin(next) {
      limits = next;
      alive = 0;
      sizes = new NewWeakMap();
      found = undefined;
      largestGiven = 0;
      isWatched = false;
    },
    watch(on) {
      isWatched = on;
    },
    release(tensors) {
      for (let i = 0; i < tensors.length; i++) {
        const dataId = (tensors[i] as { readonly dataId?: unknown } | null | undefined)?.dataId;
        if (typeof dataId === 'object' && dataId !== null) forget(dataId);
      }
    },
    listen(next) {
      listener = next;
    },
    violation: () => found,
  };
}

/** Undefined for anything that is no tfjs: then nothing is counted. */
function engineOf(namespace: unknown): Engine | undefined {
  const { engine } = namespace as { readonly engine?: unknown };
  return typeof engine === 'function' ? (engine as () => Engine)() : undefined;
}

/** In place of a method, and not to be replaced again. */
function replace(target: object, name: string, value: unknown): void {
  defineProperty(target, name, { value, writable: false, configurable: false });
}
