/** A problem after parsing: everything that its `problem.md` says, checked for form, not yet for truth. */

import type { Signature } from './signature';

export type Style = 'arrays' | 'tensors';
export const STYLES: readonly Style[] = ['arrays', 'tensors'];

export type Difficulty = 'easy' | 'medium' | 'hard';

/** `optimise`: a slow program is given, make it faster. `debug`: a broken program is given, mend it. */
export type Kind = 'implement' | 'optimise' | 'debug';

/** The interview rounds in which a problem is asked. */
export const ROUND_TYPES = [
  'ml-coding',
  'coding-sprint',
  'phone-screen',
  'transformer-depth',
  'debugging',
  'research-lab',
  'big-tech',
] as const;
export type RoundType = (typeof ROUND_TYPES)[number];

/** Sizes of the dims of one case; a list dim holds one size per item of its lists. */
export type DimSizes = Readonly<Record<string, number | readonly number[]>>;

/** A generator expression such as `normal(0,30)`, `causal`, `bernoulli(0.5)`, `uniform(-1,1)`, `constant(0)`. */
export interface Generator {
  readonly name: string;
  readonly args: readonly number[];
}

/** One call of a case of a class problem. */
export interface ScriptStep {
  readonly instance: number;
  readonly method: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface CaseSpec {
  readonly id: string;
  /** Shown to the person and used by Run. */
  readonly sample: boolean;
  readonly note: string | undefined;
  readonly dims: DimSizes;
  /** Literal inputs (nested arrays, numbers, null for "left out"). What is neither here nor generated is normal(0,1). */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Generator of each parameter that has one. */
  readonly gen: Readonly<Record<string, Generator>>;
  /** Name of a ```ts generator=<id>``` fence that makes all or some inputs together. */
  readonly generator: string | undefined;
  /** Constants handed to the generator, so that several cases can share one. */
  readonly generatorParams: Readonly<Record<string, number | string | boolean>>;
  /** How many seeds the case is repeated with; 1 for literal cases. */
  readonly seeds: number;
  /** Every right computation is exact in float32 here; not perturbed, tolerance 2u|r| + 1e-9. */
  readonly exact: boolean;
  /** Class problems: constructor inputs for each instance, and the calls in order. */
  readonly instances: readonly Readonly<Record<string, unknown>>[];
  readonly script: readonly ScriptStep[];
  readonly timeLimitMs: number | undefined;
}

/** A wrong solution that people really write, as text edits of the reference or as a fence of its own. */
export interface Mistake {
  readonly id: string;
  /** Told to the person whose output equals this one's. */
  readonly says: string;
  readonly source: string;
}

export interface SolutionFence {
  readonly id: string;
  readonly style: Style;
  readonly source: string;
  /** What this solution teaches, shown after solving. */
  readonly note: string | undefined;
}

export interface Property {
  /** Input name -> the dim whose axis is shuffled. */
  readonly permute: Readonly<Record<string, string>>;
  /** `same`, or the dim along which the output is shuffled alike. */
  readonly output: string;
  readonly says: string;
}

export interface Problem {
  readonly format: 1;
  /** Equal to the folder's name; stands in URLs. */
  readonly id: string;
  /** Survives renames; seeds derive from it. */
  readonly uuid: string;
  readonly version: string;
  readonly title: string;
  readonly difficulty: Difficulty;
  readonly topics: readonly string[];
  readonly license: string;
  readonly kind: Kind;
  readonly askedIn: readonly RoundType[];
  readonly signature: Signature;
  readonly cases: readonly CaseSpec[];
  readonly properties: readonly Property[];
  readonly mistakes: readonly Mistake[];
  readonly slow: readonly Mistake[];
  readonly forbid: readonly { readonly name: string; readonly why: string }[];
  readonly limits: { readonly timeMs: number };
  readonly hints: readonly string[];
  readonly followUps: readonly { readonly ask: string; readonly answer: string }[];
  readonly complexity: string;
  /** Markdown with maths, without the fences that have a role. */
  readonly statement: string;
  /** Markdown under the heading `## Learn`, the last of the file: shown after solving. */
  readonly learn: string;
  /** TypeScript on nested arrays, float64. */
  readonly reference: string;
  readonly accepted: readonly SolutionFence[];
  readonly generators: Readonly<Record<string, string>>;
}
