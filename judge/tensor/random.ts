/** Seeded random draws: pure-rand's xoroshiro128+, so that a seed means the same bytes in every engine. */

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Random {
  /** A number in [low, high). */
  uniform(low: number, high: number): number;
  /** A whole number in low..high, both included. */
  integer(low: number, high: number): number;
  normal(mean: number, standardDeviation: number): number;
  boolean(probability: number): boolean;
}

export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const unit = (): number => uniformFloat64(generator);
  return {
    uniform: (low, high) => low + (high - low) * unit(),
    integer: (low, high) => uniformInt(generator, low, high),
    // Box–Muller; 1 - u keeps the logarithm's argument above 0.
    normal: (mean, standardDeviation) =>
      mean + standardDeviation * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    boolean: (probability) => unit() < probability,
  };
}

/** A 32-bit seed from words and numbers (FNV-1a over their text): the same words, the same seed. */
export function seedFrom(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join('\u0000')) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** `items` in a random order (Fisher–Yates); the list itself stays as it is. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(0, i);
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}
