/** The keys `cases` and `invalid`: every name in them must exist, every size fit. */

import { checkInputs } from './check-inputs';
import { didYouMean } from './did-you-mean';
import type { CaseSpec, InvalidSpec } from './problem';
import { checkGenerator, checkParameter, checkSizes, readGenerators } from './read-draws';
import { readCalls } from './read-script';
import { parametersOf } from './read-signature';
import { checkUnique, faultAt, fencesOf, type Reading, readItems } from './reading';
import type { FrontMatter } from './schema';
import type { Path } from './yaml-tree';

type RawInvalid = NonNullable<FrontMatter['invalid']>[number];
/** What cases and invalid inputs share. */
type RawInputs = Omit<RawInvalid, 'says'>;
type Inputs = Pick<
  CaseSpec,
  'id' | 'dims' | 'inputs' | 'gen' | 'generator' | 'generatorParams' | 'instances' | 'script'
>;

export function readCases(raw: FrontMatter['cases'], reading: Reading): CaseSpec[] {
  checkUnique(raw, 'cases', reading);
  return readItems(raw, reading.faults, (one) => {
    const before = reading.faults.errors.length;
    const path = ['cases', one.id];
    const spec: CaseSpec = {
      ...readInputs(one, path, reading),
      sample: one.sample ?? false,
      note: one.note,
      seeds: one.seeds ?? 1,
      exact: one.exact ?? false,
      timeLimitMs: one.timeLimitMs,
    };
    checkSizes(spec.dims, path, reading);
    if (reading.faults.errors.length === before) checkInputs(spec, path, reading);
    return spec;
  });
}

/** Inputs that must be refused may leave the ranges and contradict each other; their names must be right. */
export function readInvalid(raw: FrontMatter['invalid'], reading: Reading): InvalidSpec[] {
  checkUnique(raw ?? [], 'invalid', reading);
  for (const fence of fencesOf(reading.fences, 'invalid'))
    if (raw?.some(({ id }) => id === fence.id) !== true)
      reading.faults.add(`invalid=${fence.id}`, 'has a fence but no entry under invalid', {
        line: fence.line,
        column: 1,
      });
  return readItems(raw, reading.faults, (one) => {
    const path = ['invalid', one.id];
    const spec = readInputs(one, path, reading);
    const fence = fencesOf(reading.fences, 'invalid').find(({ id }) => id === one.id);
    if (fence !== undefined && one.generator !== undefined)
      throw faultAt(reading, path, `the fence invalid=${one.id} already makes its inputs`, [...path, 'generator']);
    const given = [one.dims, one.inputs, one.gen, one.generator, one.instances, fence];
    if (given.every((part) => part === undefined))
      throw faultAt(reading, path, `needs dims, inputs, gen, a generator or a fence \`\`\`ts invalid=${one.id}`);
    return {
      spec: {
        ...spec,
        generator: fence === undefined ? spec.generator : `invalid=${one.id}`,
        sample: false,
        note: undefined,
        seeds: 1,
        exact: false,
        timeLimitMs: undefined,
      },
      says: one.says,
    };
  });
}

function readInputs(raw: RawInputs, path: Path, reading: Reading): Inputs {
  const { faults, signature } = reading;
  const params = parametersOf(signature);
  for (const name of Object.keys(raw.inputs ?? {}))
    faults.attempt(() => checkParameter(name, params, [...path, 'inputs', name], reading));
  const dims = Object.keys(signature.dims);
  for (const dim of Object.keys(raw.dims ?? {}))
    if (!dims.includes(dim))
      faults.add(
        [...path, 'dims', dim].join('.'),
        `the signature has no dim ${dim}${didYouMean(dim, dims)}`,
        reading.find([...path, 'dims', dim]),
      );
  faults.attempt(() => checkGenerator(raw.generator, [...path, 'generator'], reading));
  if (raw.generatorParams !== undefined && raw.generator === undefined && !path.includes('invalid'))
    faults.add(
      path.join('.'),
      'generatorParams are for a generator fence; name one under generator',
      reading.find([...path, 'generatorParams']),
    );
  return {
    id: raw.id,
    dims: raw.dims ?? {},
    inputs: raw.inputs ?? {},
    gen: readGenerators(raw.gen, [...path, 'gen'], params, reading),
    generator: raw.generator,
    generatorParams: raw.generatorParams ?? {},
    ...readCalls(raw, path, reading),
  };
}
