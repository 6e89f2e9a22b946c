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
  read(tensor: TensorLike): Float32Array | Int32Array | Uint8Array;
}

interface TfjsNamespace {
  readonly Tensor: {
    new (...args: never[]): TensorLike;
    readonly prototype: { dataSync(): Float32Array | Int32Array | Uint8Array };
  };
  tensor(data: unknown, shape: readonly number[], dtype: string): TensorLike;
}

/** Capture what is needed of a tfjs namespace. */
export function captureTensorLibrary(namespace: unknown): TensorLibrary {
  const tf = namespace as TfjsNamespace;
  const { tensor, Tensor } = tf;
  const { dataSync } = Tensor.prototype;
  const { apply, getPrototypeOf } = Reflect;
  const prototype: unknown = Tensor.prototype;
  return {
    isTensor: (value): value is TensorLike => {
      // Not instanceof: a solution may define Symbol.hasInstance.
      for (
        let object: unknown = value, depth = 0;
        typeof object === 'object' && object !== null && depth < 4;
        depth++
      ) {
        object = getPrototypeOf(object);
        if (object === prototype) return true;
      }
      return false;
    },
    create: (data, shape, dtype) => apply(tensor, tf, [data, shape, dtype]) as TensorLike,
    read: (value) => apply(dataSync, value, []) as Float32Array,
  };
}
