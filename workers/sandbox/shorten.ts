const { apply } = Reflect;
const { slice } = String.prototype;

/** The first `length` characters, whatever a solution made of `String.prototype`. */
export function shorten(text: string, length: number): string {
  return text.length > length ? (apply(slice, text, [0, length]) as string) : text;
}
