/** What a realm says of kernels and tensors, checked: bounded lists of counts, shapes and short texts. */

import type { Observation } from '#judge/run/realm';
import type { KernelUse } from '#judge/verdict/inspection';

const MAX_ROWS = 200;
const MAX_SHAPES = 8;
const MAX_AXES = 16;
const MAX_NAME = 200;
const MAX_STACK = 16_384;

type Fields = Readonly<Record<string, unknown>>;

/** @returns undefined when it is none */
export function parseObservation(value: unknown): Observation | undefined {
  if (!isFields(value) || !Array.isArray(value.kernels) || value.kernels.length > MAX_ROWS) return undefined;
  const { otherCalls } = value;
  const leftBehind = parseLeftBehind(value.leftBehind);
  if (leftBehind === undefined || !isCount(otherCalls)) return undefined;
  const kernels: KernelUse[] = [];
  for (const one of value.kernels as unknown[]) {
    const kernel = parseKernel(one);
    if (kernel === undefined) return undefined;
    kernels.push(kernel);
  }
  return { kernels, otherCalls, leftBehind };
}

function parseKernel(value: unknown): KernelUse | undefined {
  if (!isFields(value) || typeof value.name !== 'string' || value.name.length > MAX_NAME) return undefined;
  const { name, moreInputs, calls, bytes, ms } = value;
  const inputs = parseShapes(value.inputs);
  const outputs = parseShapes(value.outputs);
  if (inputs === undefined || outputs === undefined) return undefined;
  if (!isCount(moreInputs) || !isCount(calls) || !isCount(bytes)) return undefined;
  if (ms !== null && !(typeof ms === 'number' && Number.isFinite(ms))) return undefined;
  return { name, inputs, moreInputs, outputs, calls, ms, bytes };
}

function parseShapes(value: unknown): (readonly number[])[] | undefined {
  if (!Array.isArray(value) || value.length > MAX_SHAPES) return undefined;
  const shapes: (readonly number[])[] = [];
  for (const shape of value as unknown[]) {
    if (!Array.isArray(shape) || shape.length > MAX_AXES || !shape.every(isCount)) return undefined;
    shapes.push(shape);
  }
  return shapes;
}

function parseLeftBehind(value: unknown): Observation['leftBehind'] | undefined {
  if (value === null) return null;
  if (!isFields(value) || typeof value.stack !== 'string' || value.stack.length > MAX_STACK) return undefined;
  const { tensors, bytes, first, stack } = value;
  return isCount(tensors) && isCount(bytes) && isCount(first) ? { tensors, bytes, first, stack } : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
