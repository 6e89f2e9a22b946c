/** What passes between the command and its processes: one file at a time. */

import type { Verification } from '#judge/verify/verification';

export interface VerifyOrder {
  readonly file: string;
  readonly salts: number;
}

export type VerifyAnswer =
  | { readonly kind: 'verified'; readonly verification: Verification; readonly elapsedMs: number }
  /** A fault of ours, not of the problem. */
  | { readonly kind: 'failed'; readonly message: string };
