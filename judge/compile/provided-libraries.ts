/** The libraries that a solution may import, and the names under which it may ask for them. */

import type { Library } from '../run/realm';

const LIBRARY_OF_SPECIFIER: ReadonlyMap<string, Library> = new Map<string, Library>([
  ['@tensorflow/tfjs', '@tensorflow/tfjs'],
  ['@tensorflow/tfjs-core', '@tensorflow/tfjs'],
  ['mathjs', 'mathjs'],
]);

/** How `forbid` entries of a problem call each library: `tf.train`, `math.eigs`. */
const LIBRARY_OF_NAMESPACE: ReadonlyMap<string, Library> = new Map<string, Library>([
  ['tf', '@tensorflow/tfjs'],
  ['math', 'mathjs'],
]);

export function findLibrary(specifier: string): Library | null {
  return LIBRARY_OF_SPECIFIER.get(specifier) ?? null;
}

/** Say why a module cannot be imported; null when it can. */
export function refuseImport(specifier: string): string | null {
  if (findLibrary(specifier) !== null) return null;
  const shown = specifier.length > 80 ? `${specifier.slice(0, 80)}…` : specifier;
  return `${shown === '' ? 'The empty module name' : shown} is not provided; provided are @tensorflow/tfjs and mathjs`;
}

/** A member of a library that a problem does not provide. */
export interface ForbiddenMember {
  readonly library: Library;
  /** `tf.train.adam` is ['train', 'adam']. */
  readonly path: readonly string[];
  readonly name: string;
  readonly why: string;
}

/** The members of one library that a problem provides, and no others. */
export interface AllowedMembers {
  readonly library: Library;
  /** As problems write it: `tf`. */
  readonly namespace: string;
  /** `tf.linalg.qr` is ['linalg', 'qr']. */
  readonly paths: readonly (readonly string[])[];
}

/** Read the `allow` entries of a problem, library by library. */
export function readAllowed(allow: readonly string[]): AllowedMembers[] {
  return [...LIBRARY_OF_NAMESPACE].flatMap(([namespace, library]) => {
    const own = allow.map((name) => name.split('.')).filter(([first]) => first === namespace);
    return own.length === 0 ? [] : [{ library, namespace, paths: own.map(([, ...path]) => path) }];
  });
}

/** What is told of a member that is not among the allowed ones. */
export function notAllowed(name: string, { namespace, paths }: AllowedMembers): string {
  const names = paths.map((path) => [namespace, ...path].join('.'));
  const shown = names.slice(0, MAX_NAMED).join(', ');
  const more = names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : '';
  return `${name} is not provided in this problem: of this library it provides ${shown}${more}`;
}

const MAX_NAMED = 12;

/** Read the `forbid` entries of a problem; an entry of an unknown namespace is skipped (the problem's parser refuses it). */
export function readForbidden(forbid: readonly { readonly name: string; readonly why: string }[]): ForbiddenMember[] {
  return forbid.flatMap(({ name, why }) => {
    const [namespace, ...path] = name.split('.');
    const library = LIBRARY_OF_NAMESPACE.get(namespace ?? '');
    return library === undefined || path.length === 0 ? [] : [{ library, path, name, why }];
  });
}
