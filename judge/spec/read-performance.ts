/** The keys `performance`, `forbid` and `allow`. */

import { checkElements } from './check-inputs';
import { didYouMean } from './did-you-mean';
import { dimsOf } from './parse-type';
import type { DimSizes, Performance } from './problem';
import { checkGenerator, readGenerators } from './read-draws';
import { faultAt, type Reading } from './reading';
import type { FrontMatter } from './schema';
import type { Parameter, Signature } from './signature';

type RawPerformance = NonNullable<FrontMatter['performance']>;

/** @throws ProblemSpecError when sizes or tiers contradict each other or the signature */
export function readPerformance(raw: FrontMatter['performance'], reading: Reading): Performance | undefined {
  if (raw === undefined) return undefined;
  const { signature, faults } = reading;
  const path = ['performance'];
  const { n, tiers, repeat, inputs = {}, instance = {} } = raw;
  const grow = growing(raw, reading);
  const fixed = raw.fixed ?? {};
  const dims = Object.keys(signature.dims);
  for (const dim of [...grow, ...Object.keys(fixed)])
    if (!dims.includes(dim)) throw faultAt(reading, path, `the signature has no dim ${dim}${didYouMean(dim, dims)}`);
  const both = grow.find((dim) => Object.hasOwn(fixed, dim));
  if (both !== undefined) throw faultAt(reading, [...path, 'fixed', both], `${both} grows and cannot be fixed`);
  if (n.some((size, i) => i > 0 && size <= n[i - 1]!)) throw faultAt(reading, [...path, 'n'], 'the sizes must grow');
  const largest: DimSizes = { ...fixed, ...Object.fromEntries(grow.map((dim) => [dim, n.at(-1) ?? 1])) };
  const smallest: DimSizes = { ...fixed, ...Object.fromEntries(grow.map((dim) => [dim, n[0] ?? 1])) };
  for (const sizes of [smallest, largest])
    for (const [dim, size] of Object.entries(sizes)) {
      const { min, max } = signature.dims[dim] ?? { min: 0, max: Number.POSITIVE_INFINITY };
      const outside = [size].flat().find((one) => one < min || one > max);
      if (outside !== undefined)
        throw faultAt(reading, path, `${dim} is ${outside}, outside ${min}..${max}`, [
          ...path,
          grow.includes(dim) ? 'n' : 'fixed',
        ]);
    }
  if (!(tiers.pass > tiers.good && tiers.good > tiers.great))
    throw faultAt(reading, [...path, 'tiers'], 'must fall: pass > good > great');
  faults.attempt(() => checkGenerator(raw.generator, [...path, 'generator'], reading));
  const params = timedParams(signature, repeat);
  const gen = readGenerators(raw.gen, [...path, 'gen'], params, reading);
  const written = { ...inputs, ...instance };
  const names = params.map(({ name }) => name);
  for (const name of Object.keys(written))
    if (!names.includes(name)) throw faultAt(reading, path, `there is no parameter ${name}${didYouMean(name, names)}`);
  if (raw.generator === undefined) {
    const needed = params
      .filter(({ name, optional }) => !Object.hasOwn(written, name) && (!optional || Object.hasOwn(gen, name)))
      .flatMap((param) => dimsOf(param.type));
    const missing = [...new Set(needed)].filter((dim) => !Object.hasOwn(largest, dim));
    if (missing.length > 0)
      throw faultAt(reading, path, `the size of ${missing.join(', ')} is not given; put it into grow or fixed`);
  }
  faults.attempt(() => checkElements({ inputs: written }, largest, path, reading));
  return {
    grow,
    repeat,
    instance,
    n,
    fixed,
    inputs,
    gen,
    generator: raw.generator,
    generatorParams: raw.generatorParams ?? {},
    tiers,
    bound: raw.bound,
  };
}

/** Dims that grow; none where a method of a class is called n times instead. */
function growing({ grow, repeat, instance, n }: RawPerformance, reading: Reading): readonly string[] {
  const { signature } = reading;
  const path = ['performance'];
  if (signature.kind === 'function') {
    const [key] = [repeat === undefined ? [] : ['repeat'], instance === undefined ? [] : ['instance']].flat();
    if (key !== undefined) throw faultAt(reading, [...path, key], 'belongs to class problems');
    if (grow === undefined) throw faultAt(reading, path, 'needs grow, the dims that take each size of n');
    return grow;
  }
  if (grow !== undefined) throw faultAt(reading, [...path, 'grow'], 'belongs to functions; a class needs repeat');
  const methods = signature.methods.map(({ name }) => name);
  if (repeat === undefined) throw faultAt(reading, path, 'needs repeat, the method that is called n times');
  if (!methods.includes(repeat))
    throw faultAt(reading, [...path, 'repeat'], `there is no method ${repeat}${didYouMean(repeat, methods)}`);
  if (n.some((times) => times > MAX_TIMES)) throw faultAt(reading, [...path, 'n'], `at most ${MAX_TIMES} calls`);
  return [];
}

/** Calls of one timed instance. */
const MAX_TIMES = 999;

/** Parameters of everything that a timed unit calls. */
function timedParams(signature: Signature, repeat: string | undefined): readonly Parameter[] {
  if (signature.kind === 'function') return signature.params;
  const method = signature.methods.find(({ name }) => name === repeat);
  return [...signature.construct, ...(method?.params ?? [])];
}

/** What is provided of a library is told in one way: all but some, or only some. */
export function checkLibraries(raw: FrontMatter, { faults, find }: Reading): void {
  const libraryOf = (name: string): string => name.split('.')[0] ?? '';
  const forbidden = new Set(raw.forbid?.map(({ name }) => libraryOf(name)));
  for (const [i, name] of (raw.allow ?? []).entries())
    if (forbidden.has(libraryOf(name)))
      faults.add(
        `allow.${i}`,
        `${name}: forbid already names members of ${libraryOf(name)}; use one of allow and forbid for a library`,
        find(['allow', i]),
      );
}
