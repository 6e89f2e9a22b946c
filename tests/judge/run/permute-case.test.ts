import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { makeCase, NOTHING_GENERATED } from '#judge/run/make-case';
import { ordersOf, permuteAxis, permuteCase } from '#judge/run/permute-case';
import { isTensor, type Tensor, type Value } from '#judge/tensor/value';
import { problemOf } from './problems';

const problem = problemOf({
  front: `
signature:
  name: attend
  dims: { T: 1..8, S: 1..16, D: 1..8 }
  params: { q: "f32[T,D]", k: "f32[S,D]", v: "f32[S]", mask: "bool[T,S]?", alpha: float }
  returns: "f32[T]"
cases:
  - { id: drawn, dims: { T: 3, S: 12, D: 2 }, gen: { mask: bernoulli(0.5), alpha: constant(2) } }
  - { id: unmasked, dims: { T: 3, S: 12, D: 2 }, gen: { alpha: constant(2) } }
  - { id: single, dims: { T: 1, S: 1, D: 1 }, gen: { alpha: constant(2) } }`,
  reference: 'export const attend = () => [0];',
});
const KEYS = { k: 'S', v: 'S', mask: 'S' };

const shuffledCase = (before: ReturnType<typeof made>, seed: number) =>
  permuteCase(before, KEYS, ordersOf(before, KEYS, seed));

function made(id: string) {
  const spec = problem.cases.find((one) => one.id === id);
  if (spec === undefined) throw new Error(`no case ${id}`);
  return makeCase(problem, spec, 3, NOTHING_GENERATED);
}

function tensors(args: readonly Value[] | undefined): Tensor[] {
  return (args ?? []).filter((value): value is Tensor => isTensor(value));
}

/** Columns of a [rows, columns] tensor as text. */
function columns({ shape, data }: Tensor): string[] {
  const [rows = 0, width = 0] = shape;
  return Array.from({ length: width }, (_, j) => Array.from({ length: rows }, (__, i) => data[i * width + j]).join());
}

describe('a shuffled case', () => {
  test('shuffles every named input alike, and no other', () => {
    const before = made('drawn');
    const after = shuffledCase(before, 1);
    const [q, k, v, mask] = tensors(before.calls[0]?.args) as [Tensor, Tensor, Tensor, Tensor];
    const [q2, k2, v2, mask2] = tensors(after.calls[0]?.args) as [Tensor, Tensor, Tensor, Tensor];
    expect(q2).toEqual(q);
    const order = [...v2.data].map((x) => v.data.indexOf(x));
    expect(order).not.toEqual([...order].sort((a, b) => a - b));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i));
    expect(k2.data).toEqual(Float32Array.from(order.flatMap((i) => [...k.data.subarray(i * 2, i * 2 + 2)])));
    expect(columns(mask2)).toEqual(order.map((i) => columns(mask)[i]));
    expect(after.calls[0]?.args[4]).toBe(2);
    expect(after.dims).toEqual(before.dims);
  });

  test('leaves an optional input out', () => {
    expect(shuffledCase(made('unmasked'), 1).calls[0]?.args[3]).toBeNull();
  });

  test('of one row is that row', () => {
    expect(shuffledCase(made('single'), 1)).toEqual(made('single'));
  });

  test('depends on the seed only, and leaves the case alone', () => {
    const before = made('drawn');
    expect(shuffledCase(before, 1)).toEqual(shuffledCase(made('drawn'), 1));
    expect(shuffledCase(before, 1)).not.toEqual(shuffledCase(before, 2));
    expect(before).toEqual(made('drawn'));
  });
});

test('permuting an axis and permuting it back gives the same tensor', () => {
  const shapes = fc.tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 4 }),
  );
  fc.assert(
    fc.property(shapes, fc.nat(2), fc.infiniteStream(fc.nat()), (shape, axis, keys) => {
      const size = shape[0] * shape[1] * shape[2];
      const tensor: Tensor = {
        kind: 'tensor',
        dtype: 'f32',
        shape,
        data: Float32Array.from({ length: size }, (_, i) => i),
      };
      const order = Array.from({ length: shape[axis] ?? 0 }, (_, i) => ({ i, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ i }) => i);
      const back = order.map((_, i) => order.indexOf(i));
      expect(permuteAxis(permuteAxis(tensor, axis, order), axis, back)).toEqual(tensor);
    }),
  );
});
