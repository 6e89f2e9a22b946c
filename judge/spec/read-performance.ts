/** The keys `performance`, `forbid` and `allow`. */

import { checkElements } from './check-inputs';
import { didYouMean } from './did-you-mean';
import { dimsOf } from './parse-type';
import type { DimSizes, Performance } from './problem';
import { checkGenerator, readGenerators } from './read-draws';
import { faultAt, type Reading } from './reading';
import type { FrontMatter } from './schema';

/** @throws ProblemSpecError when sizes or tiers contradict each other or the signature */
export function readPerformance(raw: FrontMatter['performance'], reading: Reading): Performance | undefined {
  if (raw === undefined) return undefined;
  const { signature, faults } = reading;
  const path = ['performance'];
  if (signature.kind === 'class') throw faultAt(reading, path, 'belongs to problems that ask for a function');
  const { grow, n, tiers } = raw;
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
  const gen = readGenerators(raw.gen, [...path, 'gen'], signature.params, reading);
  if (raw.generator === undefined) {
    const needed = signature.params
      .filter((param) => !param.optional || Object.hasOwn(gen, param.name))
      .flatMap((param) => dimsOf(param.type));
    const missing = [...new Set(needed)].filter((dim) => !Object.hasOwn(largest, dim));
    if (missing.length > 0)
      throw faultAt(reading, path, `the size of ${missing.join(', ')} is not given; put it into grow or fixed`);
  }
  faults.attempt(() => checkElements({ inputs: {} }, largest, path, reading));
  return {
    grow,
    n,
    fixed,
    gen,
    generator: raw.generator,
    generatorParams: raw.generatorParams ?? {},
    tiers,
    bound: raw.bound,
  };
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
