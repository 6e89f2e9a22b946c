/** A measured time in a person's words. */

import { formatFactor, type Tier } from '#judge/verdict/timing';

export const TIER_WORDS: Readonly<Record<Tier, string>> = {
  great: 'great',
  good: 'good',
  pass: 'fair',
  slow: 'slow, but right',
};

interface Ratio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** `1.3× the reference (1.1–1.5)` */
export function ratioText({ ratio, low, high }: Ratio): string {
  return `${formatFactor(ratio)}× the reference (${formatFactor(low)}–${formatFactor(high)})`;
}

/** `great, 1.2× the reference (1.1–1.4)` */
export function timingText(timing: Ratio & { readonly tier: Tier; readonly noisy: boolean }): string {
  return `${TIER_WORDS[timing.tier]}, ${ratioText(timing)}${timing.noisy ? ', noisy' : ''}`;
}
