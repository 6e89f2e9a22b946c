/** A law in the author's own words: a fence that transforms inputs, and says what that does to an output. */

import type { Output } from '../compare/output';
import { readOutput } from '../compare/read-output';
import type { Problem } from '../spec/problem';
import type { ReturnType } from '../spec/signature';
import { ProblemSpecError } from '../spec/spec-error';
import { createRandom, seedFrom } from '../tensor/random';
import type { Value } from '../tensor/value';
import { type Author, readOutputs } from './author';
import { RANDOM_SOURCE, TAPE_EXHAUSTED, TAPE_LENGTHS } from './generator-module';
import type { MadeCase, PlannedCall } from './make-case';
import { toFloat64Calls } from './perturb';
import { FILL_SOURCE, inputOf, packPlain, plainInputs, plainOutputs } from './plain-data';

const WRAPPER = `${FILL_SOURCE}
export function $transform(tape: number[], skeleton: string, ...values: unknown[]): unknown {
  ${RANDOM_SOURCE}
  const [inputs] = $unpack(skeleton, values) as [never];
  return transform(inputs, random);
}
export function $relate(skeleton: string, ...values: unknown[]): unknown {
  const [output] = $unpack(skeleton, values) as [never];
  return relate(output);
}
`;

/** @throws ProblemSpecError when the fence fails, or its inputs do not fit the signature */
export async function transformInputs(
  problem: Problem,
  fence: string,
  base: MadeCase,
  seed: number,
  author: Author,
): Promise<MadeCase> {
  const [call] = base.calls;
  if (call?.op !== 'function')
    throw new ProblemSpecError(`property=${fence}`, 'is for problems that ask for a function');
  const { skeleton, values } = packPlain([plainInputs(toFloat64Calls(base.calls))]);
  // What is left out stays out.
  const given = call.params.filter((_, i) => (call.args[i] ?? null) !== null);
  const returns: ReturnType = { kind: 'record', fields: given.map(({ name, type }) => ({ name, type })) };
  const source = sourceOf(problem, fence);
  for (const length of TAPE_LENGTHS) {
    const random = createRandom(seedFrom(seed, 'transform'));
    const tape = Float64Array.from({ length }, () => random.uniform(0, 1));
    const args: Value[] = [{ kind: 'tensor', dtype: 'f32', shape: [length], data: tape }, skeleton, ...values];
    const outcome = await author.value(`property ${fence}`, source, '$transform', args, returns);
    if (outcome.kind === 'threw' && outcome.message.includes(TAPE_EXHAUSTED)) continue;
    if (outcome.kind === 'threw')
      throw new ProblemSpecError(`property=${fence}`, `transform failed: ${outcome.message}`);
    const read = readOutput(outcome.value, returns, {}, '');
    if (read.kind !== 'leaves')
      throw new ProblemSpecError(`property=${fence}`, `transform must return the inputs by name: ${read.message}`);
    const byName = new Map(read.outputs.map(({ key, part }) => [key, part]));
    const args2 = call.params.map(({ name, type }) => {
      const part = byName.get(name);
      return part === undefined ? null : inputOf(part, type);
    });
    return { calls: [{ ...call, args: args2 }], dims: dimsOf(call, read.outputs, base) };
  }
  throw new ProblemSpecError(`property=${fence}`, `transform used more than ${TAPE_LENGTHS.at(-1)} draws`);
}

/** What the fence says that an output becomes. */
export async function relateOutputs(
  problem: Problem,
  fence: string,
  outputs: readonly Output[],
  calls: readonly PlannedCall[],
  author: Author,
): Promise<readonly Output[]> {
  const [call] = calls;
  if (call?.op !== 'function')
    throw new ProblemSpecError(`property=${fence}`, 'is for problems that ask for a function');
  const { skeleton, values } = packPlain([plainOutputs(outputs, calls)]);
  const outcome = await author.value(
    `property ${fence}`,
    sourceOf(problem, fence),
    '$relate',
    [skeleton, ...values],
    call.returns,
  );
  if (outcome.kind === 'threw') throw new ProblemSpecError(`property=${fence}`, `relate failed: ${outcome.message}`);
  const read = readOutputs([outcome.value], calls, {});
  if (read.kind !== 'leaves')
    throw new ProblemSpecError(`property=${fence}`, `relate must return an output: ${read.message}`);
  return read.outputs;
}

function sourceOf(problem: Problem, fence: string): string {
  const source = problem.customProperties[fence];
  if (source === undefined) throw new ProblemSpecError(`property=${fence}`, 'there is no such fence');
  return `${source}${WRAPPER}`;
}

/** Sizes of the new inputs. */
function dimsOf(call: PlannedCall, inputs: readonly Output[], base: MadeCase): MadeCase['dims'] {
  const dims: Record<string, number | readonly number[]> = { ...base.dims };
  for (const { key, part } of inputs) {
    const type = call.params.find(({ name }) => name === key)?.type;
    if (part.kind !== 'leaf' || type?.kind !== 'tensor') continue;
    type.axes.forEach((axis, i) => {
      if ('name' in axis) dims[axis.name] = part.leaf.shape[i] ?? 0;
    });
  }
  return dims;
}
