import type { Difficulty, Style } from '#judge/spec/problem';

/** A problem as its page shows it: rendered texts, starters, and what is told after solving. */
export interface ProblemPage {
  readonly slug: string;
  readonly title: string;
  readonly difficulty: Difficulty;
  readonly topics: readonly string[];
  readonly statementHtml: string;
  readonly hintsHtml: readonly string[];
  readonly complexityHtml: string;
  readonly followUps: readonly { readonly askHtml: string; readonly answerHtml: string }[];
  readonly accepted: readonly {
    readonly id: string;
    readonly style: Style;
    readonly source: string;
    readonly note: string;
  }[];
  readonly starters: Readonly<Record<Style, string>>;
  /** Parameters that a person's own input gives; undefined for class problems, which take none. */
  readonly ownInputs: readonly { readonly name: string; readonly optional: boolean }[] | undefined;
}
