/** The key `properties`: laws. One that names something unknown would never be tested, and nobody would notice. */

import { didYouMean } from './did-you-mean';
import { dimsOf, formatType } from './parse-type';
import type { Change, OutputLaw, Property } from './problem';
import { checkParameter } from './read-draws';
import { outputsOf } from './read-signature';
import { faultAt, fencesOf, type Reading, readItems } from './reading';
import type { FrontMatter } from './schema';
import type { FunctionSignature, Parameter } from './signature';
import type { Path } from './yaml-tree';

type RawProperty = NonNullable<FrontMatter['properties']>[number];

const KINDS = ['permute', 'shift', 'scale', 'causal', 'vary', 'custom'] as const;

export function readProperties(raw: FrontMatter['properties'], reading: Reading): Property[] {
  const { signature } = reading;
  return readItems(raw, reading.faults, (one, i) => {
    const path = ['properties', i];
    if (signature.kind === 'class')
      throw faultAt(reading, path, 'properties belong to problems that ask for a function');
    const change = readChange(one, path, signature, reading);
    return { change, output: readLaw(one.output, change, path, signature, reading), says: one.says };
  });
}

function readChange(raw: RawProperty, path: Path, signature: FunctionSignature, reading: Reading): Change {
  const given = KINDS.filter((kind) => raw[kind] !== undefined);
  if (given.length !== 1)
    throw faultAt(
      reading,
      path,
      `needs exactly one of ${KINDS.join(', ')}; it has ${given.length === 0 ? 'none' : given.join(' and ')}`,
    );
  const { permute, shift, scale, causal, vary, custom } = raw;
  const paramOf = (kind: string, name: string): Parameter =>
    checkParameter(name, signature.params, [...path, kind, name], reading);
  const axes = permute ?? causal;
  if (axes !== undefined) {
    const kind = permute === undefined ? 'causal' : 'permute';
    for (const [name, dim] of Object.entries(axes))
      if (!hasAxis(paramOf(kind, name), dim))
        throw faultAt(reading, [...path, kind, name], `${name} has no axis ${dim}`);
    if (Object.keys(axes).length === 0) throw faultAt(reading, [...path, kind], 'names no parameter');
    return { kind, axes };
  }
  const by = shift ?? scale;
  if (by !== undefined) {
    const kind = shift === undefined ? 'scale' : 'shift';
    for (const [name, amount] of Object.entries(by)) {
      const { type } = paramOf(kind, name);
      if (!isFloat(type))
        throw faultAt(reading, [...path, kind, name], `${name} is ${formatType(type)}; only floats are changed`);
      if (amount === (kind === 'shift' ? 0 : 1))
        throw faultAt(reading, [...path, kind, name], `${amount} changes nothing`);
    }
    if (Object.keys(by).length === 0) throw faultAt(reading, [...path, kind], 'names no parameter');
    return { kind, by };
  }
  if (vary !== undefined) {
    for (const [name, values] of Object.entries(vary)) {
      const { type } = paramOf('vary', name);
      const scalar = type.kind === 'scalar' ? type.scalar : undefined;
      if (scalar !== 'int' && scalar !== 'float')
        throw faultAt(reading, [...path, 'vary', name], `${name} is ${formatType(type)}; only an int or float varies`);
      const fraction = scalar === 'int' ? values.find((value) => !Number.isInteger(value)) : undefined;
      if (fraction !== undefined)
        throw faultAt(reading, [...path, 'vary', name], `${name} is an int and cannot be ${fraction}`);
    }
    if (Object.keys(vary).length === 0) throw faultAt(reading, [...path, 'vary'], 'names no parameter');
    return { kind: 'vary', values: vary };
  }
  const ids = fencesOf(reading.fences, 'property').map((fence) => fence.id);
  const id = custom ?? '';
  if (!ids.includes(id))
    throw faultAt(reading, [...path, 'custom'], `there is no fence \`\`\`ts property=${id}${didYouMean(id, ids)}`);
  return { kind: 'custom', fence: id };
}

function readLaw(
  raw: RawProperty['output'],
  change: Change,
  path: Path,
  signature: FunctionSignature,
  reading: Reading,
): OutputLaw {
  const place = [...path, 'output'];
  if (change.kind === 'custom') {
    if (raw !== undefined) throw faultAt(reading, place, 'a custom law tells its output in the fence');
    return { kind: 'related' };
  }
  if (raw === undefined) throw faultAt(reading, place, 'is missing', path);
  if (change.kind === 'causal') {
    const dims = new Set(Object.values(change.axes));
    if (typeof raw !== 'string' || dims.size !== 1 || !dims.has(raw))
      throw faultAt(reading, place, `must be the dim of time of all its inputs, ${[...dims].join(' and ')}`);
  }
  if (raw === 'same') return { kind: 'same' };
  if (typeof raw === 'string') return { kind: 'along', dim: dimOfOutput(raw, change, place, signature, reading) };
  const [[kind, by] = ['', 0], second] = Object.entries(raw).filter(([, value]) => value !== undefined);
  if ((kind !== 'shifted' && kind !== 'scaled') || second !== undefined)
    throw faultAt(reading, place, 'needs exactly one of shifted, scaled');
  if (change.kind !== 'shift' && change.kind !== 'scale')
    throw faultAt(reading, place, `${kind} belongs to shift and scale, not to ${change.kind}`);
  return { kind, by: by ?? 0 };
}

function dimOfOutput(dim: string, change: Change, place: Path, signature: FunctionSignature, reading: Reading): string {
  const dims = [...new Set(outputsOf(signature).flatMap(({ type }) => dimsOf(type)))];
  if (!dims.includes(dim))
    throw faultAt(
      reading,
      place,
      `"${dim}" is neither "same" nor a dim of an output${didYouMean(dim, ['same', ...dims])}`,
    );
  if (change.kind !== 'permute' && change.kind !== 'causal')
    throw faultAt(reading, place, `a dim belongs to permute and causal, not to ${change.kind}`);
  if (change.kind === 'permute' && !Object.values(change.axes).includes(dim))
    throw faultAt(reading, place, `no input is shuffled along ${dim}`);
  return dim;
}

function hasAxis({ type }: Parameter, dim: string): boolean {
  return type.kind === 'tensor' && dimsOf(type).includes(dim);
}

function isFloat(type: Parameter['type']): boolean {
  if (type.kind === 'list') return isFloat(type.item);
  return type.kind === 'tensor' ? type.dtype === 'f32' : type.scalar === 'float';
}
