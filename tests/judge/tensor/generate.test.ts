import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseGenerator } from '#judge/spec/parse-generator';
import { parseType } from '#judge/spec/parse-type';
import type { DimSizes } from '#judge/spec/problem';
import { generateValue, mapFloats } from '#judge/tensor/generate';
import { createRandom } from '#judge/tensor/random';
import { isTensor, type Tensor, type Value } from '#judge/tensor/value';

const DIMS: DimSizes = { N: 200, T: 6, S: 4, Z: 0, L: [3, 0, 5] };

function generate(type: string, generator?: string, seed = 1, dims = DIMS): Value {
  return generateValue(
    parseType(type, 'x'),
    generator === undefined ? undefined : parseGenerator(generator, 'x'),
    dims,
    createRandom(seed),
    'cases.a.x',
  );
}

function tensorOf(type: string, generator?: string, seed = 1): Tensor {
  const value = generate(type, generator, seed);
  if (!isTensor(value)) throw new Error('no tensor');
  return value;
}

const isWhole = Number.isInteger;

describe('the range of each generator', () => {
  test.each<[string, string, (x: number) => boolean]>([
    ['uniform(-2,3)', 'f32[N]', (x) => x >= -2 && x <= 3],
    ['uniform(0,4)', 'i32[N]', (x) => isWhole(x) && x >= 0 && x <= 4],
    ['integers(-2,3)', 'f32[N]', (x) => isWhole(x) && x >= -2 && x <= 3],
    ['integers(-2,3)', 'i32[N]', (x) => isWhole(x) && x >= -2 && x <= 3],
    ['dyadic(-1,1,8)', 'f32[N]', (x) => isWhole(x * 8) && x >= -1 && x <= 1],
    ['dyadic(0.3,0.9,4)', 'f32[N]', (x) => x === 0.5 || x === 0.75],
    ['log-uniform(0.01,100)', 'f32[N]', (x) => x >= 0.0099999 && x <= 100.0001],
    ['constant(2.5)', 'f32[N]', (x) => x === 2.5],
    ['constant(7)', 'i32[N]', (x) => x === 7],
    ['constant(1)', 'bool[N]', (x) => x === 1],
    ['constant(0)', 'bool[N]', (x) => x === 0],
    ['normal(100,1)', 'f32[N]', (x) => x > 90 && x < 110],
    ['normal(3,0)', 'f32[N]', (x) => x === 3],
  ])('%s for %s', (generator, type, isInRange) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => tensorOf(type, generator, seed).data.every(isInRange)),
      { numRuns: 20 },
    );
  });

  test('spreads over the whole range', () => {
    expect(new Set(tensorOf('i32[N]', 'integers(0,4)').data)).toEqual(new Set([0, 1, 2, 3, 4]));
    const logs = tensorOf('f32[N]', 'log-uniform(0.01,100)').data;
    expect([...logs].filter((x) => x < 1).length / 200).toBeCloseTo(0.5, 0);
    expect(Math.max(...logs)).toBeGreaterThan(20);
  });

  test.each<[string, string, (value: Value) => boolean]>([
    ['integers(2,5)', 'int', (x) => typeof x === 'number' && isWhole(x) && x >= 2 && x <= 5],
    ['uniform(2,5)', 'int', (x) => typeof x === 'number' && isWhole(x) && x >= 2 && x <= 5],
    ['uniform(0.1,0.2)', 'float', (x) => typeof x === 'number' && x >= 0.1 && x <= 0.2],
    ['constant(0.9)', 'float', (x) => x === 0.9],
    ['bernoulli(1)', 'bool', (x) => x === true],
    ['constant(0)', 'bool', (x) => x === false],
  ])('%s for the scalar %s', (generator, type, isInRange) => {
    for (let seed = 0; seed < 30; seed++) expect(generate(type, generator, seed)).toSatisfy(isInRange);
  });
});

describe('f32 without a generator', () => {
  test('is normal(0,1), rounded to float32', () => {
    const { data } = tensorOf('f32[N,N]');
    expect(data).toBeInstanceOf(Float32Array);
    const mean = [...data].reduce((sum, x) => sum + x, 0) / data.length;
    const variance = [...data].reduce((sum, x) => sum + (x - mean) ** 2, 0) / data.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  });
});

describe('masks', () => {
  test('causal lets position i see 0..i', () => {
    expect(tensorOf('bool[3,3]', 'causal').data).toEqual(Uint8Array.of(1, 0, 0, 1, 1, 0, 1, 1, 1));
    expect(tensorOf('bool[2,2,3]', 'causal').data).toEqual(Uint8Array.of(1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0));
  });

  test('bernoulli leaves a true in every row, even with probability 0', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, probability) => {
        const { data } = tensorOf('bool[T,S]', `bernoulli(${probability})`, seed);
        for (let row = 0; row < 6; row++) expect(data.subarray(row * 4, row * 4 + 4)).toContain(1);
        expect(data.every((x) => x === 0 || x === 1)).toBe(true);
      }),
    );
  });

  test('serve empty rows', () => {
    expect(tensorOf('bool[T,Z]', 'bernoulli(0.5)')).toMatchObject({ shape: [6, 0] });
  });
});

describe('shapes', () => {
  test('follow the dims', () => {
    expect(tensorOf('f32[T,2,S]').shape).toEqual([6, 2, 4]);
    expect(tensorOf('f32[Z,S]')).toMatchObject({ shape: [0, 4], data: new Float32Array(0) });
    expect(tensorOf('f32[]').data).toHaveLength(1);
  });

  test('of list items follow the list dim', () => {
    const list = generate('list of f32[L,S]');
    expect(Array.isArray(list) && list.map((item: Tensor) => item.shape)).toEqual([
      [3, 4],
      [0, 4],
      [5, 4],
    ]);
  });
});

test('the same seed gives the same bytes, another seed others', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.constantFrom('normal(0,1)', 'uniform(0,1)', 'log-uniform(1,2)', 'dyadic(0,1,1024)'),
      (seed, generator) => {
        expect(tensorOf('f32[N]', generator, seed).data).toEqual(tensorOf('f32[N]', generator, seed).data);
        expect(tensorOf('f32[N]', generator, seed).data).not.toEqual(tensorOf('f32[N]', generator, seed + 1).data);
      },
    ),
    { numRuns: 30 },
  );
});

describe('what cannot be drawn', () => {
  test.each<[string, string | undefined, string]>([
    ['int', undefined, 'needs a value in inputs or gen'],
    ['float', undefined, 'needs a value in inputs or gen'],
    ['string', 'constant(1)', 'needs a value in inputs or gen'],
    ['i32[N]', undefined, 'whole numbers need a generator such as integers(0,4)'],
    ['bool[N]', undefined, 'booleans need bernoulli(p), causal or constant(0 or 1)'],
    ['bool[N]', 'normal(0,1)', 'booleans need bernoulli(p), causal or constant(0 or 1)'],
    ['bool', 'normal(0,1)', 'booleans need bernoulli(p) or constant(0 or 1)'],
    ['f32[N]', 'bernoulli(0.5)', 'bernoulli makes booleans, not numbers'],
    ['int', 'causal', 'causal makes booleans, not numbers'],
    ['f32[Q]', undefined, 'the size of Q is not given in dims'],
    ['f32[L]', undefined, 'the size of L is not given in dims'],
    ['list of f32[N]', undefined, 'the length of the list is not given: one of its dims needs a list of sizes'],
    ['list of float', 'normal(0,1)', 'the length of the list is not given: one of its dims needs a list of sizes'],
    ['f32[N,N,N,N]', undefined, 'would hold 1,600,000,000 elements; at most 16,777,216 are made'],
  ])('%s by %s', (type, generator, problem) => {
    expect(() => generate(type, generator)).toThrow(`problem.md cases.a.x: ${problem}`);
  });
});

describe('mapFloats', () => {
  test('changes f32 only, in a float64 copy', () => {
    const f32 = tensorOf('f32[S]');
    const before = f32.data.slice();
    const [changed, kept] = mapFloats(
      [f32, tensorOf('i32[S]', 'integers(0,9)'), 3, true, 'cat', null],
      (x) => x + 1e-12,
    ) as Value[];
    expect((changed as Tensor).data).toEqual(Float64Array.from(before, (x) => x + 1e-12));
    expect(kept).toEqual(tensorOf('i32[S]', 'integers(0,9)'));
    expect(f32.data).toEqual(before);
  });
});
