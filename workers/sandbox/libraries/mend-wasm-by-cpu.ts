/**
 * Calls that tfjs 4.22's wasm backend gets wrong in silence, or by reading beyond its memory, go to the cpu's kernel.
 *
 * - A kernel that is given an empty tensor leaves its output as it found the memory: the sum over an axis of length 0, or
 *   a product whose inner axis has length 0, is whatever stood there before.
 * - GatherV2 with `batchDims` reads indices beyond those that it has.
 *
 * tests/workers/sandbox/wasm-by-cpu.test.ts fails once upstream no longer needs this.
 */

import {
  type DataId,
  engine,
  getKernel,
  getKernelsForBackend,
  type KernelConfig,
  type KernelFunc,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs-core';

type Values = Float32Array | Int32Array | Uint8Array;
type Asked = Parameters<KernelFunc>[0];

interface WasmBackend {
  readSync(dataId: DataId): Values;
  makeOutput(shape: readonly number[], dtype: string, memoryOffset: undefined, values: Values): TensorInfo;
}

interface CpuBackend {
  readSync(dataId: DataId): Values;
  makeTensorInfo(shape: readonly number[], dtype: string, values: Values): TensorInfo;
  disposeData(dataId: DataId, force: boolean): boolean;
}

/** To be called before the backend is set up. */
export function mendWasmByCpu(): void {
  for (const original of getKernelsForBackend('wasm')) {
    const onCpu = getKernel(original.kernelName, 'cpu') as KernelConfig | undefined;
    if (onCpu === undefined) continue;
    unregisterKernel(original.kernelName, 'wasm');
    registerKernel({
      ...original,
      kernelFunc: (asked) =>
        isWrong(original.kernelName, asked) ? computed(onCpu, asked) : original.kernelFunc(asked),
    });
  }
}

function isWrong(kernel: string, { inputs, attrs }: Asked): boolean {
  if (kernel === 'GatherV2' && (attrs?.['batchDims'] ?? 0) !== 0) return true;
  return tensorsOf(inputs).some(({ shape }) => shape.includes(0));
}

/** The call on the cpu's kernel, its data brought there and back. */
function computed({ kernelFunc }: KernelConfig, { inputs, attrs, backend }: Asked): TensorInfo | TensorInfo[] {
  const wasm = backend as WasmBackend;
  const cpu = engine().findBackend('cpu') as unknown as CpuBackend;
  const moved: TensorInfo[] = [];
  const toCpu = ({ shape, dtype, dataId }: TensorInfo): TensorInfo => {
    const info = cpu.makeTensorInfo(shape, dtype, wasm.readSync(dataId));
    moved.push(info);
    return info;
  };
  // Concat and Pack take a list, the others names.
  const there: Record<string, TensorInfo> = Array.isArray(inputs) ? ([] as never) : {};
  for (const [name, tensor] of Object.entries(inputs)) if (isTensorInfo(tensor)) there[name] = toCpu(tensor);
  const answer = kernelFunc({ inputs: there, attrs: attrs ?? {}, backend: cpu });
  const outputs = Array.isArray(answer) ? answer : [answer];
  const back = outputs.map(({ shape, dtype, dataId }) =>
    wasm.makeOutput(shape, dtype, undefined, cpu.readSync(dataId)),
  );
  for (const { dataId } of [...moved, ...outputs]) cpu.disposeData(dataId, true);
  return Array.isArray(answer) ? back : (back[0] as TensorInfo);
}

function tensorsOf(inputs: Asked['inputs']): TensorInfo[] {
  return Object.values(inputs).filter(isTensorInfo);
}

/** Optional inputs (a bias) may be absent. */
function isTensorInfo(value: TensorInfo | undefined | null): value is TensorInfo {
  return value?.shape !== undefined;
}
