/**
 * A library as a problem provides it: a copy of its namespace where members that are not provided throw.
 *
 * Chained methods of tensors follow their functions: without `tf.softmax` there is no `x.softmax()`.
 */

/** Marks the error of a member that is not provided, so that it is told apart from any other throw. */
export class NotProvidedError extends Error {
  override readonly name = 'NotProvidedError';
}

/**
 * @param prefix how problems write the library: `tf` or `math`
 * @param forbid dotted members such as `tf.train` or `tf.train.adam`, with the reason told to the person
 * @param allow dotted members; where some are of this library, no others are provided
 */
export function provideLibrary(
  namespace: object,
  prefix: string,
  forbid: readonly { readonly name: string; readonly why: string }[],
  allow: readonly string[] = [],
): object {
  const allowed = pathsOf(allow, prefix);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(namespace)) copy[key] = (namespace as Record<string, unknown>)[key];
  if (allowed.length > 0) keepOnly(copy, allowed, prefix, namesOf(allow, prefix));
  for (const { name, why } of forbid) {
    const [path] = pathsOf([name], prefix);
    if (path !== undefined) hide(copy, path, `${name} is not provided in this problem: ${why}`);
  }
  if (prefix === 'tf') hideMethods(namespace, copy);
  return Object.freeze(copy);
}

/** `tf.linalg.qr` of the library `tf` is ['linalg', 'qr']. */
function pathsOf(names: readonly string[], prefix: string): string[][] {
  return names.flatMap((name) => {
    const [first, ...path] = name.split('.');
    return first === prefix && path.length > 0 ? [path] : [];
  });
}

function namesOf(allow: readonly string[], prefix: string): string {
  const names = allow.filter((name) => name.startsWith(`${prefix}.`));
  return `${names.slice(0, MAX_NAMED).join(', ')}${names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : ''}`;
}

const MAX_NAMED = 12;

/** Hide everything but these paths. */
function keepOnly(
  target: Record<string, unknown>,
  paths: readonly (readonly string[])[],
  place: string,
  names: string,
): void {
  for (const key of Object.keys(target)) {
    const inner = paths.filter(([first]) => first === key).map(([, ...rest]) => rest);
    if (inner.length === 0) {
      hide(target, [key], `${place}.${key} is not provided in this problem: of this library it provides ${names}`);
      continue;
    }
    const value = target[key];
    // The whole of it is allowed, or there is nothing inside to choose from.
    if (inner.some((rest) => rest.length === 0) || typeof value !== 'object' || value === null) continue;
    const copy = { ...(value as Record<string, unknown>) };
    target[key] = copy;
    keepOnly(copy, inner, `${place}.${key}`, names);
  }
}

function hide(target: Record<string, unknown>, [key, ...rest]: readonly string[], message: string): void {
  if (key === undefined || !(key in target)) return;
  if (rest.length > 0) {
    const inner = target[key];
    if (typeof inner !== 'object' || inner === null) return;
    const copy = { ...(inner as Record<string, unknown>) };
    target[key] = copy;
    hide(copy, rest, message);
    return;
  }
  hideProperty(target, key, message);
}

function hideProperty(target: object, key: string, message: string): void {
  Object.defineProperty(target, key, {
    configurable: false,
    enumerable: true,
    get: () => {
      throw new NotProvidedError(message);
    },
  });
}

/** Methods that tell what a tensor holds, and `cast`, which tfjs itself calls to make a variable: always there. */
const ALWAYS = new Set(['buffer', 'cast', 'clone', 'print', 'toString']);

/** Hide the chained method of each function that is not provided. */
function hideMethods(namespace: object, provided: Record<string, unknown>): void {
  const prototype = (namespace as { readonly Tensor?: { readonly prototype?: object } }).Tensor?.prototype;
  if (prototype === undefined) return;
  for (const key of Object.keys(provided)) {
    const message = refusalOf(provided, key);
    const method = Object.getOwnPropertyDescriptor(prototype, key);
    if (message === undefined || ALWAYS.has(key) || typeof method?.value !== 'function' || method.configurable !== true)
      continue;
    hideProperty(prototype, key, message);
  }
}

/** What is told of a hidden member; undefined of one that is provided. */
function refusalOf(provided: Record<string, unknown>, key: string): string | undefined {
  const getter = Object.getOwnPropertyDescriptor(provided, key)?.get;
  try {
    getter?.();
  } catch (error) {
    if (error instanceof NotProvidedError) return error.message;
  }
  return undefined;
}
