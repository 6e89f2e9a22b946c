/** The few members of tfjs that the runner needs, taken before any solution could replace them. */

export interface TensorLike {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly isDisposed: boolean;
}

export interface TensorLibrary {
  isTensor(value: unknown): value is TensorLike;
  create(
    data: Float32Array | Int32Array | Uint8Array,
    shape: readonly number[],
    dtype: 'float32' | 'int32' | 'bool',
  ): TensorLike;
  /** Elements of a tensor that is not disposed. */
  read(tensor: TensorLike): Elements;
  /**
   * Read every tensor that is found in arrays and plain records, so that `read` has them at hand. Only where the
   * backend computes elsewhere; never rejects for what a solution left there.
   */
  readonly readAhead?: ((value: unknown) => Promise<void>) | undefined;
  /** How many tensors are alive, by the library's own count. */
  alive(): number;
}

type Elements = Float32Array | Int32Array | Uint8Array;

interface TfjsNamespace {
  readonly Tensor: {
    new (...args: never[]): TensorLike;
    readonly prototype: { dataSync(): Elements; data(): Promise<Elements> };
  };
  tensor(data: unknown, shape: readonly number[], dtype: string): TensorLike;
  engine?(): { readonly state?: object };
}

const { apply, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const { isArray } = Array;
const { isView } = ArrayBuffer;
const { values } = Object;
const NewWeakMap = WeakMap;
const { get, set } = WeakMap.prototype;

/** Capture what is needed of a tfjs namespace, on the backend that it has by now. */
export function captureTensorLibrary(namespace: unknown, isAsync = false): TensorLibrary {
  const tf = namespace as TfjsNamespace;
  const { tensor, Tensor } = tf;
  const { dataSync, data } = Tensor.prototype;
  const prototype: unknown = Tensor.prototype;
  const { state } = tf.engine?.() ?? {};
  /** What was read ahead, until it is asked for. */
  let ahead = new NewWeakMap<object, Elements>();

  function isTensor(value: unknown): value is TensorLike {
    // Not instanceof: a solution may define Symbol.hasInstance.
    for (let object: unknown = value, depth = 0; typeof object === 'object' && object !== null && depth < 4; depth++) {
      object = getPrototypeOf(object);
      if (object === prototype) return true;
    }
    return false;
  }

  async function readAhead(value: unknown): Promise<void> {
    const found: TensorLike[] = [];
    ahead = new NewWeakMap();
    try {
      collect(value, 0, found);
      for (let i = 0; i < found.length; i++) {
        const one = found[i] as TensorLike;
        if (!one.isDisposed) apply(set, ahead, [one, await (apply(data, one, []) as Promise<Elements>)]);
      }
    } catch {
      // A getter of the solution's, or a device that was lost: whoever reads the value will tell.
    }
  }

  function collect(value: unknown, depth: number, found: TensorLike[]): void {
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH || found.length >= MAX_TENSORS) return;
    if (isTensor(value)) {
      found[found.length] = value;
      return;
    }
    // Rows of numbers hold no tensors.
    if (isArray(value) ? typeof value[0] !== 'object' : isView(value)) return;
    const parts = isArray(value) ? (value as unknown[]) : values(value);
    for (let i = 0; i < parts.length && i < MAX_PARTS; i++) collect(parts[i], depth + 1, found);
  }

  return {
    isTensor,
    create: (data, shape, dtype) => apply(tensor, tf, [data, shape, dtype]) as TensorLike,
    read: (value) =>
      (isAsync ? (apply(get, ahead, [value]) as Elements | undefined) : undefined) ??
      (apply(dataSync, value, []) as Elements),
    readAhead: isAsync ? readAhead : undefined,
    alive() {
      // A solution can reach the engine: whatever it put there is read as data, and a number or nothing.
      const count: unknown = state && getOwnPropertyDescriptor(state, 'numTensors')?.value;
      return typeof count === 'number' ? count : 0;
    },
  };
}

const MAX_DEPTH = 8;
const MAX_TENSORS = 10_000;
const MAX_PARTS = 100_000;
