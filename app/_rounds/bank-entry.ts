/** What a round needs to know of a problem before it is opened. */

import type { Difficulty, Kind, RoundType } from '#judge/spec/problem';

export interface BankEntry {
  readonly slug: string;
  readonly version: string;
  readonly title: string;
  readonly difficulty: Difficulty;
  readonly kind: Kind;
  readonly topics: readonly string[];
  readonly askedIn: readonly RoundType[];
}
