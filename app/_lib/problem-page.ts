/** A problem as its page shows it: rendered texts, starters, and what is told after solving. */

import { type Difficulty, type Kind, type Problem, STYLES, type Style } from '#judge/spec/problem';
import { starterFor } from '#judge/spec/starter';
import { largestWorkOf } from '#judge/verdict/auto-backend';
import { renderMarkdown } from './render-markdown';

export interface ProblemPage {
  /** Names drafts and submissions: the bank's slug, or the key of an own problem. */
  readonly slug: string;
  readonly title: string;
  readonly difficulty: Difficulty;
  readonly kind: Kind;
  readonly topics: readonly string[];
  readonly statementHtml: string;
  readonly learnHtml: string;
  readonly hintsHtml: readonly string[];
  readonly complexityHtml: string;
  readonly followUps: readonly { readonly askHtml: string; readonly answerHtml: string }[];
  readonly accepted: readonly {
    readonly id: string;
    readonly style: Style;
    readonly source: string;
    readonly note: string;
  }[];
  /** A right submission can be measured beside an accepted solution. */
  readonly isTimed: boolean;
  /** Multiply-adds of the largest operation that the cases invite; `auto` chooses the backend by it. */
  readonly largestWork: number;
  readonly starters: Readonly<Record<Style, string>>;
  /** The style that the page opens in: the one with the given program, where only one has it. */
  readonly firstStyle: Style;
  /** Parameters that a person's own input gives; undefined for class problems, which take none. */
  readonly ownInputs: readonly { readonly name: string; readonly optional: boolean }[] | undefined;
}

/** @param images pictures of the statement, by the name under which it asks for them */
export async function problemPage(
  problem: Problem,
  slug: string,
  images: readonly { readonly name: string; readonly url: string }[] = [],
): Promise<ProblemPage> {
  const { signature } = problem;
  const render = (text: string): Promise<string> => renderMarkdown(text, images);
  return {
    slug,
    title: problem.title,
    difficulty: problem.difficulty,
    kind: problem.kind,
    topics: problem.topics,
    statementHtml: await render(problem.statement),
    learnHtml: await render(problem.learn),
    hintsHtml: await Promise.all(problem.hints.map(render)),
    complexityHtml: await render(problem.complexity),
    followUps: await Promise.all(
      problem.followUps.map(async ({ ask, answer }) => ({
        askHtml: await render(ask),
        answerHtml: await render(answer),
      })),
    ),
    accepted: problem.accepted.map(({ id, style, source, note }) => ({ id, style, source, note: note ?? '' })),
    isTimed: problem.performance !== undefined,
    largestWork: largestWorkOf(problem.cases),
    starters: { arrays: starterFor(problem, 'arrays'), tensors: starterFor(problem, 'tensors') },
    firstStyle: STYLES.find((style) => problem.starters[style] !== undefined) ?? 'arrays',
    ownInputs:
      signature.kind === 'function' ? signature.params.map(({ name, optional }) => ({ name, optional })) : undefined,
  };
}
