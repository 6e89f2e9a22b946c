/** The key `compare`: how each output is held against the reference's, and whether that fits its type. */

import { didYouMean } from './did-you-mean';
import { dimsOf, formatType } from './parse-type';
import type { Comparator } from './problem';
import { type Output, outputsOf } from './read-signature';
import { faultAt, fencesOf, type Reading, readEntries } from './reading';
import type { ValueType } from './signature';
import { ProblemSpecError } from './spec-error';

/** Comparator -> what stands in its brackets; undefined where nothing may. */
const ARGUMENTS: Readonly<Record<Comparator['kind'], string | undefined>> = {
  close: undefined,
  exact: undefined,
  set: undefined,
  statistical: undefined,
  custom: undefined,
  'up-to-sign': 'a dim',
  'up-to-permutation': 'a dim',
  relabelled: 'a dim',
  'top-k': 'a parameter',
  'valid-by': 'the id of a residual fence',
};
const KINDS = Object.keys(ARGUMENTS) as readonly Comparator['kind'][];

export function readComparators(
  raw: Readonly<Record<string, string>> | undefined,
  reading: Reading,
): Record<string, Comparator> {
  const outputs = outputsOf(reading.signature);
  const entries = readEntries(raw, reading.faults, (key, text) => {
    const path = ['compare', key];
    const output = outputs.find((one) => one.key === key);
    const known = outputs.map((one) => one.key);
    if (output === undefined) throw faultAt(reading, path, `there is no output ${key}${didYouMean(key, known)}`);
    const comparator = parseComparator(text, path.join('.'));
    const trouble = misfitOf(comparator, output, reading);
    if (trouble !== undefined) throw faultAt(reading, path, `${text.trim()}: ${trouble}`);
    return comparator;
  });
  return Object.fromEntries(entries);
}

/** @throws ProblemSpecError when the text is no comparator */
export function parseComparator(text: string, where: string): Comparator {
  const match = /^([a-z-]+)\s*(?:\(([^()]*)\))?$/.exec(text.trim());
  const kind = KINDS.find((one) => one === match?.[1]);
  if (match === null || kind === undefined)
    throw new ProblemSpecError(where, `"${text}" is no comparator${didYouMean(match?.[1] ?? text, KINDS)}`);
  const argument = match[2]?.trim();
  const wanted = ARGUMENTS[kind];
  if (wanted === undefined && argument !== undefined)
    throw new ProblemSpecError(where, `"${text}": ${kind} takes nothing in brackets`);
  if (wanted !== undefined && (argument === undefined || argument === ''))
    throw new ProblemSpecError(where, `"${text}": ${kind} needs ${wanted} in brackets`);
  switch (kind) {
    case 'up-to-sign':
    case 'up-to-permutation':
    case 'relabelled':
      return { kind, dim: argument ?? '' };
    case 'top-k':
      return { kind, values: argument ?? '' };
    case 'valid-by':
      return { kind, fence: argument ?? '' };
    default:
      return { kind };
  }
}

/** Why a comparator cannot judge an output; undefined when it can. */
function misfitOf(comparator: Comparator, output: Output, { signature, fences }: Reading): string | undefined {
  const { type } = output;
  const shown = formatType(type);
  switch (comparator.kind) {
    case 'exact':
      return undefined;
    case 'close':
      return isFloat(type) ? undefined : `${shown} has no fractions; it is compared exactly`;
    case 'up-to-sign':
      return type.kind !== 'tensor' || type.dtype !== 'f32'
        ? `only f32[…] has signs to ignore, not ${shown}`
        : misfitOfAxis(type, comparator.dim);
    case 'up-to-permutation':
      return misfitOfAxis(type, comparator.dim);
    case 'relabelled': {
      if (type.kind !== 'tensor' || type.dtype !== 'i32') return `labels are i32[…], not ${shown}`;
      const dims = [
        ...new Set([...Object.keys(signature.dims), ...outputsOf(signature).flatMap((one) => dimsOf(one.type))]),
      ];
      return dims.includes(comparator.dim)
        ? undefined
        : `${comparator.dim} is no dim${didYouMean(comparator.dim, dims)}`;
    }
    case 'set':
      return type.kind === 'list' || (type.kind === 'tensor' && type.axes.length > 0)
        ? undefined
        : `${shown} has no elements to reorder`;
    case 'top-k':
      return misfitOfTopK(comparator.values, output);
    case 'valid-by': {
      const ids = fencesOf(fences, 'residual').map((fence) => fence.id);
      return ids.includes(comparator.fence)
        ? undefined
        : `there is no fence \`\`\`ts residual=${comparator.fence}${didYouMean(comparator.fence, ids)}`;
    }
    case 'statistical':
      return isNumeric(type) ? undefined : `a sample holds numbers, not ${shown}`;
    case 'custom':
      return fencesOf(fences, 'checker').length > 0 ? undefined : 'there is no fence ```ts checker';
  }
}

function misfitOfAxis(type: ValueType, dim: string): string | undefined {
  if (type.kind === 'tensor' && dimsOf(type).includes(dim)) return undefined;
  return `${formatType(type)} has no axis ${dim}`;
}

/** Indices i32[…, K] into the last axis of an input [… , N]: the axes before agree. */
function misfitOfTopK(values: string, { type, params }: Output): string | undefined {
  if (type.kind !== 'tensor' || type.dtype !== 'i32' || type.axes.length === 0)
    return `indices are i32[…], not ${formatType(type)}`;
  const param = params.find((one) => one.name === values);
  if (param === undefined)
    return `${values} is no parameter${didYouMean(
      values,
      params.map((one) => one.name),
    )}`;
  const source = param.type;
  const before = (one: ValueType): string => (one.kind === 'tensor' ? JSON.stringify(one.axes.slice(0, -1)) : '');
  if (source.kind !== 'tensor' || source.dtype === 'bool' || source.axes.length === 0)
    return `${values} is ${formatType(source)}; indices point into numbers`;
  return before(source) === before(type)
    ? undefined
    : `${formatType(type)} and ${values} ${formatType(source)} differ before the last axis`;
}

function isFloat(type: ValueType): boolean {
  if (type.kind === 'list') return isFloat(type.item);
  return type.kind === 'tensor' ? type.dtype === 'f32' : type.scalar === 'float';
}

function isNumeric(type: ValueType): boolean {
  if (type.kind === 'list') return isNumeric(type.item);
  return type.kind === 'tensor' ? type.dtype !== 'bool' : type.scalar === 'int' || type.scalar === 'float';
}
