/**
 * Calls that a backend of tfjs 4.22 gets wrong in silence go to the cpu's kernel.
 *
 * wasm
 * - A kernel that is given an empty tensor leaves its output as it found the memory: the sum over an axis of length 0, or
 *   a product whose inner axis has length 0, is whatever stood there before.
 * - GatherV2 with `batchDims` reads indices beyond those that it has.
 *
 * webgl
 * - Empty tensors are reshaped to [NaN, 0] inside of Concat.
 * - Sin, Cos and Tan are the shading language's, which may be off by 2^-11 (GLSL ES and Vulkan, precision of built-in functions).
 *
 * tests/workers/sandbox/wasm-by-cpu.test.ts fails once upstream no longer needs this; e2e/webgl.spec.ts holds webgl against the cpu.
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

/** How data gets out of a backend and back into it. */
interface Ferry {
  isWrong(kernel: string, asked: Asked): boolean;
  read(backend: unknown, dataId: DataId): Values;
  write(backend: unknown, shape: readonly number[], dtype: string, values: Values): TensorInfo;
}

interface WasmBackend {
  readSync(dataId: DataId): Values;
  makeOutput(shape: readonly number[], dtype: string, memoryOffset: undefined, values: Values): TensorInfo;
}

interface PlainBackend {
  readSync(dataId: DataId): Values;
  makeTensorInfo(shape: readonly number[], dtype: string, values: Values): TensorInfo;
  disposeData(dataId: DataId, force: boolean): boolean;
}

const WASM: Ferry = {
  isWrong: (kernel, asked) => (kernel === 'GatherV2' && (asked.attrs?.['batchDims'] ?? 0) !== 0) || hasEmpty(asked),
  read: (backend, dataId) => (backend as WasmBackend).readSync(dataId),
  write: (backend, shape, dtype, values) => (backend as WasmBackend).makeOutput(shape, dtype, undefined, values),
};

const IMPRECISE: ReadonlySet<string> = new Set(['Sin', 'Cos', 'Tan']);

const WEBGL: Ferry = {
  isWrong: (kernel, asked) => IMPRECISE.has(kernel) || hasEmpty(asked),
  read: (backend, dataId) => (backend as PlainBackend).readSync(dataId),
  write: (backend, shape, dtype, values) => (backend as PlainBackend).makeTensorInfo(shape, dtype, values),
};

const FERRIES = { wasm: WASM, webgl: WEBGL } as const;

/** To be called before the backend is set up. */
export function mendByCpu(backend: keyof typeof FERRIES): void {
  const ferry = FERRIES[backend];
  for (const original of getKernelsForBackend(backend)) {
    const onCpu = getKernel(original.kernelName, 'cpu') as KernelConfig | undefined;
    if (onCpu === undefined) continue;
    unregisterKernel(original.kernelName, backend);
    registerKernel({
      ...original,
      kernelFunc: (asked) =>
        ferry.isWrong(original.kernelName, asked) ? computed(onCpu, ferry, asked) : original.kernelFunc(asked),
    });
  }
}

function hasEmpty({ inputs }: Asked): boolean {
  return tensorsOf(inputs).some(({ shape }) => shape.includes(0));
}

/** The call on the cpu's kernel, its data brought there and back. */
function computed({ kernelFunc }: KernelConfig, ferry: Ferry, asked: Asked): TensorInfo | TensorInfo[] {
  const { inputs, attrs, backend } = asked;
  const cpu = engine().findBackend('cpu') as unknown as PlainBackend;
  const moved: TensorInfo[] = [];
  const toCpu = ({ shape, dtype, dataId }: TensorInfo): TensorInfo => {
    const info = cpu.makeTensorInfo(shape, dtype, ferry.read(backend, dataId));
    moved.push(info);
    return info;
  };
  // Concat and Pack take a list, the others names.
  const there: Record<string, TensorInfo> = Array.isArray(inputs) ? ([] as never) : {};
  for (const [name, tensor] of Object.entries(inputs)) if (isTensorInfo(tensor)) there[name] = toCpu(tensor);
  const answer = kernelFunc({ inputs: there, attrs: attrs ?? {}, backend: cpu as never });
  const outputs = Array.isArray(answer) ? answer : [answer];
  const back = outputs.map(({ shape, dtype, dataId }) => ferry.write(backend, shape, dtype, cpu.readSync(dataId)));
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
