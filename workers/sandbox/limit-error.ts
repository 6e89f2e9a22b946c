/** A limit of the problem that a solution ran into: what is told, and where it happened. */

export interface Violation {
  readonly message: string;
  readonly stack: string;
}

/**
 * Thrown into the solution that goes too far, so that it stops at the very line. A solution may catch it; the meter
 * remembers.
 */
export class LimitError extends Error {
  override readonly name = 'LimitError';
}

/** Make the error, and keep what is told of it. */
export function violate(message: string): { readonly error: LimitError; readonly violation: Violation } {
  const error = new LimitError(message);
  return { error, violation: { message, stack: `${error.stack}` } };
}

export function tooLarge(what: string, shape: readonly number[], elements: number, limit: number): string {
  return `your code formed ${what} of shape [${joined(shape)}] (${grouped(elements)} elements); at most ${grouped(limit)} are allowed`;
}

export function tooMany(what: string, bytes: number, limit: number): string {
  return `your code held ${grouped(bytes)} bytes of ${what} at once, inputs included; at most ${grouped(limit)} are allowed`;
}

/** `262,144`, made without functions that a solution may have replaced. */
export function grouped(count: number): string {
  const digits = `${count}`;
  let text = '';
  for (let i = 0; i < digits.length; i++) text += `${i > 0 && (digits.length - i) % 3 === 0 ? ',' : ''}${digits[i]}`;
  return text;
}

function joined(shape: readonly number[]): string {
  let text = '';
  for (let i = 0; i < shape.length; i++) text += `${i > 0 ? ',' : ''}${shape[i]}`;
  return text;
}
