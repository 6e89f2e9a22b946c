/** What a report says of time: intervals, never one number; and why, where nothing can be said. */

export interface Tiers {
  readonly pass: number;
  readonly good: number;
  readonly great: number;
}

export const TIERS = ['great', 'good', 'pass', 'slow'] as const;

export type Tier = (typeof TIERS)[number];

/** One size of the growth curve; times in ms a call, ranges are quartiles. */
export interface TimingPoint {
  readonly n: number;
  readonly personMs: number;
  readonly otherMs: number;
  readonly personRange: readonly [number, number];
  readonly otherRange: readonly [number, number];
}

export type TimingReport =
  | {
      readonly kind: 'measured';
      /** Median of person / reference at the largest size, with its bootstrap interval, and the ratio of the best times. */
      readonly ratio: number;
      readonly low: number;
      readonly high: number;
      readonly best: number;
      readonly pairs: number;
      readonly tier: Tier;
      readonly noisy: boolean;
      readonly tiers: Tiers;
      /** Id of the accepted solution that the person is held against, or `reference`. */
      readonly against: string;
      /** What grows, as the statement names it: `T`, `N = M`, `step calls`. */
      readonly grows: string;
      readonly points: readonly TimingPoint[];
      /** How the time grows, in words; empty where nothing can be said. */
      readonly growth: string;
      /** The slow variant of the problem whose time grows alike. */
      readonly slow: { readonly id: string; readonly says: string } | null;
      /** Why larger sizes were left out; empty where none were. */
      readonly stopped: string;
    }
  | { readonly kind: 'void'; readonly why: string };

/** Kind `optimise`: how many times faster than the given program. */
export type SpeedReport =
  | {
      readonly kind: 'measured';
      /** The factor that the problem asks for. */
      readonly asked: number;
      readonly factor: number;
      readonly low: number;
      readonly high: number;
      readonly pairs: number;
      /** False only where both witnesses say so. */
      readonly isReached: boolean;
      readonly noisy: boolean;
    }
  | { readonly kind: 'void'; readonly asked: number; readonly why: string };

/** `0.94`, `1.3`, `12`: a factor in two digits. */
export function formatFactor(value: number): string {
  if (value >= 9.95) return String(Math.round(value));
  return value >= 0.995 ? value.toFixed(1) : value.toPrecision(2);
}

/** `1.3 (1.1–1.5)`: a factor with its interval. */
export function formatInterval(value: number, low: number, high: number): string {
  return `${formatFactor(value)} (${formatFactor(low)}–${formatFactor(high)})`;
}
