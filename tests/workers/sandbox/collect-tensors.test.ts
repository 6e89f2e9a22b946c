import { expect, test } from 'vitest';
import { collectTensors } from '#workers/sandbox/collect-tensors';
import type { TensorLibrary, TensorLike } from '#workers/sandbox/tensor-library';

class Tensor {}
const a = new Tensor();
const b = new Tensor();

const library: TensorLibrary = {
  isTensor: (value): value is TensorLike => value instanceof Tensor,
  create: () => {
    throw new Error('nothing is made here');
  },
  read: () => new Float32Array(),
  alive: () => 0,
};

function collect(value: unknown): { readonly isWhole: boolean; readonly found: readonly object[] } {
  const found: object[] = [];
  return { isWhole: collectTensors(value, library, found), found };
}

test('finds tensors in arrays, objects, maps and sets, each once, and ends in a cycle', () => {
  const cycle: Record<string, unknown> = { list: [a, [b]], map: new Map([['b', b]]), set: new Set([a]) };
  cycle['self'] = cycle;
  expect(collect(cycle)).toEqual({ isWhole: true, found: [a, b] });
});

test.each([
  ['a function', { step: () => a }],
  ['a weak map', { state: new WeakMap([[a, b]]) }],
  ['what lies too deep', [[[[[[[[[[[a]]]]]]]]]]]],
])('tells that %s may hold more', (_, value) => {
  expect(collect(value)).toEqual({ isWhole: false, found: [] });
});

test('an accessor is not run, and may hold more', () => {
  const value = {
    get tensor(): never {
      throw new Error('it ran');
    },
  };
  expect(collect(value)).toEqual({ isWhole: false, found: [] });
});
