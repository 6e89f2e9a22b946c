import { describe, expect, test } from 'vitest';
import { createRandom } from '#judge/tensor/random';
import { type BatchOutcome, measure, type Stopwatch, type Timed } from '#judge/timing/measure';

const TIERS = { pass: 4, good: 1.5, great: 0.8 };

/** Many bootstraps on a busy machine. */
const SLOW = { timeout: 60_000 };

interface Machine {
  readonly personMs: number;
  readonly acceptedMs: number;
  readonly seed: number;
  /** Deviation of the logarithm of a time. */
  readonly noise?: number;
  readonly outsideFactor?: number;
}

/** A machine whose speed drifts and jumps while it measures. */
function machine({
  personMs,
  acceptedMs,
  seed,
  noise = 0.3,
  outsideFactor = 1,
}: Machine): Stopwatch & { readonly order: Timed[]; readonly batches: number[] } {
  const random = createRandom(seed);
  let load = 1;
  const order: Timed[] = [];
  const batches: number[] = [];
  return {
    order,
    batches,
    async run(program, calls): Promise<BatchOutcome> {
      order.push(program);
      batches.push(calls);
      if (random.boolean(0.08)) load = random.uniform(1, 6);
      const factor = program === 'person' ? outsideFactor : 1;
      const insideMs =
        calls * (program === 'person' ? personMs : acceptedMs) * load * Math.exp(Math.abs(random.normal(0, noise)));
      return { kind: 'timed', insideMs, outsideMs: insideMs * factor + 0.5 };
    },
  };
}

describe('measuring', () => {
  test('never calls a program slow that is as fast as the other, whatever the machine does', SLOW, async () => {
    for (let seed = 1; seed <= 100; seed++) {
      const result = await measure(machine({ personMs: 0.2, acceptedMs: 0.2, seed }), {
        maxCalls: 4096,
        tiers: { pass: 1.5, good: 1.2, great: 0.8 },
        seed,
      });
      expect(result.kind === 'measured' && result.grade.tier === 'slow').toBe(false);
    }
  });

  test('catches a program four times beyond the tier', SLOW, async () => {
    let caught = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const result = await measure(machine({ personMs: 3.2, acceptedMs: 0.2, seed }), {
        maxCalls: 4096,
        tiers: TIERS,
        seed,
      });
      if (result.kind === 'measured' && result.grade.tier === 'slow') caught++;
    }
    expect(caught).toBeGreaterThanOrEqual(99);
  });

  test('holds the true ratio in its interval about as often as it says', SLOW, async () => {
    let held = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const result = await measure(machine({ personMs: 2, acceptedMs: 1, seed, noise: 0.1 }), {
        maxCalls: 4096,
        tiers: TIERS,
        seed,
      });
      if (result.kind === 'measured' && result.ratio.low <= 2 && result.ratio.high >= 2) held++;
    }
    expect(held).toBeGreaterThanOrEqual(180);
  });

  test('batches each program until it takes 5 ms', async () => {
    const watch = machine({ personMs: 0.01, acceptedMs: 1, seed: 3, noise: 0 });
    const result = await measure(watch, { maxCalls: 4096, tiers: TIERS, seed: 1 });
    expect(result).toMatchObject({ kind: 'measured', calls: { other: expect.any(Number) } });
    if (result.kind !== 'measured') return;
    expect(result.calls.person * 0.01).toBeGreaterThanOrEqual(4);
    expect(result.calls.other).toBeLessThan(result.calls.person);
  });

  test('alternates who goes first', async () => {
    const watch = machine({ personMs: 10, acceptedMs: 10, seed: 5 });
    await measure(watch, { maxCalls: 4096, tiers: TIERS, seed: 1 });
    const firsts = watch.order.filter((_, i) => i % 2 === 0);
    expect(firsts.slice(0, 4)).toEqual(['person', 'other', 'person', 'other']);
  });

  test('takes at least 15 pairs, and more while the answer is unsettled', async () => {
    const clear = await measure(machine({ personMs: 10, acceptedMs: 10, seed: 1, noise: 0.01 }), {
      maxCalls: 4096,
      tiers: { pass: 4, good: 2, great: 0.5 },
      seed: 1,
    });
    expect(clear.kind === 'measured' && clear.pairs.length).toBe(15);
    const close = await measure(machine({ personMs: 40, acceptedMs: 10, seed: 1 }), {
      maxCalls: 4096,
      tiers: TIERS,
      seed: 1,
    });
    expect(close.kind === 'measured' && close.pairs.length).toBe(45);
    expect(close.kind === 'measured' && close.grade.noisy).toBe(true);
  });

  test('is void where the outer clock says that work went on after the answer', async () => {
    const result = await measure(machine({ personMs: 10, acceptedMs: 10, seed: 1, outsideFactor: 3 }), {
      maxCalls: 4096,
      tiers: TIERS,
      seed: 1,
    });
    expect(result).toMatchObject({ kind: 'void', why: expect.stringContaining('clock') });
  });

  test.each([
    [{ kind: 'void', why: 'the page was hidden' }, 'hidden'],
    [{ kind: 'void', why: 'your code threw' }, 'your code threw'],
  ] as const)('is void when a batch is: %o', async (outcome, why) => {
    const result = await measure({ run: async () => outcome }, { maxCalls: 4096, tiers: TIERS, seed: 1 });
    expect(result).toMatchObject({ kind: 'void', why: expect.stringContaining(why) });
  });
});
