import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { PlannedCall } from '#judge/run/make-case';
import { toFloat64Calls, UNIT_ROUNDOFF, variantsOf } from '#judge/run/perturb';
import { parseParameter, parseReturnType } from '#judge/spec/parse-type';
import { fromLiteral } from '#judge/tensor/from-literal';
import { isTensor, type Tensor, type Value } from '#judge/tensor/value';

function callWith(inputs: Readonly<Record<string, readonly [type: string, literal: unknown]>>): PlannedCall {
  const params = Object.entries(inputs).map(([name, [type]]) => parseParameter(name, type, name));
  const args = params.map((param) => fromLiteral(inputs[param.name]?.[1], param, {}, param.name));
  return { op: 'function', params, args, returns: parseReturnType('f32[]', 'returns'), label: '' };
}

const tensorAt = (call: PlannedCall | undefined, index: number): Tensor => {
  const value = call?.args[index] as Value;
  if (!isTensor(value)) throw new Error('no tensor');
  return value;
};

describe('perturbed copies', () => {
  const call = callWith({
    x: ['f32[N]', [1, -3.25, 0, 1e30, 0.1]],
    ids: ['i32[N]', [1, 2, 3, 4, 5]],
    mask: ['bool[N]', [true, false, true, true, false]],
    k: ['int', 3],
    alpha: ['float', 0.5],
    warm: ['bool', true],
    mode: ['string', 'same'],
    rest: ['f32[N]?', null],
  });
  const { exact, measured, edge } = variantsOf([call], 5, true);

  test('are 8, and 4 more for the knife edge of discrete outputs', () => {
    expect([exact.length, measured.length, edge.length]).toEqual([1, 8, 4]);
    expect(variantsOf([call], 5, false).edge).toEqual([]);
  });

  test('leave whole numbers, booleans, strings and what is left out as they are', () => {
    for (const [copy] of [...measured, ...edge, exact])
      expect(copy?.args.filter((_, i) => ![0, 4].includes(i))).toEqual(call.args.filter((_, i) => ![0, 4].includes(i)));
  });

  test('keep the exact copy in float64, bit for bit', () => {
    expect(tensorAt(exact[0], 0).data).toEqual(Float64Array.from(tensorAt(call, 0).data));
    expect(toFloat64Calls([call])).toEqual(exact);
  });

  test('move float scalars too', () => {
    expect(measured.map(([copy]) => Math.abs((copy?.args[4] as number) / 0.5 - 1))).toEqual(
      Array(8).fill(UNIT_ROUNDOFF),
    );
  });

  test('end with all up and all down', () => {
    const x = tensorAt(call, 0).data;
    expect(tensorAt(measured[6]?.[0], 0).data).toEqual(Float64Array.from(x, (one) => one * (1 + UNIT_ROUNDOFF)));
    expect(tensorAt(measured[7]?.[0], 0).data).toEqual(Float64Array.from(x, (one) => one * (1 - UNIT_ROUNDOFF)));
  });

  test('are the same for the same seed, and leave the call alone', () => {
    const before = structuredClone(call.args);
    expect(variantsOf([call], 5, true)).toEqual({ exact, measured, edge });
    expect(variantsOf([call], 6, true).measured).not.toEqual(measured);
    expect(call.args).toEqual(before);
  });
});

test('every f32 element moves by exactly one rounding error, up or down, and by 64 at the edge', () => {
  const finite = fc
    .float({ noNaN: true, noDefaultInfinity: true, min: Math.fround(-1e30), max: Math.fround(1e30) })
    .filter((x) => x === 0 || Math.abs(x) > 1e-30);
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1, maxLength: 20 }), fc.nat(), (data, seed) => {
      const call = callWith({ x: ['f32[N]', data] });
      const { measured, edge } = variantsOf([call], seed, true);
      const isMoved = (copies: typeof measured, step: number) =>
        copies.every(([copy]) =>
          tensorAt(copy, 0).data.every(
            (moved, i) => Math.abs(moved - (data[i] as number)) === Math.abs((data[i] as number) * step),
          ),
        );
      expect(isMoved(measured, UNIT_ROUNDOFF)).toBe(true);
      expect(isMoved(edge, 64 * UNIT_ROUNDOFF)).toBe(true);
    }),
  );
});

test('signs are drawn for each element: both occur in every random copy', () => {
  const call = callWith({ x: ['f32[N]', Array(64).fill(1)] });
  for (const [copy] of variantsOf([call], 1, false).measured.slice(0, 6))
    expect(new Set(tensorAt(copy, 0).data).size).toBe(2);
});

test('lists of tensors and lists of floats move in each item, lists of ints in none', () => {
  const call = callWith({
    xs: ['list of f32[L]', [[1], [2, 3]]],
    rates: ['list of float', [0.5, 2]],
    ids: ['list of int', [1, 2]],
  });
  const up = variantsOf([call], 1, false).measured[6]?.[0];
  expect(up?.args).toMatchObject([
    [{ data: Float64Array.of(1 + UNIT_ROUNDOFF) }, { data: Float64Array.of(2, 3).map((x) => x * (1 + UNIT_ROUNDOFF)) }],
    [0.5 * (1 + UNIT_ROUNDOFF), 2 * (1 + UNIT_ROUNDOFF)],
    [1, 2],
  ]);
});
