/** What one call returned under one name: an array, or a list of such things to any depth. */

import type { Leaf } from './leaf';

export type Part =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'list'; readonly name: string; readonly items: readonly Part[] };

export interface Output {
  /** Chooses the comparator: `result`, a field of a record, `method` or `method.field` of a class. */
  readonly key: string;
  /** In messages: `centroids`, `call 3 (step)`; empty for a single result. */
  readonly name: string;
  /** Position among the calls that return something. */
  readonly call: number;
  /** Which object of a class problem made it; outputs of one object are ordered alike. */
  readonly instance: number;
  readonly part: Part;
}

/** The arrays of a part, in order. */
export function leavesOf(part: Part): Leaf[] {
  return part.kind === 'leaf' ? [part.leaf] : part.items.flatMap(leavesOf);
}

export function allLeaves(outputs: readonly Output[]): Leaf[] {
  return outputs.flatMap(({ part }) => leavesOf(part));
}

/** The same output with each leaf changed. */
export function mapLeaves(output: Output, change: (leaf: Leaf, index: number) => Leaf): Output {
  let index = 0;
  const walk = (part: Part): Part =>
    part.kind === 'leaf'
      ? { kind: 'leaf', leaf: change(part.leaf, index++) }
      : { ...part, items: part.items.map(walk) };
  return { ...output, part: walk(output.part) };
}
