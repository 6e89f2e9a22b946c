/** Whether two answers are one, without the signature: also answers of a shape or a type that it does not allow. */

import type { RawValue } from './realm';

/** A program that computes in another order or in float32 may differ by this, relative to the output's scale. */
export const RELATIVE_SLACK = 2e-5;

interface RawLeaf {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: readonly (number | string)[] | Float64Array;
}

/** True where two answers are one: same structure, numbers equal up to rounding. */
export function isSameAnswer(a: readonly RawValue[], b: readonly RawValue[]): boolean {
  const [ours, theirs] = [a.flatMap(flatten), b.flatMap(flatten)];
  return ours.length === theirs.length && ours.every((leaf, i) => isSameLeaf(leaf, theirs[i] as RawLeaf));
}

function flatten(raw: RawValue): RawLeaf[] {
  switch (raw.kind) {
    case 'tensor':
      return [{ name: '', shape: raw.shape, data: raw.data }];
    case 'number':
    case 'boolean':
      return [{ name: '', shape: [], data: [Number(raw.value)] }];
    case 'string':
      return [{ name: '', shape: [], data: [raw.value] }];
    case 'list':
      return [{ name: 'list', shape: [raw.items.length], data: [] }, ...raw.items.flatMap(flatten)];
    case 'record':
      return [...raw.fields]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .flatMap(([name, value]) => flatten(value).map((leaf) => ({ ...leaf, name: `${name}.${leaf.name}` })));
    default:
      return [{ name: raw.kind, shape: [], data: [] }];
  }
}

function isSameLeaf(a: RawLeaf, b: RawLeaf): boolean {
  if (a.name !== b.name || a.shape.join() !== b.shape.join() || a.data.length !== b.data.length) return false;
  let squares = 0;
  for (const x of a.data) if (typeof x === 'number' && Number.isFinite(x)) squares += x * x;
  const scale = Math.sqrt(squares / Math.max(1, a.data.length));
  for (const [i, x] of a.data.entries()) {
    const y = b.data[i] as number | string;
    if (Object.is(x, y) || x === y) continue;
    if (typeof x === 'string' || typeof y === 'string') return false;
    // Else an infinity would stand within any slack of its opposite.
    if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
    if (Math.abs(x - y) > RELATIVE_SLACK * 0.5 * (Math.abs(x) + scale)) return false;
  }
  return true;
}
