/** A library as a problem provides it: a copy of its namespace where forbidden members throw. */

/** Marks the error of a forbidden member, so that it is told apart from any other throw. */
export class NotProvidedError extends Error {
  override readonly name = 'NotProvidedError';
}

/**
 * @param prefix how problems write the library: `tf` or `math`
 * @param forbid dotted members such as `tf.train` or `tf.train.adam`, with the reason told to the person
 */
export function provideLibrary(
  namespace: object,
  prefix: string,
  forbid: readonly { readonly name: string; readonly why: string }[],
): object {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(namespace)) copy[key] = (namespace as Record<string, unknown>)[key];
  for (const { name, why } of forbid) {
    const [first, ...path] = name.split('.');
    if (first !== prefix || path.length === 0) continue;
    hide(copy, path, `${name} is not provided in this problem: ${why}`);
  }
  return Object.freeze(copy);
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
  Object.defineProperty(target, key, {
    configurable: false,
    enumerable: true,
    get: () => {
      throw new NotProvidedError(message);
    },
  });
}
