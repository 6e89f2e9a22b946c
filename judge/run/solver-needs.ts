/** What the realm and the compiler of a solution need to know of its problem. */

import type { Compiled, CompileOptions } from '../compile/compile-solution';
import type { Problem, Style } from '../spec/problem';
import type { Backend } from '../verdict/backend';
import type { Job, JobOutcome, RealmNeeds } from './realm';

type Asked = Pick<Problem, 'forbid' | 'allow' | 'limits'>;

export function compileOptionsOf({ forbid, allow, limits }: Asked): CompileOptions {
  return { forbid, allow, isMetered: hasLimits(limits) };
}

/** @param backend left aside where the realm has no tfjs */
export function realmNeedsOf(
  { forbid, allow }: Asked,
  { module }: Compiled,
  style: Style,
  backend: Backend = 'cpu',
): RealmNeeds {
  const libraries = new Set(module.libraries);
  if (style === 'tensors') libraries.add('@tensorflow/tfjs');
  const needs = { who: 'solver', libraries: [...libraries], forbid, allow } as const;
  return backend === 'cpu' || !libraries.has('@tensorflow/tfjs') ? needs : { ...needs, backend };
}

/** The part of a job that holds the problem's limits; empty where there are none. */
export function limitsOf({ limits }: Asked): Pick<Job, 'limits'> {
  if (!hasLimits(limits)) return {};
  return { limits: { largestTensor: limits.largestTensor, peakBytes: limits.peakBytes } };
}

function hasLimits({ largestTensor, peakBytes }: Problem['limits']): boolean {
  return largestTensor !== undefined || peakBytes !== undefined;
}

/** A limit of the problem was met: it tells as much as a wrong answer, and the realm lives on. */
export function isOverLimit(outcome: JobOutcome): boolean {
  return outcome.kind === 'memory-limit' && outcome.message !== undefined;
}
