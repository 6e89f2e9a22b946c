/** A measured ratio against the tiers of a problem: how good, whether surely too slow, or too noisy to tell. */

import type { Tier, Tiers } from '../verdict/timing';
import type { Ratio } from './ratio';

export interface Grade {
  readonly tier: Tier;
  /** The two witnesses disagree, or the interval holds the border: more pairs may settle it. */
  readonly noisy: boolean;
}

/**
 * Grade a ratio. `slow` needs both the lower end of the interval and the ratio of the best times beyond `pass`:
 * a busy machine can move one of them, not both. A better tier is given when either witness shows it, so noise
 * never costs a person a grade that they earned.
 */
export function gradeOf(ratio: Ratio, tiers: Tiers): Grade {
  const borders = [tiers.great, tiers.good, tiers.pass];
  const noisy = borders.some((border) => isUnsettled(ratio, border));
  const isBeyond = (border: number): boolean => ratio.low > border && ratio.best > border;
  const tier: Tier = isBeyond(tiers.pass)
    ? 'slow'
    : isBeyond(tiers.good)
      ? 'pass'
      : isBeyond(tiers.great)
        ? 'good'
        : 'great';
  return { tier, noisy };
}

/** True while more pairs could change the answer at this border. */
export function isUnsettled({ low, high, best }: Ratio, border: number): boolean {
  const isBelow = high <= border && best <= border;
  const isBeyond = low > border && best > border;
  return !isBelow && !isBeyond;
}
