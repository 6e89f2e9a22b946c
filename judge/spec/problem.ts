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

/** How one output is held against the reference's; see problems/FORMAT.md. */
export type Comparator =
  | { readonly kind: 'close' | 'exact' | 'set' | 'statistical' | 'custom' }
  | { readonly kind: 'up-to-sign' | 'up-to-permutation'; readonly dim: string }
  /** Labels: they follow the permutation of `dim` where another output is permuted along it, else any bijection. */
  | { readonly kind: 'relabelled'; readonly dim: string }
  /** Indices into the last axis of the input `values`. */
  | { readonly kind: 'top-k'; readonly values: string }
  /** Judged by the residuals of a fence. */
  | { readonly kind: 'valid-by'; readonly fence: string };

/** What a law does to the inputs; keys are parameter names. */
export type Change =
  | { readonly kind: 'permute'; readonly axes: Readonly<Record<string, string>> }
  | { readonly kind: 'shift' | 'scale'; readonly by: Readonly<Record<string, number>> }
  /** Input name -> the dim of time: what stands after a drawn position is replaced by fresh draws. */
  | { readonly kind: 'causal'; readonly axes: Readonly<Record<string, string>> }
  | { readonly kind: 'vary'; readonly values: Readonly<Record<string, readonly number[]>> }
  | { readonly kind: 'custom'; readonly fence: string };

/** What the law says of the output. */
export type OutputLaw =
  | { readonly kind: 'same' }
  /** Shuffled alike along the dim; for `causal`: unchanged up to the drawn position. */
  | { readonly kind: 'along'; readonly dim: string }
  | { readonly kind: 'shifted' | 'scaled'; readonly by: number }
  /** Told by the fence of a custom law. */
  | { readonly kind: 'related' };

export interface Property {
  readonly change: Change;
  readonly output: OutputLaw;
  readonly says: string;
}

/** Sizes at which time is measured, and how it is graded against the accepted solution of the same style. */
export interface Performance {
  /** Dims that take each size of `n`, together. */
  readonly grow: readonly string[];
  /** Class problems: the method that is called n times on a fresh instance. */
  readonly repeat: string | undefined;
  /** Class problems: constructor inputs of that instance. */
  readonly instance: Readonly<Record<string, unknown>>;
  readonly n: readonly number[];
  readonly fixed: DimSizes;
  /** Literal inputs; the same in every timed call. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly gen: Readonly<Record<string, Generator>>;
  readonly generator: string | undefined;
  readonly generatorParams: Readonly<Record<string, number | string | boolean>>;
  /** Ratios person / accepted. Only a problem whose text asks for speed rejects beyond `pass`. */
  readonly tiers: { readonly pass: number; readonly good: number; readonly great: number };
  /** The bound that the statement asks for, in words; undefined where speed only informs. */
  readonly bound: string | undefined;
}

export interface Limits {
  readonly timeMs: number;
  /** Elements of the largest tensor or nested array that a solution may form. */
  readonly largestTensor: number | undefined;
  /** Bytes of all tensors alive at once, inputs included. */
  readonly peakBytes: number | undefined;
}

/** An input that a solution must refuse by throwing. */
export interface InvalidSpec {
  readonly spec: CaseSpec;
  /** What is wrong with the input. */
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
  /** Keyed by output: `result`, a field, or `method.field`; an output without one is `close` or, where discrete, `exact`. */
  readonly compare: Readonly<Record<string, Comparator>>;
  /** Multiplies the automatic tolerance; 1 unless the author gave a reason. */
  readonly toleranceFactor: number;
  readonly properties: readonly Property[];
  readonly invalid: readonly InvalidSpec[];
  readonly mistakes: readonly Mistake[];
  readonly slow: readonly Mistake[];
  readonly forbid: readonly { readonly name: string; readonly why: string }[];
  /** Dotted members that are provided of a library; undefined provides all that is not forbidden. */
  readonly allow: readonly string[] | undefined;
  readonly limits: Limits;
  readonly performance: Performance | undefined;
  /** Kind `optimise`: how many times faster than the given program a solution must be. */
  readonly speedup: number | undefined;
  /** Kind `debug`: id of a mistake -> ids of the cases that prove that bug gone. */
  readonly bugs: Readonly<Record<string, readonly string[]>>;
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
  /** What the editor opens with: an own starter, the broken program of `debug`, the slow one of `optimise`. */
  readonly starters: Readonly<Partial<Record<Style, string>>>;
  readonly checker: string | undefined;
  readonly residuals: Readonly<Record<string, string>>;
  readonly customProperties: Readonly<Record<string, string>>;
}
