/**
 * `structuredClone` for what a solution copies: plain objects, arrays, typed arrays, Map, Set, Date, RegExp, errors.
 *
 * Node's own is a function of the host realm; one written in JavaScript keeps the context closed.
 */

/** Copy `value` deeply, keeping cycles. Throws an error named DataCloneError for functions and symbols. */
export function cloneValue<T>(value: T): T {
  return copy(value, new Map()) as T;
}

function copy(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw notCloneable(typeof value);
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const made = copyObject(value, seen);
  seen.set(value, made);
  return made;
}

function copyObject(value: object, seen: Map<object, unknown>): unknown {
  if (value instanceof Date) return new Date(value.getTime());
  if (value instanceof RegExp) return new RegExp(value.source, value.flags);
  if (value instanceof ArrayBuffer) return value.slice(0);
  if (ArrayBuffer.isView(value)) return copyView(value, seen);
  if (value instanceof Map) {
    const made = new Map<unknown, unknown>();
    seen.set(value, made);
    for (const [key, item] of value) made.set(copy(key, seen), copy(item, seen));
    return made;
  }
  if (value instanceof Set) {
    const made = new Set<unknown>();
    seen.set(value, made);
    for (const item of value) made.add(copy(item, seen));
    return made;
  }
  if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) throw notCloneable('object');
  const made: object = Array.isArray(value)
    ? new Array(value.length)
    : value instanceof Error
      ? Object.assign(new Error(value.message), { name: value.name })
      : {};
  seen.set(value, made);
  for (const key of Object.keys(value)) {
    // Defined, not assigned: a key called __proto__ must stay a plain key.
    const item = copy((value as Record<string, unknown>)[key], seen);
    Object.defineProperty(made, key, { value: item, writable: true, enumerable: true, configurable: true });
  }
  return made;
}

function copyView(view: ArrayBufferView, seen: Map<object, unknown>): ArrayBufferView {
  const buffer = copy(view.buffer, seen) as ArrayBuffer;
  const make = view.constructor as new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView;
  const length = view instanceof DataView ? view.byteLength : (view as Uint8Array).length;
  return new make(buffer, view.byteOffset, length);
}

function notCloneable(what: string): Error {
  const error = new Error(`a ${what} could not be cloned`);
  error.name = 'DataCloneError';
  return error;
}
