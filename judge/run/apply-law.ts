/** The inputs of a law such as "shuffling the keys with their values must not change the answer". */

import type { Change, Problem, Property } from '../spec/problem';
import type { Parameter } from '../spec/signature';
import { ProblemSpecError } from '../spec/spec-error';
import { createRandom, seedFrom } from '../tensor/random';
import { isTensor, type Tensor, type Value } from '../tensor/value';
import type { Author } from './author';
import { transformInputs } from './custom-law';
import type { MadeCase, PlannedCall } from './make-case';
import { type Orders, ordersOf, permuteCase } from './permute-case';
import { slicesOf } from './tensor-axis';

/** A case after a law's change, and what of the change the law's words about the output need. */
export interface AppliedLaw {
  readonly property: Property;
  readonly made: MadeCase;
  /** Dim -> the order in which its slices now stand. */
  readonly orders: Orders;
  /** Causal probes: the last position whose inputs are unchanged. */
  readonly upTo: number | undefined;
  /** The law in words, with the value that is tried. */
  readonly says: string;
}

/** What a law does: a vary law has one variant a value, others have one. */
export function variantsOfLaw({ change }: Property): readonly { readonly name: string; readonly value: number }[] {
  if (change.kind !== 'vary') return [];
  return Object.entries(change.values).flatMap(([name, values]) => values.map((value) => ({ name, value })));
}

/**
 * Change the inputs of a drawn case as a law says.
 *
 * @param redraw the same case drawn anew, for causal probes
 * @throws ProblemSpecError when the change does not fit the inputs
 */
export async function applyLaw(
  problem: Problem,
  property: Property,
  variant: number,
  base: MadeCase,
  redraw: () => Promise<MadeCase>,
  seed: number,
  author: Author,
): Promise<AppliedLaw> {
  const { change, says } = property;
  const where = `properties.${problem.properties.indexOf(property)}`;
  const applied = { property, orders: new Map(), upTo: undefined, says };
  switch (change.kind) {
    case 'permute': {
      const orders = ordersOf(base, change.axes, seedFrom(seed, 'property'));
      return { ...applied, made: permuteCase(base, change.axes, orders), orders };
    }
    case 'shift':
    case 'scale':
      return { ...applied, made: mapArguments(base, (value, { name }) => moved(value, change.by[name], change.kind)) };
    case 'causal':
      return { ...applied, ...(await probe(change, base, await redraw(), seed, where)) };
    case 'vary': {
      const one = variantsOfLaw(property)[variant];
      if (one === undefined) throw new ProblemSpecError(where, 'vary has no values');
      const made = mapArguments(base, (value, { name }) => (name === one.name ? one.value : value));
      return { ...applied, made, says: `${says} With ${one.name} = ${one.value}:` };
    }
    case 'custom':
      return { ...applied, made: await transformInputs(problem, change.fence, base, seed, author) };
  }
}

function mapArguments(made: MadeCase, change: (value: Value, param: Parameter) => Value): MadeCase {
  const calls = made.calls.map(
    (call): PlannedCall => ({
      ...call,
      args: call.args.map((value, i) => {
        const param = call.params[i];
        return param === undefined ? value : change(value, param);
      }),
    }),
  );
  return { calls, dims: made.dims };
}

/** Every number of the value plus or times a constant, as float32 where the value is. */
function moved(value: Value, by: number | undefined, kind: 'shift' | 'scale'): Value {
  const change = (x: number): number => (kind === 'shift' ? x + (by ?? 0) : x * (by ?? 1));
  if (by === undefined || value === null) return value;
  if (typeof value === 'number') return change(value);
  if (typeof value !== 'object') return value;
  if (!isTensor(value)) return value.map((item: Value) => moved(item, by, kind));
  // A bool has no constant to add; the data's own type rounds the rest.
  return value.dtype === 'bool' ? value : { ...value, data: value.data.map(change) };
}

/** Inputs up to a drawn position stay; what stands after it is taken from another draw. */
async function probe(
  change: Change & { kind: 'causal' },
  base: MadeCase,
  other: MadeCase,
  seed: number,
  where: string,
): Promise<Pick<AppliedLaw, 'made' | 'upTo'>> {
  const [dim] = Object.values(change.axes);
  const size = dim === undefined ? undefined : base.dims[dim];
  if (typeof size !== 'number' || size < 2)
    throw new ProblemSpecError(
      where,
      `a causal probe needs a drawn case with at least 2 positions along ${dim ?? 'its dim'}`,
    );
  const upTo = createRandom(seedFrom(seed, 'probe')).integer(0, size - 2);
  const fresh = other.calls.map(({ args }) => args);
  const calls = base.calls.map(
    (call, c): PlannedCall => ({
      ...call,
      args: call.args.map((value, i) => {
        const param = call.params[i];
        const own = param === undefined ? undefined : change.axes[param.name];
        const replacement = fresh[c]?.[i] ?? null;
        if (own === undefined || param === undefined || value === null || !isTensor(value) || replacement === null)
          return value;
        if (!isTensor(replacement) || replacement.shape.join() !== value.shape.join())
          throw new ProblemSpecError(where, `${param.name} has another shape when it is drawn again`);
        return joinedAlong(axisOf(param, own), upTo, value, replacement);
      }),
    }),
  );
  return { made: { calls, dims: base.dims }, upTo };
}

export function axisOf({ type }: Parameter, dim: string): number {
  return type.kind === 'tensor' ? type.axes.findIndex((one) => 'name' in one && one.name === dim) : -1;
}

function joinedAlong(axis: number, upTo: number, before: Tensor, after: Tensor): Tensor {
  if (axis < 0) return before;
  const data = before.data.slice();
  for (const { position, from, to } of slicesOf(before.shape, axis))
    if (position > upTo) data.set(after.data.subarray(from, to), from);
  return { ...before, data };
}
