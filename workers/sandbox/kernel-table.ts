/** Counts and times the kernels of the tensor library while a job runs, by name and shapes. */

import type { Observation } from '#judge/run/realm';
import { bytesOf, sizeOf } from './tensor-size';

export interface KernelConfig {
  readonly kernelName: string;
  kernelFunc: (params: { readonly inputs: object }) => unknown;
}

export interface KernelTable {
  /** Stand in for these kernels. */
  begin(kernels: readonly KernelConfig[]): void;
  watch(on: boolean): void;
  rows(): Pick<Observation, 'kernels' | 'otherCalls'>;
  /** Put the kernels back. */
  leave(): void;
}

interface TensorInfo {
  readonly shape: readonly number[];
  readonly dtype: string;
}

interface Row {
  readonly name: string;
  readonly inputs: readonly (readonly number[])[];
  readonly moreInputs: number;
  readonly outputs: readonly (readonly number[])[];
  calls: number;
  ms: number;
  bytes: number;
}

const MAX_ROWS = 200;
const MAX_SHAPES = 8;

const { apply } = Reflect;
const { isArray } = Array;
const { keys } = Object;
const emptyRecord = Object.create.bind(Object, null) as () => Record<string, Row | undefined>;

/** @param isTimed false where a kernel only queues its work: its time would tell nothing */
export function createKernelTable(now: () => number, isTimed: boolean): KernelTable {
  let replaced: { readonly config: KernelConfig; readonly kernelFunc: KernelConfig['kernelFunc'] }[] = [];
  let byKey = emptyRecord();
  let rows: Row[] = [];
  let otherCalls = 0;
  let isOn = false;

  function note(name: string, inputs: object, outputs: unknown, ms: number): void {
    const into = tensorsOf(inputs);
    const out = tensorsOf(isArray(outputs) ? outputs : [outputs]);
    const key = `${name} ${keyOf(into)} ${keyOf(out)}`;
    let row = byKey[key];
    if (row === undefined) {
      if (rows.length === MAX_ROWS) {
        otherCalls++;
        return;
      }
      const moreInputs = into.length > MAX_SHAPES ? into.length - MAX_SHAPES : 0;
      row = { name, inputs: shapesOf(into), moreInputs, outputs: shapesOf(out), calls: 0, ms: 0, bytes: 0 };
      byKey[key] = row;
      rows[rows.length] = row;
    }
    row.calls++;
    row.ms += ms;
    for (let i = 0; i < out.length; i++) row.bytes += bytesIn(out[i] as TensorInfo);
  }

  function replace(config: KernelConfig): void {
    const { kernelFunc, kernelName } = config;
    replaced[replaced.length] = { config, kernelFunc };
    config.kernelFunc = function (this: unknown, params) {
      if (!isOn) return apply(kernelFunc, this, [params]);
      // A kernel that runs others is one row: theirs is a part of its time.
      isOn = false;
      try {
        const startedAt = now();
        const outputs: unknown = apply(kernelFunc, this, [params]);
        note(kernelName, params.inputs, outputs, now() - startedAt);
        return outputs;
      } finally {
        isOn = true;
      }
    };
  }

  return {
    begin(kernels) {
      byKey = emptyRecord();
      rows = [];
      otherCalls = 0;
      isOn = false;
      for (let i = 0; i < kernels.length; i++) replace(kernels[i] as KernelConfig);
    },
    watch(on) {
      isOn = on;
    },
    rows() {
      const kernels: Observation['kernels'][number][] = [];
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i] as Row;
        kernels[i] = { ...row, ms: isTimed ? row.ms : null };
      }
      return { kernels, otherCalls };
    },
    leave() {
      isOn = false;
      for (let i = 0; i < replaced.length; i++) {
        const one = replaced[i];
        if (one !== undefined) one.config.kernelFunc = one.kernelFunc;
      }
      replaced = [];
    },
  };
}

/** Inputs are a record of tensors, some of them left out, or an array. */
function tensorsOf(values: object): TensorInfo[] {
  const found: TensorInfo[] = [];
  const names = keys(values);
  for (let i = 0; i < names.length; i++) {
    const one = (values as Record<string, unknown>)[names[i] as string] as Partial<TensorInfo> | null | undefined;
    if (isArray(one?.shape) && typeof one.dtype === 'string') found[found.length] = one as TensorInfo;
  }
  return found;
}

function shapesOf(tensors: readonly TensorInfo[]): number[][] {
  const shapes: number[][] = [];
  for (let i = 0; i < tensors.length && i < MAX_SHAPES; i++) {
    const { shape } = tensors[i] as TensorInfo;
    const copy: number[] = [];
    for (let axis = 0; axis < shape.length; axis++) copy[axis] = shape[axis] as number;
    shapes[i] = copy;
  }
  return shapes;
}

function keyOf(tensors: readonly TensorInfo[]): string {
  let key = '';
  for (let i = 0; i < tensors.length; i++) {
    const { shape } = tensors[i] as TensorInfo;
    for (let axis = 0; axis < shape.length; axis++) key += `${shape[axis]},`;
    key += ';';
  }
  return key;
}

function bytesIn({ shape, dtype }: TensorInfo): number {
  return sizeOf(shape) * bytesOf(dtype);
}
