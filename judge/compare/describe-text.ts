/** Two strings that differ, and the character at which they part. */

/** `is "lowe", expected "lower": it ends where "r" should follow`. */
export function describeTexts(actual: string, expected: string): string {
  const at = firstDifference(actual, expected);
  const start = at + CONTEXT <= MAX_SHOWN ? 0 : at - CONTEXT;
  const shown = `is ${quote(actual, start)}, expected ${quote(expected, start)}`;
  if (Math.max(actual.length, expected.length) <= SHORT) return shown;
  const [came, due] = [characterAt(actual, at), characterAt(expected, at)];
  if (came === undefined) return `${shown}: it ends where ${JSON.stringify(due)} should follow`;
  if (due === undefined) return `${shown}: it should end before ${JSON.stringify(came)}`;
  return `${shown}: they part at character ${at + 1}, ${JSON.stringify(came)} for ${JSON.stringify(due)}`;
}

/** A text of bounded length, for a message. */
export function clip(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`;
}

/** Up to here the eye finds the difference by itself. */
const SHORT = 6;
/** Characters shown around the difference of long texts. */
const CONTEXT = 12;
const MAX_SHOWN = 40;

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  // Two emoji may share their first half: the character begins there.
  return at > 0 && /[\uD800-\uDBFF]/.test(a[at - 1] ?? '') ? at - 1 : at;
}

function quote(text: string, start: number): string {
  const part = text.slice(start, start + MAX_SHOWN);
  return JSON.stringify(`${start > 0 ? '…' : ''}${part}${start + MAX_SHOWN < text.length ? '…' : ''}`);
}

/** The whole character, not half of an emoji. */
function characterAt(text: string, at: number): string | undefined {
  const code = text.codePointAt(at);
  return code === undefined ? undefined : String.fromCodePoint(code);
}
