/**
 * What the judge asks of an isolated place that runs code ("realm"), and what comes back.
 *
 * The judge knows no worker: a browser shell and a Node shell both implement `Realm`, and everything
 * that a realm answers is parsed by the shell before it reaches here (see workers/protocol.ts).
 */

import type { Style } from '../spec/problem';
import type { ReturnType } from '../spec/signature';
import type { Value } from '../tensor/value';
import type { Backend } from '../verdict/backend';
import type { KernelUse } from '../verdict/inspection';
import type { ConsoleLine } from '../verdict/verdict';

export type OtherBackend = Exclude<Backend, 'cpu'>;

export type Library = '@tensorflow/tfjs' | 'mathjs';

/** JavaScript made from one TypeScript source; see judge/compile. */
export interface CompiledModule {
  /** An ES module without imports; libraries are read from `globalThis.__provided[name]`. */
  readonly code: string;
  readonly libraries: readonly Library[];
}

export type Call =
  | { readonly op: 'function'; readonly args: readonly Value[]; readonly returns: ReturnType }
  | { readonly op: 'new'; readonly instance: number; readonly args: readonly Value[] }
  | {
      readonly op: 'method';
      readonly instance: number;
      readonly method: string;
      readonly args: readonly Value[];
      readonly returns: ReturnType;
    };

/** Limits of a problem that the realm itself holds; see workers/sandbox/array-meter.ts and tensor-meter.ts. */
export interface JobLimits {
  readonly largestTensor?: number | undefined;
  readonly peakBytes?: number | undefined;
}

/** One case for one loaded module: the calls in order, inputs included, expected values never. */
export interface Job {
  readonly module: string;
  readonly exportName: string;
  readonly style: Style;
  readonly calls: readonly Call[];
  /** Only for a module that was compiled with a meter. */
  readonly limits?: JobLimits | undefined;
  /** All arguments are made first; the calls and the reading of what they return are timed as one, between two marks. */
  readonly timed?: boolean | undefined;
  /** Tell of kernels and tensors too. Slower: only after a verdict, never for one. */
  readonly observe?: { readonly stackOf: number | null } | undefined;
}

/** What the realm saw of a job with `observe`. */
export interface Observation {
  readonly kernels: readonly KernelUse[];
  readonly otherCalls: number;
  /** Null where nothing was left behind, or an object may hold tensors where nobody sees them. */
  readonly leftBehind: {
    readonly tensors: number;
    readonly bytes: number;
    /** The first of them, as a number in the order in which the job made its tensors. */
    readonly first: number;
    /** Where it was made; empty unless it was `stackOf`. */
    readonly stack: string;
  } | null;
}

/** What a call returned, flattened by the runner and not yet judged. */
export type RawValue =
  | {
      readonly kind: 'tensor';
      readonly shape: readonly number[];
      readonly data: Float64Array;
      readonly holds: 'number' | 'boolean';
      readonly from: 'tensor' | 'nested' | 'typed';
    }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'list'; readonly items: readonly RawValue[] }
  | { readonly kind: 'record'; readonly fields: readonly (readonly [string, RawValue])[] }
  /** Rows of unequal length: at `path` a row has `actual` entries where its siblings have `expected`. */
  | { readonly kind: 'ragged'; readonly path: readonly number[]; readonly expected: number; readonly actual: number }
  /** Something that is no data: `what` reads like "a function", "undefined", "a string". */
  | { readonly kind: 'unusable'; readonly path: string; readonly what: string }
  | { readonly kind: 'too-deep' }
  | { readonly kind: 'too-large'; readonly elements: number };

export type JobOutcome =
  | {
      readonly kind: 'returned';
      /** One for each `function` and `method` call, in order. */
      readonly outputs: readonly RawValue[];
      /** The first argument found changed: `call` counts from 0, `param` is its position, `name` of the call. */
      readonly mutated: { readonly call: number; readonly param: number } | null;
      readonly elapsedMs: number;
      /** Timed jobs: the same time by the shell's own clock, from mark to mark; endless where a mark is missing. */
      readonly outsideMs?: number | undefined;
      /** Tensors alive beyond the inputs and outputs, those that an object keeps included; zero is left out. */
      readonly tensorsLeft?: number | undefined;
      readonly observation?: Observation | undefined;
    }
  | {
      readonly kind: 'threw';
      readonly call: number;
      readonly name: string;
      readonly message: string;
      readonly stack: string;
      readonly elapsedMs: number;
    }
  /** A library member that the problem does not provide was used. */
  | { readonly kind: 'forbidden'; readonly message: string; readonly stack: string }
  | { readonly kind: 'time-limit'; readonly limitMs: number }
  /** `message` where a limit of the problem was met; without one the realm itself ran out of memory. */
  | { readonly kind: 'memory-limit'; readonly message?: string | undefined; readonly stack?: string | undefined }
  | { readonly kind: 'output-limit'; readonly message: string }
  /** The tensor backend lost its device or context meanwhile: nothing that it answered counts. */
  | { readonly kind: 'backend-lost'; readonly message: string }
  /** The realm answered nonsense (a forged or broken message): the person's code attacked it. */
  | { readonly kind: 'broken-realm'; readonly message: string };

export type LoadOutcome =
  | {
      readonly kind: 'loaded';
      readonly exports: readonly { readonly name: string; readonly type: 'function' | 'class' | 'other' }[];
    }
  | { readonly kind: 'threw'; readonly name: string; readonly message: string; readonly stack: string }
  | { readonly kind: 'forbidden'; readonly message: string; readonly stack: string }
  | { readonly kind: 'time-limit'; readonly limitMs: number }
  | { readonly kind: 'memory-limit' }
  | { readonly kind: 'output-limit'; readonly message: string }
  | { readonly kind: 'broken-realm'; readonly message: string };

/** One fresh realm. After any outcome but `loaded`, `returned` and `threw` it is dead. */
export interface Realm {
  /** Import a module under a key. Several may be loaded (reference, mistakes). */
  load(key: string, module: CompiledModule, limitMs: number): Promise<LoadOutcome>;
  run(job: Job, limitMs: number): Promise<JobOutcome>;
  /** Console lines so far (bounded), and how many were dropped. */
  console(): { readonly lines: readonly ConsoleLine[]; readonly dropped: number };
  /** End it and free everything. Idempotent. */
  dispose(): void;
}

export interface RealmNeeds {
  readonly who: 'solver' | 'author';
  readonly libraries: readonly Library[];
  /** Dotted library members that are not provided, e.g. `tf.train`, with the reason told to the person. */
  readonly forbid: readonly { readonly name: string; readonly why: string }[];
  /** Of a library that is named here only these members are provided. */
  readonly allow?: readonly string[] | undefined;
  /** Time is taken in it: it takes no spare, and none is made ready beside it. */
  readonly timed?: boolean | undefined;
  /** Where tfjs computes; the cpu unless given. Only for a realm that has tfjs. */
  readonly backend?: OtherBackend | undefined;
}

/** Thrown by `OpenRealm` when the backend that was asked for does not start here. */
export class BackendStartError extends Error {
  override readonly name = 'BackendStartError';
}

/** Hand out a fresh realm (a warmed one where the shell keeps a spare). */
export type OpenRealm = (needs: RealmNeeds) => Promise<Realm>;
