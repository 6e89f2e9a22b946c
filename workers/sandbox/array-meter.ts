/**
 * The limits of a problem on nested arrays: the largest one, and the bytes of all that are alive at once.
 *
 * JavaScript does not tell when an array dies, so its life is read off the code: judge/compile/meter-code.ts marks
 * where functions and turns of loops begin and end, and what makes arrays. An array counts from where it is made to
 * the end of that function call or turn; what is returned, or stored in something that lives longer, counts on, and
 * so does what was made beside a returned function, which may close over it.
 *
 * Arrays are measured when they are made, when they are let go and, for the peak, each time a sixteenth of the limit
 * was made anew. Writing to elements costs nothing.
 */

import type { JobLimits } from '#judge/run/realm';
import { tooLarge, tooMany, type Violation, violate } from './limit-error';
import { createMeasure } from './measure-arrays';
import { uncurried } from './uncurried';

/** What metered code calls. */
export interface MeterCalls {
  /** Where a function call, a turn of a loop or an expression begins. */
  mark(): number;
  /** What was made since the mark is let go. */
  trim(mark: number): void;
  /** The value of an expression that may make arrays; what else was made on the way is let go. */
  made<T>(mark: number, value: T): T;
  hold<T>(value: T): T;
  /** A value assigned to a variable that outlives the turn; the variable's last value is let go. */
  put<T>(slot: number, value: T): T;
  /** A callback whose every return value replaces the one before. */
  fold<T>(callback: T): T;
}

export interface ArrayMeter {
  readonly calls: MeterCalls;
  begin(limits: JobLimits | undefined): void;
  /** A call begins; `objects` are those of a class problem, which live on between calls. */
  enter(inputs: readonly unknown[], objects: readonly unknown[]): void;
  /** The call is over: what objects keep is measured once more. */
  leave(): void;
  violation(): Violation | undefined;
}

/** The peak is looked for each time this part of its limit was made anew. */
const PEAK_STEP = 1 / 16;

const { apply } = Reflect;
const { isArray } = Array;
const hasIn = uncurried(WeakSet.prototype.has) as unknown as (set: WeakSet<object>, value: object) => boolean;
const addTo = uncurried(WeakSet.prototype.add) as unknown as (set: WeakSet<object>, value: object) => void;
const NewWeakSet = WeakSet;
const { POSITIVE_INFINITY } = Number;

export function createArrayMeter(): ArrayMeter {
  const held: unknown[] = [];
  let count = 0;
  let slots: unknown[] = [];
  let inputs: readonly unknown[] = [];
  let objects: readonly unknown[] = [];
  /** Arrays that were handed in, with their rows: nobody formed them here. */
  let given = new NewWeakSet<object>();
  /** Entries below were made while the module was loading. */
  let base = 0;
  let isLoading = true;
  let isActive = false;
  let largest = POSITIVE_INFINITY;
  let peak = POSITIVE_INFINITY;
  let fresh = 0;
  let found: Violation | undefined;
  const { elementsOf, shapeOf, arraysIn, holdsFunctions, reach } = createMeasure();

  function fail(message: string): never {
    const { error, violation } = violate(message);
    found ??= violation;
    // Told once: a second throw would leave the rejection of the first unheard.
    isActive = false;
    throw error;
  }

  function checkSize(value: object): number {
    const elements = elementsOf(value, largest);
    if (elements > largest && !hasIn(given, value)) {
      // Counted on, so that the message tells the whole array.
      const all = elementsOf(value, largest * 64);
      fail(tooLarge('a nested array', shapeOf(value), all, largest));
    }
    if (elements > 0) return elements;
    // A record, or an object of a class: what it holds grew after it was made.
    let held = 0;
    const arrays = arraysIn(value);
    for (let i = 0; i < arrays.length; i++) held += checkSize(arrays[i] as object);
    return held;
  }

  /** Everything that is alive, each array once. */
  function checkPeak(withSizes: boolean): void {
    fresh = 0;
    const roots = [
      { values: held, count },
      { values: slots, count: slots.length },
      { values: objects, count: objects.length },
      { values: inputs, count: inputs.length },
    ];
    const bytes = reach(roots, peak, withSizes ? checkSize : undefined);
    if (bytes > peak) fail(tooMany('arrays', bytes, peak));
  }

  function hold<T>(value: T): T {
    if (typeof value !== 'object' || value === null) return value;
    held[count++] = value;
    if (!isActive) return value;
    fresh += 8 * checkSize(value);
    if (fresh > peak * PEAK_STEP) checkPeak(false);
    return value;
  }

  function trim(mark: number): void {
    if (count > mark) drop(mark);
  }

  function drop(mark: number): void {
    if (isActive) {
      let elements = 0;
      for (let i = mark; i < count; i++) elements += checkSize(held[i] as object);
      // What grew after it was made shows at its end.
      if (8 * elements > peak * PEAK_STEP) checkPeak(false);
    }
    while (count > mark) held[--count] = undefined;
  }

  function noteGiven(value: unknown): void {
    if (!isArray(value)) return;
    addTo(given, value);
    if (typeof value[0] === 'object') for (let i = 0; i < value.length; i++) noteGiven(value[i]);
  }

  const calls: MeterCalls = {
    mark: () => count,
    trim,
    made(mark, value) {
      if (count > mark && !holdsFunctions(value)) drop(mark);
      return typeof value === 'object' && value !== null ? hold(value) : value;
    },
    hold,
    put(slot, value) {
      slots[slot] = value;
      return value;
    },
    fold(callback) {
      if (typeof callback !== 'function') return callback;
      const mark = count;
      // A function of ours, so that `this` and all arguments pass.
      return function (this: unknown, ...args: unknown[]) {
        const value = apply(callback as unknown as (...all: unknown[]) => unknown, this, args);
        trim(mark);
        return hold(value);
      } as unknown as typeof callback;
    },
  };

  return {
    calls,
    begin(limits) {
      if (isLoading) base = count;
      isLoading = false;
      largest = limits?.largestTensor ?? POSITIVE_INFINITY;
      peak = limits?.peakBytes ?? POSITIVE_INFINITY;
      isActive = largest !== POSITIVE_INFINITY || peak !== POSITIVE_INFINITY;
      slots = [];
      given = new NewWeakSet();
      found = undefined;
    },
    enter(nextInputs, nextObjects) {
      while (count > base) held[--count] = undefined;
      fresh = 0;
      if (!isActive) return;
      inputs = nextInputs;
      objects = nextObjects;
      for (let i = 0; i < inputs.length; i++) noteGiven(inputs[i]);
    },
    leave() {
      if (isActive) checkPeak(true);
      inputs = [];
    },
    violation: () => found,
  };
}
