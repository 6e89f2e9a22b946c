/** Messages between the shell and the process of a realm: plain data that a structured clone carries. */

/** A script to run in the context, with the code cache of an earlier process. */
export interface RealmScript {
  /** `context`, or the name of a library. */
  readonly name: string;
  readonly code: string;
  readonly cache: Uint8Array | null;
}

export type ToChild =
  | { readonly kind: 'start'; readonly scripts: readonly RealmScript[] }
  | { readonly kind: 'payload'; readonly payload: unknown };

export type FromChild =
  | { readonly kind: 'ready'; readonly caches: Readonly<Record<string, Uint8Array>> }
  /** A message of the runner, not yet parsed. */
  | { readonly kind: 'payload'; readonly payload: unknown }
  /** The runner's message could not be sent on (it held shared memory). */
  | { readonly kind: 'unreadable' };
