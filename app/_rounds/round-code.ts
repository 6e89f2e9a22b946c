/**
 * The code of a round: enough to have the same problems, inputs and clock on another machine.
 *
 * `R1-phone-screen-4k9x2c-7h3q`: version, template, seed, check. A template that is not of the bank travels inside
 * the code (`R1-~<base64url>-…`). The check covers the template and the versions of the chosen problems, so that a
 * machine with another bank says that its round is another one instead of pretending.
 */

import { seedFrom } from '#judge/tensor/random';
import type { ChosenProblem } from './choose-problems';
import { type Template, templateSchema } from './template-schema';

export interface RoundCode {
  readonly template:
    | { readonly kind: 'named'; readonly id: string }
    | { readonly kind: 'inline'; readonly template: Template };
  readonly seed: number;
  readonly check: string;
}

/** Crockford's letters: none is mistaken for another when read aloud. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const SEED_LETTERS = 6;
const CHECK_LETTERS = 4;
const MAX_CHARACTERS = 20_000;

/** @param isBuiltIn the template is the bank's own, known by its id everywhere */
export function printCode(
  template: Template,
  isBuiltIn: boolean,
  seed: number,
  problems: readonly ChosenProblem[],
): string {
  const name = isBuiltIn ? template.id : `~${toBase64Url(JSON.stringify(template))}`;
  return `R1-${name}-${toLetters(seed, SEED_LETTERS)}-${checkOf(template, problems)}`;
}

/** Read a code as typed or pasted. @returns what is wrong with it, in words, when it is none */
export function parseCode(text: string): RoundCode | string {
  const code = text.trim();
  if (code.length > MAX_CHARACTERS) return 'This is too long to be the code of a round.';
  const match = /^R1-(.+)-([0-9a-z]{6})-([0-9a-z]{4})$/i.exec(code);
  const [, name, seedText, check] = match ?? [];
  if (name === undefined || seedText === undefined || check === undefined)
    return 'This is no code of a round: it reads like R1-phone-screen-4k9x2c-7h3q.';
  const seed = fromLetters(seedText);
  if (seed === undefined) return `The part "${seedText}" of the code is misspelt.`;
  if (!name.startsWith('~'))
    return { template: { kind: 'named', id: name.toLowerCase() }, seed, check: check.toLowerCase() };
  const template = templateSchema.safeParse(fromBase64Url(name.slice(1)));
  if (!template.success) return 'The template inside this code is damaged: a part of it is missing or was changed.';
  return { template: { kind: 'inline', template: template.data }, seed, check: check.toLowerCase() };
}

/** Four letters over the template and the chosen problems with their versions. */
export function checkOf(template: Template, problems: readonly ChosenProblem[]): string {
  const chosen = problems.map(({ entry }) => `${entry.slug}@${entry.version}`).join(' ');
  return toLetters(seedFrom('check', JSON.stringify(template), chosen), CHECK_LETTERS);
}

/** The salt of a submission: the same for everybody who has the code. @param attempt counts the submissions to this problem from 1 */
export function saltOf(seed: number, slug: string, attempt: number): number {
  return seedFrom('round', seed, slug, attempt);
}

function toLetters(value: number, count: number): string {
  let rest = value;
  let text = '';
  for (let i = 0; i < count; i++) {
    text = `${LETTERS[rest % 32] ?? ''}${text}`;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function fromLetters(text: string): number | undefined {
  let value = 0;
  for (const letter of text.toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1')) {
    const digit = LETTERS.indexOf(letter);
    if (digit < 0) return undefined;
    value = value * 32 + digit;
  }
  return value;
}

function toBase64Url(text: string): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(binary).replaceAll('+', '.').replaceAll('/', '_').replace(/=+$/, '');
}

/** The JSON behind it; undefined where it is damaged. A dot instead of a hyphen: the hyphen parts the code. */
function fromBase64Url(text: string): unknown {
  try {
    const binary = atob(text.replaceAll('.', '+').replaceAll('_', '/'));
    return JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (one) => one.charCodeAt(0))),
    );
  } catch {
    return undefined;
  }
}
