/** The built-in generators of `gen`. All draws come from the given random source. */

import type { DimSizes, Generator } from '../spec/problem';
import type { ValueType } from '../spec/signature';
import { ProblemSpecError } from '../spec/spec-error';
import { expectedSize, listLengthOf } from './from-literal';
import type { Random } from './random';
import { sizeOf, type Tensor, type Value } from './value';

/** A drawn tensor holds no more: 16 M float32 are 64 MB. */
const MAX_ELEMENTS = 2 ** 24;

const STANDARD_NORMAL: Generator = { name: 'normal', args: [0, 1] };

/**
 * Draw a value of this type. Without a generator f32 tensors are normal(0,1); everything else needs one.
 * @throws ProblemSpecError when a dim is unknown or the generator does not fit the type
 */
export function generateValue(
  type: ValueType,
  generator: Generator | undefined,
  dims: DimSizes,
  random: Random,
  where: string,
): Value {
  switch (type.kind) {
    case 'list': {
      const count = listLengthOf(type.item, dims);
      if (count === undefined)
        throw new ProblemSpecError(where, 'the length of the list is not given: one of its dims needs a list of sizes');
      return Array.from({ length: count }, (_, item) => generateItem(type.item, generator, dims, random, where, item));
    }
    default:
      return generateItem(type, generator, dims, random, where, undefined);
  }
}

function generateItem(
  type: ValueType,
  generator: Generator | undefined,
  dims: DimSizes,
  random: Random,
  where: string,
  item: number | undefined,
): Value {
  if (type.kind === 'list') throw new ProblemSpecError(where, 'lists of lists are not generated; write the input out');
  if (type.kind === 'scalar') {
    if (generator === undefined || type.scalar === 'string')
      throw new ProblemSpecError(where, 'needs a value in inputs or gen');
    if (type.scalar === 'bool') {
      if (generator.name !== 'bernoulli' && generator.name !== 'constant')
        throw new ProblemSpecError(where, 'booleans need bernoulli(p) or constant(0 or 1)');
      return random.boolean(generator.args[0] ?? 0.5);
    }
    const value = draw(generator, random, where);
    return type.scalar === 'int' ? Math.round(value) : value;
  }
  const shape = type.axes.map((axis) => {
    const size = expectedSize(axis, dims, item);
    if (size === undefined)
      throw new ProblemSpecError(where, `the size of ${'name' in axis ? axis.name : ''} is not given in dims`);
    return size;
  });
  const size = sizeOf(shape);
  if (size > MAX_ELEMENTS)
    throw new ProblemSpecError(
      where,
      `would hold ${size.toLocaleString('en')} elements; at most ${MAX_ELEMENTS.toLocaleString('en')} are made`,
    );
  if (type.dtype === 'bool')
    return { kind: 'tensor', dtype: 'bool', shape, data: drawMask(shape, generator, random, where) };
  if (generator === undefined && type.dtype === 'i32')
    throw new ProblemSpecError(where, 'whole numbers need a generator such as integers(0,4)');
  const data = type.dtype === 'f32' ? new Float32Array(size) : new Int32Array(size);
  for (let i = 0; i < size; i++) {
    const value = draw(generator ?? STANDARD_NORMAL, random, where);
    data[i] = type.dtype === 'i32' ? Math.round(value) : value;
  }
  return { kind: 'tensor', dtype: type.dtype, shape, data };
}

function draw({ name, args }: Generator, random: Random, where: string): number {
  const [a = 0, b = 0, c = 1] = args;
  switch (name) {
    case 'normal':
      return random.normal(a, b);
    case 'uniform':
      return random.uniform(a, b);
    case 'log-uniform':
      return Math.exp(random.uniform(Math.log(a), Math.log(b)));
    case 'integers':
      return random.integer(a, b);
    case 'dyadic':
      return random.integer(Math.ceil(a * c), Math.floor(b * c)) / c;
    case 'constant':
      return a;
    default:
      throw new ProblemSpecError(where, `${name} makes booleans, not numbers`);
  }
}

/** Masks: `causal` is true where j <= i on the last two axes; `bernoulli` leaves at least one true in each row. */
function drawMask(
  shape: readonly number[],
  generator: Generator | undefined,
  random: Random,
  where: string,
): Uint8Array {
  const rowLength = shape.at(-1) ?? 1;
  const data = new Uint8Array(sizeOf(shape));
  const rows = rowLength === 0 ? 0 : data.length / rowLength;
  for (let row = 0; row < rows; row++) {
    const from = row * rowLength;
    switch (generator?.name) {
      case 'causal':
        for (let j = 0; j < rowLength; j++) data[from + j] = j <= row % (shape.at(-2) ?? 1) ? 1 : 0;
        break;
      case 'bernoulli':
        for (let j = 0; j < rowLength; j++) data[from + j] = random.boolean(generator.args[0] ?? 0.5) ? 1 : 0;
        if (!data.subarray(from, from + rowLength).includes(1)) data[from + random.integer(0, rowLength - 1)] = 1;
        break;
      case 'constant':
        data.fill(generator.args[0] ? 1 : 0, from, from + rowLength);
        break;
      default:
        throw new ProblemSpecError(where, 'booleans need bernoulli(p), causal or constant(0 or 1)');
    }
  }
  return data;
}

/** A float64 copy with every f32 element changed by `change`; other values stay as they are. */
export function mapFloats(value: Value, change: (x: number) => number): Value {
  if (Array.isArray(value)) return value.map((item: Value) => mapFloats(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const tensor = value as Tensor;
  return tensor.dtype === 'f32' ? { ...tensor, data: Float64Array.from(tensor.data, change) } : tensor;
}
