import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseProblem } from '#judge/spec/parse-problem';
import { autoBackend, isWorthAStart, largestWorkOf } from '#judge/verdict/auto-backend';
import type { Backend, BackendProbe } from '#judge/verdict/backend';

/** As measured on two cores without a graphics card, ms. */
const PROBES = [
  { backend: 'webgpu', kind: 'fails', reason: 'no-adapter', message: 'WebGPU found no adapter' },
  works('webgl', 40, 110),
  works('wasm', 1.5, 9),
  works('cpu', 1, 200),
] satisfies readonly BackendProbe[];

function works(backend: Backend, smallMs: number, largeMs: number): BackendProbe {
  return { backend, kind: 'works', startMs: 100, smallMs, largeMs };
}

describe('the backend that nobody named', () => {
  test('is the cpu for small tensors, however fast another one is', () => {
    expect(autoBackend(2 ** 22, [works('wasm', 0.01, 0.01), works('cpu', 1, 1_000)])).toBe('cpu');
  });

  test('is the fastest one for large tensors', () => {
    expect(autoBackend(2 ** 23, PROBES)).toBe('wasm');
    expect(autoBackend(2 ** 30, [works('webgpu', 8, 0.5), ...PROBES.slice(1)])).toBe('webgpu');
  });

  test('is no backend whose start does not pay', () => {
    // 2 ** 23 multiply-adds: 30 ms on the cpu, 40 + 16 on webgl.
    expect(autoBackend(2 ** 23, [works('webgl', 40, 110), works('cpu', 1, 200)])).toBe('cpu');
    // Faster by less than half.
    expect(autoBackend(2 ** 30, [works('webgl', 40, 110), works('cpu', 1, 200)])).toBe('cpu');
  });

  test('is the cpu until this machine was probed, and where the cpu was not', () => {
    expect(autoBackend(2 ** 30, [])).toBe('cpu');
    expect(autoBackend(2 ** 30, PROBES.slice(0, 3))).toBe('cpu');
  });
});

describe('the work of a problem', () => {
  test('is the product of the three largest dims of a case, lists of lengths among them', () => {
    expect(largestWorkOf([{ dims: { B: 2, T: 5, S: 7, D: 3 } }, { dims: { T: 2 } }])).toBe(105);
    expect(largestWorkOf([{ dims: { L: [4, 9, 2] } }])).toBe(72);
    expect(largestWorkOf([{ dims: {} }])).toBe(1);
  });

  test('is small in the whole bank', () => {
    const bank = new URL('../../../problems/', import.meta.url);
    const files = readdirSync(bank).map((name) => new URL(`${name}/problem.md`, bank));
    const problems = files.filter((file) => existsSync(file));
    const large = problems.filter((file) => {
      const { cases } = parseProblem(readFileSync(file, 'utf8'));
      return isWorthAStart(largestWorkOf(cases));
    });
    expect(problems.length).toBeGreaterThan(50);
    expect(large).toEqual([]);
  });
});
