/** Literal inputs of a case, or a person's own: nested arrays and numbers in, typed values out. */

import { formatType } from '../spec/parse-type';
import type { DimSizes } from '../spec/problem';
import type { Axis, Parameter, ValueType } from '../spec/signature';
import { ProblemSpecError } from '../spec/spec-error';
import type { DType, Tensor, Value } from './value';

/** Sizes of dims found so far; literals add to it, and a contradiction is an error. */
export type KnownDims = Record<string, number | number[]>;

/**
 * Read a literal as a value of the parameter's type; sizes that it implies are written to `dims`.
 * @throws ProblemSpecError naming the place, the expected and the actual
 */
export function fromLiteral(literal: unknown, parameter: Parameter, dims: KnownDims, where: string): Value {
  if (literal === null || literal === undefined) {
    if (parameter.optional) return null;
    throw new ProblemSpecError(where, `is required (${formatType(parameter.type)})`);
  }
  return readValue(literal, parameter.type, dims, where, undefined);
}

/**
 * Read a literal that a solution must refuse: it has the form of its type, while its sizes may contradict other
 * inputs, each other and the fixed axes. Sizes that were not known yet are written to `dims`.
 * @throws ProblemSpecError where even the form does not fit
 */
export function fromContradictory(literal: unknown, parameter: Parameter, dims: KnownDims, where: string): Value {
  const own: KnownDims = {};
  const value = fromLiteral(literal, { ...parameter, type: withOwnAxes(parameter.type) }, own, where);
  for (const [name, size] of Object.entries(own)) {
    const [dim = ''] = name.split(' ');
    if (dim !== '') dims[dim] ??= size;
  }
  return value;
}

/** Every axis under a name of its own: `f32[D,D]` need not be square. */
function withOwnAxes(type: ValueType): ValueType {
  if (type.kind === 'list') return { kind: 'list', item: withOwnAxes(type.item) };
  if (type.kind === 'scalar') return type;
  return { ...type, axes: type.axes.map((axis, i) => ({ name: `${'name' in axis ? axis.name : ''} ${i}` })) };
}

function readValue(literal: unknown, type: ValueType, dims: KnownDims, where: string, item: number | undefined): Value {
  switch (type.kind) {
    case 'scalar':
      return readScalar(literal, type.scalar, where);
    case 'list': {
      if (!Array.isArray(literal)) throw new ProblemSpecError(where, `expected a list, got ${describe(literal)}`);
      const length = listLengthOf(type.item, dims);
      if (length !== undefined && literal.length !== length)
        throw new ProblemSpecError(where, `has ${literal.length} items, but there are ${length} elsewhere`);
      return literal.map((one, i) => readValue(one, type.item, dims, `${where}[${i}]`, i));
    }
    case 'tensor':
      return readTensor(literal, type.dtype, type.axes, dims, where, item);
  }
}

function readScalar(literal: unknown, scalar: 'int' | 'float' | 'bool' | 'string', where: string): Value {
  if (scalar === 'bool' && typeof literal === 'boolean') return literal;
  if (scalar === 'string' && typeof literal === 'string') return literal;
  if (scalar === 'int' && Number.isInteger(literal)) return literal as number;
  if (scalar === 'float' && typeof literal === 'number') return literal;
  throw new ProblemSpecError(where, `expected ${scalar}, got ${describe(literal)}`);
}

function readTensor(
  literal: unknown,
  dtype: DType,
  axes: readonly Axis[],
  dims: KnownDims,
  where: string,
  item: number | undefined,
): Tensor {
  const flat: unknown[] = [];
  const shape: number[] = [];
  let level: unknown[] = [literal];
  for (let axis = 0; axis < axes.length; axis++) {
    const size = Array.isArray(level[0]) ? level[0].length : undefined;
    const next: unknown[] = [];
    for (const row of level) {
      if (!Array.isArray(row))
        throw new ProblemSpecError(
          where,
          `expected ${axes.length} ${axes.length === 1 ? 'level' : 'levels'} of arrays, got ${describe(row)} at level ${axis + 1}`,
        );
      if (row.length !== size)
        throw new ProblemSpecError(where, `rows differ in length on axis ${axis}: ${size} and ${row.length}`);
      for (const element of row) next.push(element);
    }
    // An empty level hides the deeper sizes: take what is known of them.
    shape.push(size ?? expectedSize(axes[axis] as Axis, dims, item) ?? 0);
    level = next;
  }
  for (const element of level) flat.push(element);
  for (const [i, axis] of axes.entries()) noteDim(axis, shape[i] ?? 0, dims, where, item);
  return { kind: 'tensor', dtype, shape, data: toData(flat, dtype, where) };
}

function noteDim(axis: Axis, size: number, dims: KnownDims, where: string, item: number | undefined): void {
  const expected = expectedSize(axis, dims, item);
  const name = 'name' in axis ? axis.name : String(axis.size);
  if (expected !== undefined && expected !== size)
    throw new ProblemSpecError(where, `the axis ${name} has size ${size}, but ${name} is ${expected} elsewhere`);
  if (!('name' in axis)) return;
  const known = dims[axis.name];
  if (item !== undefined) {
    // A dim of a known size stays one number, also where lists use it.
    if (typeof known === 'number') return;
    const list = Array.isArray(known) ? known : [];
    list[item] = size;
    dims[axis.name] = list;
  } else if (!Array.isArray(known)) dims[axis.name] = size;
  else if (expected === undefined && known.length > 0)
    throw new ProblemSpecError(
      where,
      `the axis ${name} has size ${size}, but ${name} is ${known.join(', ')} elsewhere`,
    );
}

/**
 * The size an axis must have; undefined while its dim is unknown. Item p of a list takes entry p of a list dim;
 * outside of lists such a dim has a size where all items share it.
 */
export function expectedSize(axis: Axis, dims: DimSizes, item: number | undefined): number | undefined {
  if ('size' in axis) return axis.size;
  const size = dims[axis.name];
  if (size === undefined || typeof size === 'number') return size;
  if (item !== undefined) return size[item];
  return size.every((one) => one === size[0]) ? size[0] : undefined;
}

/** The length of a list of such items, which is that of its list dims; undefined while none is known. */
export function listLengthOf(item: ValueType, dims: DimSizes): number | undefined {
  if (item.kind !== 'tensor') return undefined;
  for (const axis of item.axes) {
    const size = 'name' in axis ? dims[axis.name] : undefined;
    if (size !== undefined && typeof size !== 'number') return size.length;
  }
  return undefined;
}

function toData(flat: readonly unknown[], dtype: DType, where: string): Tensor['data'] {
  switch (dtype) {
    case 'f32':
      return Float32Array.from(flat, (element) => {
        if (typeof element !== 'number')
          throw new ProblemSpecError(where, `expected numbers, got ${describe(element)}`);
        // What is too large would silently become infinite.
        if (Number.isFinite(element) && !Number.isFinite(Math.fround(element)))
          throw new ProblemSpecError(where, `${element} is too large: float32 holds numbers up to 3.4e38`);
        return element;
      });
    case 'i32':
      return Int32Array.from(flat, (element) => {
        // What does not fit would silently wrap around.
        if (!Number.isInteger(element) || (element as number) !== ((element as number) | 0))
          throw new ProblemSpecError(where, `expected whole numbers, got ${describe(element)}`);
        return element as number;
      });
    case 'bool':
      return Uint8Array.from(flat, (element) => {
        if (typeof element !== 'boolean')
          throw new ProblemSpecError(where, `expected booleans, got ${describe(element)}`);
        return element ? 1 : 0;
      });
  }
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `${typeof value} ${String(value)}`.slice(0, 60);
}
