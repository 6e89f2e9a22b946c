/** From a template, or a code, to a round that is ready to begin. */

import type { BankEntry } from './bank-entry';
import { chooseProblems } from './choose-problems';
import type { Round } from './round';
import { checkOf, parseCode, printCode } from './round-code';
import type { Template } from './template-schema';

export type Made =
  | {
      readonly kind: 'made';
      readonly round: Round;
      /** False where a code was made with another bank: its problems may have been other ones. */
      readonly isSame: boolean;
    }
  | { readonly kind: 'refused'; readonly why: string };

interface Birth {
  /** A random UUID. */
  readonly id: string;
  readonly nowMs: number;
}

interface World {
  readonly bank: readonly BankEntry[];
  readonly templates: readonly Template[];
}

export function makeRound(template: Template, seed: number, world: World, { id, nowMs }: Birth): Made {
  const choice = chooseProblems(template, seed, world.bank);
  if (choice.kind === 'impossible') return { kind: 'refused', why: `${choice.where}: ${choice.why}` };
  const isBuiltIn = world.templates.some((one) => JSON.stringify(one) === JSON.stringify(template));
  const problems = choice.problems.map(({ section, entry: { topics, askedIn, ...entry } }) => ({
    section,
    ...entry,
    topics: [...topics],
    askedIn: [...askedIn],
  }));
  const code = printCode(template, isBuiltIn, seed, choice.problems);
  return { kind: 'made', round: { id, code, seed, template, problems, createdAt: nowMs }, isSame: true };
}

/** The round of a code, as its maker had it. */
export function replayRound(text: string, world: World, birth: Birth): Made {
  const code = parseCode(text);
  if (typeof code === 'string') return { kind: 'refused', why: code };
  const { template: wanted } = code;
  const template = wanted.kind === 'inline' ? wanted.template : world.templates.find((one) => one.id === wanted.id);
  if (template === undefined)
    return { kind: 'refused', why: `There is no template "${wanted.kind === 'named' ? wanted.id : ''}" here.` };
  const made = makeRound(template, code.seed, world, birth);
  if (made.kind === 'refused') return made;
  const choice = chooseProblems(template, code.seed, world.bank);
  const isSame = choice.kind === 'chosen' && checkOf(template, choice.problems) === code.check;
  return { ...made, isSame };
}
