/** What a loaded module offers, and what it threw: read without trusting a getter. */

import { NotProvidedError } from './provide-library';
import { shorten } from './shorten';

export const MAX_TEXT = 8_192;

const toText = String;
const { construct } = Reflect;
const PlainObject = Object;
const NewTypeError = TypeError;

/** The named export; a lone default export is what was meant, whatever its name. */
export function findExport(
  namespace: Readonly<Record<string, unknown>>,
  name: string,
): (...args: unknown[]) => unknown {
  const entry = namespace[name] ?? namespace['default'];
  if (typeof entry !== 'function')
    throw new NewTypeError(
      `the export "${name}" is ${entry === undefined ? 'missing' : `no function but ${typeof entry}`}`,
    );
  return entry as (...args: unknown[]) => unknown;
}

/** An arrow function, or an async one, is no class; the engine would say so by printing its source. */
export function classOf(entry: (...args: unknown[]) => unknown, name: string): (...args: unknown[]) => unknown {
  try {
    // Checks that `entry` can be constructed, without running it.
    construct(PlainObject, [], entry);
  } catch {
    throw new NewTypeError(`the export "${name}" is a function that cannot be called with "new"; a class is needed`);
  }
  return entry;
}

export interface Thrown {
  readonly kind: 'threw';
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** Anything can be thrown: read it without trusting a getter. */
export function describeThrown(
  error: unknown,
): Thrown | { readonly kind: 'forbidden'; readonly message: string; readonly stack: string } {
  const read = (key: string): string => {
    try {
      const value = (error as Record<string, unknown>)[key];
      return typeof value === 'string' ? shorten(value, MAX_TEXT) : '';
    } catch {
      return '';
    }
  };
  const isObject = (typeof error === 'object' && error !== null) || typeof error === 'function';
  if (!isObject) {
    const message = typeof error === 'string' ? `"${shorten(error, MAX_TEXT)}"` : toText(error);
    return { kind: 'threw', name: 'thrown value', message, stack: '' };
  }
  if (isNotProvided(error)) return { kind: 'forbidden', message: read('message'), stack: read('stack') };
  const name = read('name');
  const message = read('message');
  if (name === '' && message === '')
    return { kind: 'threw', name: 'thrown value', message: 'an object', stack: read('stack') };
  return { kind: 'threw', name: name || 'Error', message, stack: read('stack') };
}

function isNotProvided(error: unknown): boolean {
  try {
    return error instanceof NotProvidedError;
  } catch {
    // A proxy that refuses to show its prototype.
    return false;
  }
}
