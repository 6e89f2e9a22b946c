import { describe, expect, test } from 'vitest';
import { onBackend } from '#judge/run/backend-tolerance';
import { planCases } from '#judge/run/plan-cases';
import { type PreparedCase, prepareCase } from '#judge/run/prepare-cases';
import { sessionOf } from '#judge/run/session';
import type { Problem } from '#judge/spec/problem';
import { fakeRealms } from '../../fakes/fake-realm';
import { problemMaker } from './problems';

const make = problemMaker();

async function firstCase(problem: Problem): Promise<PreparedCase> {
  const [planned] = planCases(problem, 'submit');
  if (planned === undefined) throw new Error('there is no case');
  const { author } = sessionOf(problem, fakeRealms().openRealm);
  return prepareCase(problem, planned, 1, author);
}

const tolerances = (prepared: PreparedCase) =>
  prepared.expectations.flatMap((one) => one.tolerances.map((t) => [...t]));

const thirds = (exact: boolean) =>
  make({
    front: `
signature: { name: thirds, dims: { N: 1..8 }, params: { x: "f32[N]" }, returns: "f32[N]", reduces: [] }
cases:
  - { id: a, sample: true, exact: ${exact}, inputs: { x: [3, 6] } }`,
    reference: 'export const thirds = (x: number[]): number[] => x.map((one) => one / 3);',
  });

describe('the tolerance of a backend', () => {
  test('is that of the cpu on cpu and wasm', async () => {
    const prepared = await firstCase(thirds(false));
    expect(onBackend(prepared, 'cpu')).toBe(prepared);
    expect(onBackend(prepared, 'wasm')).toBe(prepared);
  });

  test.each(['webgl', 'webgpu'] as const)('is four times as wide on %s', async (backend) => {
    const prepared = await firstCase(thirds(false));
    const wide = tolerances(onBackend(prepared, backend));
    expect(wide).toEqual(tolerances(prepared).map((one) => one.map((t) => 4 * t)));
  });

  test('leaves an exact case room for a division that is off by 2.5 units', async () => {
    const prepared = await firstCase(thirds(true));
    const units = (one: PreparedCase) =>
      tolerances(one).map(([first = 0, second = 0]) => [first, second / 2].map((t) => t * 2 ** 23));
    for (const unit of units(prepared).flat()) expect(unit).toBeLessThan(2.5);
    for (const unit of units(onBackend(prepared, 'webgl')).flat()) {
      expect(unit).toBeGreaterThan(2.5);
      expect(unit).toBeLessThan(5);
    }
  });

  test('stays exact for whole numbers', async () => {
    const problem = make({
      front: `
signature: { name: count, dims: { N: 1..8 }, params: { x: "f32[N]" }, returns: "i32[N]", reduces: [] }
cases:
  - { id: a, sample: true, exact: true, inputs: { x: [3, 6] } }`,
      reference: 'export const count = (x: number[]): number[] => x.map((one) => Math.round(one));',
    });
    expect(tolerances(onBackend(await firstCase(problem), 'webgpu'))).toEqual([[0, 0]]);
  });
});
