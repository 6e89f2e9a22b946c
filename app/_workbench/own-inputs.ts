/** The person's own input, as typed: JSON and infinities for each parameter, or what is wrong with it. */

import type { ProblemPage } from '../_lib/problem-page';

export type OwnInputs =
  | { readonly kind: 'none' }
  | { readonly kind: 'inputs'; readonly inputs: Readonly<Record<string, unknown>> }
  | { readonly kind: 'invalid'; readonly name: string; readonly message: string };

export function readOwnInputs(params: ProblemPage['ownInputs'], texts: Readonly<Record<string, string>>): OwnInputs {
  if (params === undefined || params.every(({ name }) => (texts[name] ?? '').trim() === '')) return { kind: 'none' };
  const inputs: Record<string, unknown> = {};
  for (const { name, optional } of params) {
    const text = (texts[name] ?? '').trim();
    if (text === '') {
      if (optional) continue;
      return { kind: 'invalid', name, message: `${name} is missing` };
    }
    const read = readLiteral(text);
    if (read.kind === 'wrong') return { kind: 'invalid', name, message: `${name} ${read.why}` };
    inputs[name] = read.value;
  }
  return { kind: 'inputs', inputs };
}

/** Strings whole, so that nothing inside of them is taken for a number. */
const TOKENS = /"(?:[^"\\]|\\.)*"|(?<![\w.])-?Infinity(?!\w)|-?\d[\d.eE+-]*/g;

/** JSON reads it as infinite, and it is as long as the word: places in messages stay right. */
const ENDLESS = '1e999999';

function readLiteral(
  text: string,
): { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'wrong'; readonly why: string } {
  // JSON.parse would make it infinite without a word.
  const tooLarge = text.match(TOKENS)?.find((token) => /^-?\d/.test(token) && Math.abs(Number(token)) === Infinity);
  if (tooLarge !== undefined)
    return {
      kind: 'wrong',
      why: `holds ${tooLarge}, which is too large for a number; infinities are written out, as Infinity or -Infinity`,
    };
  const json = text.replace(TOKENS, (token) =>
    /^-?Infinity$/.test(token) ? token.replace('Infinity', ENDLESS) : token,
  );
  try {
    return { kind: 'value', value: JSON.parse(json) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Some engines quote the text, which here is not quite what the person wrote.
    return { kind: 'wrong', why: `is no JSON: ${json === text ? message : message.replace(/, (?:\.\.\.)?".*$/s, '')}` };
  }
}
