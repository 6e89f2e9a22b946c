/**
 * A mend for matMul of tfjs 4.22's wasm backend, which is silently wrong when the same data is its right operand in two shapes.
 *
 * XNNPACK packs the right operand once and keeps what it packed under the data's id alone: a reshaped view, which
 * has the same id, is multiplied as if it still had its first shape, and a bias is kept the same way. Here data that comes
 * back in another shape, or with another bias, is copied first, so that it has an id of its own.
 * tests/workers/sandbox/wasm-matmul.test.ts fails once upstream no longer needs this.
 */

import {
  type DataId,
  getKernel,
  type KernelConfig,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs-core';

interface WasmBackend {
  readSync(dataId: DataId): Float32Array | Int32Array | Uint8Array;
  makeOutput(
    shape: readonly number[],
    dtype: string,
    memoryOffset: undefined,
    values: Float32Array | Int32Array | Uint8Array,
  ): TensorInfo;
  disposeData(dataId: DataId): boolean;
}

const KERNELS = ['BatchMatMul', '_FusedMatMul'];

/** To be called before the backend is set up. */
export function mendWasmMatMul(): void {
  /** How each right operand was first used. */
  const firstUse = new WeakMap<DataId, string>();
  for (const name of KERNELS) {
    const original = getKernel(name, 'wasm');
    unregisterKernel(name, 'wasm');
    registerKernel(mended(original, firstUse));
  }
}

function mended(original: KernelConfig, firstUse: WeakMap<DataId, string>): KernelConfig {
  return {
    ...original,
    kernelFunc: (asked) => {
      const { b, bias } = asked.inputs;
      if (b === undefined) return original.kernelFunc(asked);
      const use = `${b.shape.join('x')} ${original.kernelName} ${bias === undefined ? '' : idOf(bias)}`;
      const first = firstUse.get(b.dataId);
      if (first === undefined) firstUse.set(b.dataId, use);
      if (first === undefined || first === use) return original.kernelFunc(asked);
      const backend = asked.backend as WasmBackend;
      const copy = backend.makeOutput(b.shape, b.dtype, undefined, backend.readSync(b.dataId));
      try {
        return original.kernelFunc({ ...asked, inputs: { ...asked.inputs, b: copy } });
      } finally {
        backend.disposeData(copy.dataId);
      }
    },
  };
}

/** The wasm backend numbers its data. */
function idOf({ dataId }: TensorInfo): number {
  return (dataId as { readonly id: number }).id;
}
