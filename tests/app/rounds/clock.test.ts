import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatClock,
  jumpBetween,
  jumpSince,
  sectionClock,
  trueTimes,
  warningBetween,
} from '../../../app/_rounds/clock';
import type { RoundEvent } from '../../../app/_rounds/round-event';
import { events, MINUTE, START, started } from './round-fixture';

/** What is left of a section of 45 minutes, in minutes, when the machine's clock shows START + minute. */
function left(happened: readonly RoundEvent[], minute: number, maxPauseMin = 10): number {
  const times = trueTimes(happened);
  const clock = sectionClock(times.events, 0, 45, times.trueMs(START + minute * MINUTE), maxPauseMin * MINUTE);
  return (clock?.leftMs ?? Number.NaN) / MINUTE;
}

const jumped = (byMinutes: number) => ({ kind: 'clock-jumped', byMs: byMinutes * MINUTE }) as const;

describe('the clock of a section', () => {
  test('counts wall time from its start, over reloads and sleep', () => {
    const happened = events([0, started()], [5, { kind: 'reopened' }], [30, jumped(20)]);
    expect(left(happened, 30)).toBe(15);
    expect(left(happened, 44)).toBe(1);
    expect(left(happened, 600)).toBe(0);
  });

  test('is not moved by a clock that is set back', () => {
    expect(left(events([0, started()], [-50, jumped(-60)]), -45)).toBe(30);
  });

  test('gives back what a clock set forward took, once it is set right again', () => {
    const forward = events([0, started()], [70, jumped(60)]);
    expect(left(forward, 70)).toBe(0);
    expect(left(events([0, started()], [70, jumped(60)], [12, jumped(-60)]), 12)).toBe(33);
    expect(left(events([0, started()], [-50, jumped(-60)], [12, jumped(60)]), 12)).toBe(33);
  });

  test('takes sleep for sleep after the clock was set back', () => {
    expect(left(events([0, started()], [-50, jumped(-60)], [-30, jumped(15)]), -30)).toBe(15);
  });

  test('does not count a jump of which the person says that nothing slept', () => {
    const happened = events([0, started()], [30, jumped(20)], [31, { kind: 'jump-disputed', jump: 1 }]);
    expect(left(happened, 31)).toBe(34);
  });

  test('stands still in a pause, at most for as long as pauses may be', () => {
    const paused = events([0, started()], [10, { kind: 'paused' }]);
    expect(left(paused, 15)).toBe(35);
    expect(left(paused, 40)).toBe(15);
    expect(left([...paused, { ...events([17, { kind: 'resumed' }])[0], seq: 2 } as RoundEvent], 20)).toBe(32);
  });

  test('stands still once the section has ended', () => {
    expect(left(events([0, started()], [20, { kind: 'section-ended', section: 0 }]), 300)).toBe(25);
  });

  test('never runs backwards, whatever the machine does to its clock', () => {
    const step = fc.record({
      monotonic: fc.integer({ min: 0, max: 600_000 }),
      set: fc.constantFrom(0, 0, 0, 4e5, -4e5, 1e6, -9e6),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const happened: RoundEvent[] = events([0, started()]);
        let wall = START;
        let monotonic = 0;
        let before = 45;
        for (const one of steps) {
          const last = { wallMs: wall, monotonicMs: monotonic };
          wall += one.monotonic + one.set;
          monotonic += one.monotonic;
          const byMs = jumpBetween(last, { wallMs: wall, monotonicMs: monotonic });
          if (byMs !== undefined && byMs < 0)
            happened.push({
              ...(happened[0] as RoundEvent),
              seq: happened.length,
              at: wall,
              what: { kind: 'clock-jumped', byMs },
            });
          const now = left(happened, (wall - START) / MINUTE);
          expect(now).toBeLessThanOrEqual(before);
          before = now;
        }
        // Set back, it costs nothing; set forward unnoticed, it costs at most what it was set by.
        expect(before).toBeLessThanOrEqual(Math.max(0, 45 - monotonic / MINUTE) + 1e-9);
      }),
    );
  });

  test('has not started before its section has', () => {
    expect(sectionClock([], 0, 45, START)).toBeUndefined();
  });
});

describe('jumps', () => {
  test('are told where the two clocks of a page part by more than three seconds', () => {
    const at = (wallMs: number, monotonicMs: number) => ({ wallMs, monotonicMs });
    expect(jumpBetween(at(0, 0), at(1_000, 1_000))).toBeUndefined();
    expect(jumpBetween(at(0, 0), at(3_900, 1_000))).toBeUndefined();
    expect(jumpBetween(at(0, 0), at(61_000, 1_000))).toBe(60_000);
    expect(jumpBetween(at(0, 0), at(-59_000, 1_000))).toBe(-60_000);
  });

  test('between pages are told only where the clock stands before the last event', () => {
    const [event] = events([10, started()]);
    expect(jumpSince(event, START + 70 * MINUTE)).toBeUndefined();
    expect(jumpSince(event, START + 4 * MINUTE)).toBe(-6 * MINUTE);
    expect(jumpSince(undefined, START)).toBeUndefined();
  });
});

describe('warnings', () => {
  test.each([
    [15.01, 15, 15],
    [15, 14.9, undefined],
    [5.2, 4.8, 5],
    [1.1, 0.9, 1],
    [20, 4, 5],
    [20, 0.5, 1],
    [1.1, 0, undefined],
    [30, 29, undefined],
  ])('from %d to %d minutes: %s', (before, now, warning) => {
    expect(warningBetween(before * MINUTE, now * MINUTE)).toBe(warning);
  });

  test('the clock reads 0:00 only when nothing is left', () => {
    expect([0, 1, 1_000, 59_001, 45 * MINUTE].map(formatClock)).toEqual(['0:00', '0:01', '0:01', '1:00', '45:00']);
  });
});
