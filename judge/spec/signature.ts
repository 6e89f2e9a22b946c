/** The signature of a problem: named dims, typed parameters, typed results; a function or a class. */

import type { DType } from '../tensor/value';

/** One axis: a named dim ("T"), or a fixed size (3). A named dim may be a list dim (see `Signature.dims`). */
export type Axis = { readonly name: string } | { readonly size: number };

export type ValueType =
  | { readonly kind: 'tensor'; readonly dtype: DType; readonly axes: readonly Axis[] }
  | { readonly kind: 'scalar'; readonly scalar: 'int' | 'float' | 'bool' | 'string' }
  /** A list of values whose axes may use list dims: item p of `list of f32[L]` has length L[p]. */
  | { readonly kind: 'list'; readonly item: ValueType };

export interface Parameter {
  readonly name: string;
  readonly type: ValueType;
  readonly optional: boolean;
}

export type ReturnType =
  | { readonly kind: 'single'; readonly type: ValueType }
  | { readonly kind: 'record'; readonly fields: readonly { readonly name: string; readonly type: ValueType }[] };

export interface Method {
  readonly name: string;
  readonly params: readonly Parameter[];
  readonly returns: ReturnType;
}

interface SignatureBase {
  /** The name that a solution exports. */
  readonly name: string;
  /** Allowed range of each named dim, inclusive. In a case a list dim holds a list of sizes. */
  readonly dims: Readonly<Record<string, { readonly min: number; readonly max: number }>>;
  /** The dims that the longest sums run over; they scale the automatic tolerance. */
  readonly reduces: readonly string[];
}

export interface FunctionSignature extends SignatureBase {
  readonly kind: 'function';
  readonly params: readonly Parameter[];
  readonly returns: ReturnType;
}

export interface ClassSignature extends SignatureBase {
  readonly kind: 'class';
  readonly construct: readonly Parameter[];
  readonly methods: readonly Method[];
}

export type Signature = FunctionSignature | ClassSignature;
